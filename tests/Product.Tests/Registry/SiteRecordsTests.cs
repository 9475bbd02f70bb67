using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Today;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>Files, logs, settings and the practice copy of a site.</summary>
public sealed class SiteRecordsTests
{
    private static readonly RegistryKeys Keys = RegistryKeys.Read(RegistryKeys.New(DateTimeOffset.UnixEpoch));

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_file_is_kept_sealed_and_comes_back_as_it_was(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var bytes = Encoding.UTF8.GetBytes("%PDF-1.7 the ethics board approves");
        var document = OpenRegistry.Document(SiteDocumentKind.EthicsApproval) with { FileHash = "" };
        var id = (await new UploadSiteDocument(registry.Database, Keys).Run(registry.As(site, Role.Coordinator), document, new("C:\\letters\\approval.pdf", bytes), Cancel)).Done;
        var read = (await new ReadSiteDocument(registry.Database, Keys).Run(registry.As(site, Role.Monitor), id, Cancel)).Done;
        Assert.Equal(bytes, read.Bytes);
        Assert.Equal("approval.pdf", read.Name);
        await using (var db = registry.Reading(site))
        {
            var kept = await db.SiteDocumentFiles.SingleAsync(Cancel);
            Assert.Equal(-1, kept.Sealed.AsSpan().IndexOf("ethics"u8));
            Assert.DoesNotContain("ealed", string.Concat(await db.History.Select(h => h.Changes).ToListAsync(Cancel)), StringComparison.Ordinal);
        }

        var other = RegistryKeys.Read(RegistryKeys.New(DateTimeOffset.UnixEpoch));
        Assert.Equal(RefusalCode.WrongState, (await new ReadSiteDocument(registry.Database, other).Run(registry.As(site, Role.Monitor), id, Cancel)).Refused!.Code);
        Assert.Equal("file", Assert.Single((await new UploadSiteDocument(registry.Database, Keys).Run(registry.As(site, Role.Coordinator), document, new("empty.pdf", []), Cancel)).Refused!.Fields).Field);
    }

    [Theory, EachEngine]
    public async Task Whoever_acts_is_warned_until_delegated_signed_and_trained(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var rater = (await new AddAccount(registry.Database).Run(registry.As(site, Role.Administrator), new("r@example.org", "R", Role.BlindedRater), Cancel)).Done.UserId;
        var acting = new Acting(rater, Role.BlindedRater, site, registry.Clock.Now);
        Assert.Equal(4, (await Duties(registry, acting)).Count);

        var delegating = new DelegateTask(registry.Database);
        var line = (await delegating.Run(registry.As(site, Role.Coordinator), new(rater, SiteTask.Assessment, new(2026, 11, 1)), Cancel)).Done;
        Assert.Equal(4, (await Duties(registry, acting)).Count); // not signed yet
        Assert.Equal(RefusalCode.NotAllowed, (await delegating.Sign(registry.As(site, Role.Coordinator), line, Cancel)).Refused!.Code);
        Assert.True((await delegating.Sign(registry.As(site, Role.Clinician), line, Cancel)).IsDone);
        Assert.Equal(3, (await Duties(registry, acting)).Count);

        var train = new RecordTraining(registry.Database);
        foreach (var topic in Training.Needed(Role.BlindedRater)) Assert.True((await train.Run(registry.As(site, Role.Coordinator), new(rater, topic, "A course", new(2026, 1, 1), new(2026, 12, 1)), Cancel)).IsDone);
        Assert.Empty(await Duties(registry, acting));
        registry.Clock.Now = new(2026, 12, 2, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(3, (await Duties(registry, acting)).Count);
        Assert.Equal("on", Assert.Single((await train.Run(registry.As(site, Role.Coordinator), new(rater, TrainingTopic.Other, "x", new(2027, 1, 1)), Cancel)).Refused!.Fields).Field);
        Assert.Equal(RefusalCode.NotFound, (await train.Run(registry.As(site, Role.Coordinator), new(Guid.NewGuid(), TrainingTopic.Other, "x", new(2026, 1, 1)), Cancel)).Refused!.Code);

        async Task<List<string>> Duties(OpenRegistry open, Acting who) =>
            [.. (await new ListNotices(open.Database).Run(new(who.UserId, who.Role, who.SiteId, open.Clock.Now), Cancel)).Where(n => n.Kind == NoticeKind.Duty).Select(n => n.Says)];
    }

    [Theory, EachEngine]
    public async Task A_document_is_told_of_thirty_days_before_it_expires_to_those_who_can_file_another(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.ActiveSite(); // until 2027-01-01
        async Task<int> Told(Role role) => (await new ListNotices(registry.Database).Run(registry.As(site, role), Cancel)).Count(n => n.Kind == NoticeKind.Document);
        registry.Clock.Now = new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero); // 31 days before
        Assert.Equal(0, await Told(Role.Coordinator));
        registry.Clock.Now = new(2026, 12, 2, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(6, await Told(Role.Coordinator));
        Assert.Equal(0, await Told(Role.Clinician));
    }

    [Theory, EachEngine]
    public async Task A_practice_copy_is_a_site_of_its_own_and_always_synthetic(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var live = (await new AddSite(registry.Database, registry.Clock).Run(new("HAN1", "Centre", "VN", "Asia/Ho_Chi_Minh"), Cancel)).Done;
        Assert.Null((await new Equipoise.Registry.Programmes.AdoptProgramme(registry.Database).Run(registry.As(live, Role.Administrator), Cohort.P3, Cancel)).Refused);
        var nurse = (await new AddAccount(registry.Database).Run(registry.As(live, Role.Administrator), new("n@example.org", "N", Role.Coordinator), Cancel)).Done.UserId;
        var copy = (await new CopyForPractice(registry.Database).Run(registry.As(live, Role.Administrator), null, Cancel)).Done;
        Assert.Equal("PHAN1", copy.Code);
        await using (var db = registry.Reading(copy.SiteId))
        {
            var site = await db.Sites.SingleAsync(Cancel);
            Assert.True(site.Synthetic);
            Assert.Equal(live, site.PracticeOf);
            Assert.Equal(nurse, (await db.SiteRoles.SingleAsync(Cancel)).UserId);
            Assert.Equal("p3", (await db.SiteProgrammes.SingleAsync(Cancel)).ProgrammeId);
            Assert.True(SiteActivation.Of(await db.SiteDocuments.ToListAsync(Cancel), new(2026, 11, 26)).IsActive);
        }

        // The real site did not become active by its copy, and takes in nobody the copy takes in.
        var vault = new PersonVault(Keys);
        var child = (await new AddChild(registry.Database, vault).Run(registry.As(copy.SiteId, Role.Coordinator), new("p3", new("An", new(2024, 1, 1)), Sex.Male), Cancel)).Done;
        Assert.Equal("PHAN1-0001", child.Pseudonym);
        await using (var db = registry.Reading(live)) Assert.Equal((0, 0), (await db.Participants.CountAsync(Cancel), await db.SiteDocuments.CountAsync(Cancel)));
        Assert.Equal(RefusalCode.Duplicate, (await new CopyForPractice(registry.Database).Run(registry.As(live, Role.Administrator), "PRA2", Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.WrongState, (await new CopyForPractice(registry.Database).Run(registry.As(copy.SiteId, Role.Administrator), null, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await new CopyForPractice(registry.Database).Run(registry.As(live, Role.Coordinator), null, Cancel)).Refused!.Code);
        Assert.True((await new AddSite(registry.Database, registry.Clock).Run(new("HCM1", "Another", "VN", "Asia/Ho_Chi_Minh"), Cancel)).IsDone);
    }

    [Theory, EachEngine]
    public async Task Two_who_change_a_site_at_once_do_not_overwrite_each_other(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var change = new ChangeSite(registry.Database);
        Assert.Equal(2, (await change.Run(registry.As(site, Role.Coordinator), new("A better name", "Asia/Ho_Chi_Minh", 1), Cancel)).Done);
        Assert.Equal(RefusalCode.Conflict, (await change.Run(registry.As(site, Role.Administrator), new("Another name", "Asia/Ho_Chi_Minh", 1), Cancel)).Refused!.Code);
        Assert.Equal("timeZone", Assert.Single((await change.Run(registry.As(site, Role.Administrator), new("Another name", "Hanoi", 2), Cancel)).Refused!.Fields).Field);
        await using var db = registry.Reading(site);
        Assert.Equal("A better name", (await db.Sites.SingleAsync(Cancel)).Name);
    }
}
