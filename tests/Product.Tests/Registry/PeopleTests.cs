using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Today;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>Invitations anew, locked accounts, and emergencies.</summary>
public sealed class PeopleTests
{
    private const string Emergency = "The child has a seizure in the therapy room.";

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_new_invitation_ends_the_one_before_and_a_lock_ends_both(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var administrator = registry.As(site, Role.Administrator);
        var person = (await new AddAccount(registry.Database).Run(administrator, new("n@example.org", "N", Role.Coordinator), Cancel)).Done.UserId;
        var invite = new InviteAnew(registry.Database);
        Assert.Equal(40, (await invite.Run(administrator, person, Cancel)).Done.Code!.Length);
        Assert.Equal(1, await Open());
        var locking = new LockAccount(registry.Database);
        Assert.Equal(RefusalCode.ReasonMissing, (await locking.Run(administrator, person, Cancel)).Refused!.Code);
        Assert.True((await locking.Run(administrator with { Reason = "Left." }, person, Cancel)).IsDone);
        Assert.Equal(0, await Open());
        Assert.True((await new ListPeople(registry.Database).Run(administrator, Cancel)).Done.Single().IsLocked);
        Assert.Equal(RefusalCode.WrongState, (await invite.Run(administrator, person, Cancel)).Refused!.Code);
        Assert.True((await locking.Unlock(administrator, person, Cancel)).IsDone);
        Assert.False((await new ListPeople(registry.Database).Run(administrator, Cancel)).Done.Single().IsLocked);
        await using var db = registry.Reading(site);
        Assert.Equal([AccountEventKind.Invited, AccountEventKind.InvitedAnew, AccountEventKind.Locked, AccountEventKind.Unlocked], await db.AccountEvents.OrderBy(e => e.Kind).Select(e => e.Kind).ToListAsync(Cancel));
        Assert.Equal(4, await db.History.CountAsync(h => h.Table == "AccountEvents", Cancel));

        async Task<int> Open() => await registry.Reading(site).Invitations.CountAsync(i => i.UsedAt == null && i.Until > registry.Clock.Now, Cancel);
    }

    [Theory, EachEngine]
    public async Task An_account_that_acts_at_another_site_cannot_be_taken_over_from_this_one(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var (site, other) = (await registry.Site(), await registry.Site("HCM1"));
        var add = new AddAccount(registry.Database);
        var person = (await add.Run(registry.As(other, Role.Administrator), new("n@example.org", "N", Role.Clinician), Cancel)).Done.UserId;
        Assert.Equal(RefusalCode.NotFound, (await new InviteAnew(registry.Database).Run(registry.As(site, Role.Administrator), person, Cancel)).Refused!.Code);
        await add.Run(registry.As(site, Role.Administrator), new("n@example.org", "N", Role.Monitor), Cancel);
        Assert.Equal(RefusalCode.WrongState, (await new InviteAnew(registry.Database).Run(registry.As(site, Role.Administrator), person, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.WrongState, (await new LockAccount(registry.Database).Run(registry.As(site, Role.Administrator) with { Reason = "Why not." }, person, Cancel)).Refused!.Code);
        Assert.True((await new InviteAnew(registry.Database).Run(Acting.AsOperator(site, registry.Clock), person, Cancel)).IsDone);
    }

    [Theory, EachEngine]
    public async Task The_last_administrator_stays(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var add = new AddAccount(registry.Database);
        var first = (await add.Run(Acting.AsOperator(site, registry.Clock), new("a@example.org", "A", Role.Administrator), Cancel)).Done.UserId;
        Guid role;
        await using (var db = registry.Reading(site)) role = (await db.SiteRoles.SingleAsync(r => r.UserId == first, Cancel)).Id;
        Assert.Equal(RefusalCode.WrongState, (await new EndRole(registry.Database).Run(registry.As(site, Role.Administrator), role, Cancel)).Refused!.Code);
        await add.Run(registry.As(site, Role.Administrator), new("b@example.org", "B", Role.Administrator), Cancel);
        Assert.True((await new EndRole(registry.Database).Run(registry.As(site, Role.Administrator), role, Cancel)).IsDone);
    }

    [Theory, EachEngine]
    public async Task In_an_emergency_one_child_can_be_read_for_an_hour_and_each_look_is_recorded(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var (child, other) = (await cohort.Enrolled(), await cohort.Enrolled("Trần Thị Bình"));
        Assert.Null((await cohort.Infuse(child)).Refused);
        var registry = cohort.Registry;
        var therapist = (await new AddAccount(registry.Database).Run(registry.As(cohort.Site, Role.Administrator), new("t@example.org", "T. Herapist", Role.Therapist), Cancel)).Done.UserId;
        Acting As() => new(therapist, Role.Therapist, cohort.Site, registry.Clock.Now) { Reason = Emergency, RequestKey = Guid.NewGuid().ToString() };
        var breaking = new BreakTheGlass(registry.Database);
        var reading = new ReadBehindGlass(registry.Database, cohort.Vault);
        Assert.Equal(RefusalCode.ReasonMissing, (await breaking.Run(As() with { Reason = "help" }, new(child), Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await breaking.Run(registry.As(cohort.Site, Role.BlindedRater) with { Reason = Emergency }, new(child), Cancel)).Refused!.Code);
        var glass = (await breaking.Run(As(), new(child), Cancel)).Done;
        Assert.Equal("Nguyễn Văn An", (await reading.Run(As(), new(glass.BreakId, GlassPart.Identity), Cancel)).Done.Identity!.Name);
        var infusion = Assert.Single((await reading.Run(As(), new(glass.BreakId, GlassPart.Infusions), Cancel)).Done.Records);
        Assert.Contains(new("Identifier of the product", "LOT-7"), infusion.Answers);
        Assert.Empty((await reading.Run(As(), new(glass.BreakId, GlassPart.Laboratory), Cancel)).Done.Records);
        Assert.Equal(RefusalCode.NotFound, (await reading.Run(registry.As(cohort.Site, Role.Clinician), new(glass.BreakId, GlassPart.Identity), Cancel)).Refused!.Code); // nobody else's glass
        registry.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(RefusalCode.WrongState, (await reading.Run(As(), new(glass.BreakId, GlassPart.Identity), Cancel)).Refused!.Code);
        await using var db = registry.Reading(cohort.Site);
        Assert.Equal(3, await db.History.CountAsync(h => h.Table == "GlassUses" && h.ParticipantId == child.ToString(), Cancel));
        Assert.Equal(Emergency, (await db.History.SingleAsync(h => h.Table == "GlassBreaks", Cancel)).Reason);
        Assert.DoesNotContain("Nguyễn", string.Concat(await db.HandledRequests.Select(r => r.Answer).ToListAsync(Cancel)), StringComparison.Ordinal);
        Assert.NotEqual(child, other);
    }

    [Theory, EachEngine]
    public async Task Administrators_and_monitors_are_told_until_one_of_each_has_looked(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add()).Done.ParticipantId;
        var registry = cohort.Registry;
        var therapist = (await new AddAccount(registry.Database).Run(registry.As(cohort.Site, Role.Administrator), new("t@example.org", "T. Herapist", Role.Therapist), Cancel)).Done.UserId;
        var glass = (await new BreakTheGlass(registry.Database).Run(new(therapist, Role.Therapist, cohort.Site, registry.Clock.Now) { Reason = Emergency }, new(child), Cancel)).Done;
        var acknowledge = new AcknowledgeGlass(registry.Database);
        foreach (var role in (Role[])[Role.Administrator, Role.Monitor])
        {
            Assert.Contains("HAN1-0001", Assert.Single(await Told(role)).Says, StringComparison.Ordinal);
            Assert.True((await acknowledge.Run(registry.As(cohort.Site, role), new(glass.BreakId, "There was a seizure."), Cancel)).IsDone);
            Assert.Empty(await Told(role));
            Assert.Equal(RefusalCode.WrongState, (await acknowledge.Run(registry.As(cohort.Site, role), new(glass.BreakId, "Again."), Cancel)).Refused!.Code);
        }

        foreach (var role in (Role[])[Role.BlindedRater, Role.Coordinator]) Assert.Empty(await Told(role));

        async Task<List<Notice>> Told(Role role) => [.. (await new ListNotices(registry.Database).Run(registry.As(cohort.Site, role), Cancel)).Where(n => n.Kind == NoticeKind.Emergency)];
    }
}
