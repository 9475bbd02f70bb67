using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

public sealed class SiteTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_site_is_active_only_while_every_document_is_on_file_and_holds(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var file = new FileSiteDocument(registry.Database);
        var kinds = Enum.GetValues<SiteDocumentKind>();
        foreach (var (kind, filed) in kinds.Select((k, i) => (k, i)))
        {
            Assert.Equal(kinds.Length - filed, (await Line(registry)).Activation.Lacking.Length);
            Assert.Null((await file.Run(registry.As(site, Role.Coordinator), OpenRegistry.Document(kind), Cancel)).Refused);
        }

        Assert.Equal(new DateOnly(2027, 1, 1), (await Line(registry)).Activation.HoldsUntil);
        registry.Clock.Now = new(2027, 1, 1, 16, 59, 59, TimeSpan.Zero); // the last second of that day in Hanoi
        Assert.True((await Line(registry)).Activation.IsActive);
        registry.Clock.Now = new(2027, 1, 1, 17, 0, 0, TimeSpan.Zero);
        Assert.Contains("Insurance: expired on 2027-01-01.", (await Line(registry)).Activation.Lacking);
        Assert.Null((await file.Run(registry.As(site, Role.Coordinator), OpenRegistry.Document(SiteDocumentKind.Insurance) with { Expires = null }, Cancel)).Refused);
        Assert.DoesNotContain((await Line(registry)).Activation.Lacking, l => l.StartsWith("Insurance", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task What_cannot_be_true_of_a_document_is_refused_by_its_field(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var site = await registry.Site();
        var file = new FileSiteDocument(registry.Database);
        var good = OpenRegistry.Document(SiteDocumentKind.Payment);
        (NewSiteDocument Document, string Field)[] bad =
        [
            (good with { Reference = " " }, "reference"), (good with { Reference = new string('x', 5000) }, "reference"),
            (good with { Dated = new(2026, 11, 27) }, "dated"), (good with { Expires = new(2025, 12, 31) }, "expires"),
            (good with { FileHash = "zz" }, "fileHash"), (good with { Payer = null }, "payer"), (good with { FamilyPays = -1 }, "familyPays"), (good with { FamilyPays = 7200 }, "currency"),
        ];
        foreach (var (document, field) in bad)
            Assert.Equal(field, Assert.Single((await file.Run(registry.As(site, Role.Coordinator), document, Cancel)).Refused!.Fields).Field);
        await using var db = registry.Reading(site);
        Assert.Equal(0, await db.SiteDocuments.CountAsync(Cancel));
        Assert.Equal(1, await db.History.CountAsync(Cancel));
    }

    [Theory, EachEngine]
    public async Task The_code_of_a_site_is_its_own(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        await registry.Site();
        var again = await new AddSite(registry.Database, registry.Clock).Run(new("HAN1", "Another", "VN", "Asia/Ho_Chi_Minh"), Cancel);
        Assert.Equal(RefusalCode.Duplicate, again.Refused!.Code);
        var bad = await new AddSite(registry.Database, registry.Clock).Run(new("han 1", "", "Vietnam", "Hanoi"), Cancel);
        Assert.Equal(["code", "name", "country", "timeZone"], bad.Refused!.Fields.Select(f => f.Field));
    }

    [Theory, EachEngine]
    public async Task A_person_acts_in_a_role_from_the_moment_it_is_given_until_it_ends(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var (site, other) = (await registry.Site(), await registry.Site("HCM1"));
        var add = new AddAccount(registry.Database);
        var added = (await add.Run(Acting.AsOperator(site, registry.Clock), new("lan@example.org", "Lan", Role.Coordinator), Cancel)).Done;
        Assert.Equal(40, added.Code!.Length);
        Assert.Null((await add.Run(Acting.AsOperator(other, registry.Clock), new("LAN@example.org", "Lan", Role.Monitor), Cancel)).Done.Code);
        Assert.Equal(RefusalCode.Duplicate, (await add.Run(Acting.AsOperator(site, registry.Clock), new("lan@example.org", "Lan", Role.Coordinator), Cancel)).Refused!.Code);

        var choose = new ChooseRole(registry.Database, registry.Clock);
        Assert.True((await choose.Run(added.UserId, site, Role.Coordinator, Cancel)).IsDone);
        Assert.Equal(RefusalCode.NotAllowed, (await choose.Run(added.UserId, other, Role.Coordinator, Cancel)).Refused!.Code);
        Assert.Equal(2, (await new ListSites(registry.Database, registry.Clock).Of(added.UserId, Cancel)).Length);

        var role = (await choose.Of(added.UserId, Cancel)).Single(r => r.SiteId == site);
        registry.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.True((await new EndRole(registry.Database).Run(registry.As(site, Role.Administrator), role.Id, Cancel)).IsDone);
        Assert.False((await choose.Run(added.UserId, site, Role.Coordinator, Cancel)).IsDone);
    }

    private static async Task<SiteLine> Line(OpenRegistry registry) => (await new ListSites(registry.Database, registry.Clock).All(Cancel)).Single();
}
