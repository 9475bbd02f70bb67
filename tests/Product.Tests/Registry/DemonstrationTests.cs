using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Demonstration;
using Equipoise.Registry.Forms;
using Equipoise.Registry.History;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Today;
using Equipoise.Registry.Visits;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

public sealed class DemonstrationTests
{
    private const string Password = "only-for-invented-sites";

    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    private static PersonVault Vault { get; } = new(RegistryKeys.Read(RegistryKeys.New(DateTimeOffset.UnixEpoch)));

    [Theory, EachEngine]
    public async Task An_empty_registry_is_filled_by_operations_whose_history_holds_and_a_second_time_only_the_password_is_new(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var filled = (await Fill(registry, 2)).Done;
        Assert.Equal((true, 8), (filled.IsNew, filled.Children));
        foreach (var site in await Sites(registry))
        {
            Assert.True(site.Site.Synthetic && site.Activation.IsActive);
            Assert.True((await new VerifyHistory(registry.Database).Run(site.Site.SiteId, cancel: Cancel)).Holds);
            Assert.Empty(await new VerifyRecords(registry.Database).Run(site.Site.SiteId, Cancel));
            await using var db = registry.Reading(site.Site.SiteId);
            Assert.All(await db.Participants.ToListAsync(Cancel), p => Assert.StartsWith("SYN", p.Pseudonym, StringComparison.Ordinal));
            Assert.True(await db.History.AllAsync(h => h.At <= registry.Clock.Now, Cancel));
            var ordered = await db.History.OrderBy(h => h.Sequence).Select(h => h.At).ToListAsync(Cancel);
            Assert.Equal(ordered.Order(), ordered);
        }

        var again = (await Fill(registry, 2, password: "another-password")).Done;
        Assert.Equal((false, 8), (again.IsNew, again.Children));
        await using var accounts = registry.Database.CreateDbContext();
        var users = await accounts.Users.ToListAsync(Cancel);
        Assert.Equal(FillDemonstration.Accounts.Length, users.Count);
        Assert.All(users, u => Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<RegistryUser>().VerifyHashedPassword(u, u.PasswordHash!, "another-password")));
    }

    [Theory, EachEngine]
    public async Task Invented_and_real_sites_never_share_a_registry(Engine engine)
    {
        await using var registry = await OpenRegistry.On(engine);
        var add = new AddSite(registry.Database, registry.Clock);
        Assert.Null((await add.Run(new("HAN1", "A real centre", "VN", "Asia/Ho_Chi_Minh"), Cancel)).Refused);
        Assert.Equal(RefusalCode.WrongState, (await add.Run(new("PLAY1", "For practice", "VN", "Asia/Ho_Chi_Minh", Synthetic: true), Cancel)).Refused!.Code);
        Assert.Contains("a real site", (await Fill(registry, 1)).Refused!.Message, StringComparison.Ordinal);
        Assert.Single(await Sites(registry));

        await using var practice = await OpenRegistry.On(engine);
        await practice.Site("PLAY1");
        Assert.Equal(RefusalCode.WrongState, (await new AddSite(practice.Database, practice.Clock).Run(new("HAN1", "A real centre", "VN", "Asia/Ho_Chi_Minh"), Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.WrongState, (await Fill(practice, 1)).Refused!.Code);
    }

    [Fact]
    public async Task The_same_seed_tells_the_same_story_and_another_another()
    {
        var (first, second, other) = (await Told(7), await Told(7), await Told(8));
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task A_newcomer_finds_something_on_every_page()
    {
        await using var registry = await OpenRegistry.On(Engine.Sqlite);
        await Fill(registry, 8);
        var (scopes, states, visits, kinds, deviations, queries, serious, doubles, overdue, giveUp, erased, migrated) = (new HashSet<WithdrawalScope>(), new HashSet<ParticipantState>(), new HashSet<VisitState>(), new HashSet<QueryKind>(), new HashSet<DeviationKind>(), new HashSet<QueryState>(), 0, 0, 0, new HashSet<string>(StringComparer.Ordinal), 0, 0);
        foreach (var site in await Sites(registry))
        {
            await using var db = registry.Reading(site.Site.SiteId);
            scopes.UnionWith(await db.ConsentEvents.Where(e => e.Scope != null).Select(e => e.Scope!.Value).ToListAsync(Cancel));
            states.UnionWith(await db.Participants.Select(p => p.State).ToListAsync(Cancel));
            visits.UnionWith(await db.Visits.Select(v => v.State).ToListAsync(Cancel));
            kinds.UnionWith(await db.DataQueries.Select(q => q.Kind).ToListAsync(Cancel));
            queries.UnionWith(await db.DataQueries.Select(q => q.State).ToListAsync(Cancel));
            deviations.UnionWith(await db.Deviations.Select(d => d.Kind).ToListAsync(Cancel));
            giveUp.UnionWith((await db.Participants.ToListAsync(Cancel)).Select(p => p.NotEnrolledBecause).OfType<string>());
            serious += (await db.FormRecords.Where(r => r.Form == "adverse-event").Select(r => r.Values).ToListAsync(Cancel)).Count(v => FormValues.Read(v).Text("serious") == "yes");
            doubles += await Slips(db);
            erased += await db.PersonIdentities.CountAsync(p => p.ErasedAt != null, Cancel);
            migrated += await db.History.CountAsync(h => h.What == "child.migrated", Cancel);
            overdue += (await new ListToday(registry.Database).Run(registry.As(site.Site.SiteId, Role.Coordinator), Cancel)).Done.Overdue;
        }

        Assert.Equal(Enum.GetValues<WithdrawalScope>(), scopes.Order());
        Assert.Equal(Enum.GetValues<VisitState>(), visits.Order());
        Assert.Equal(Enum.GetValues<DeviationKind>(), deviations.Order());
        Assert.Equal(Enum.GetValues<QueryKind>(), kinds.Order());
        Assert.Equal(Enum.GetValues<QueryState>(), queries.Order());
        Assert.Equal(Enum.GetValues<ParticipantState>().Except([ParticipantState.Completed]), states.Order());
        Assert.Equal((2, 2), (serious, giveUp.Count));
        Assert.True(doubles > 0 && overdue > 0 && erased > 0 && migrated > 0, $"{doubles} slips, {overdue} overdue, {erased} erased, {migrated} migrated");
    }

    [Theory]
    [InlineData("p3")]
    [InlineData("p5")]
    public void How_a_child_goes_on_does_not_hang_on_whether_it_has_cells(string id)
    {
        var programme = Data.Value.Programmes.Single(p => p.Id == id);
        var site = new DemonstrationSite(null!, Guid.NewGuid(), "SYN1", "Asia/Ho_Chi_Minh", Array.Empty<Guid>().ToLookup(_ => Role.Clinician), new(DateTimeOffset.MaxValue), new(2026, 11, 26), 3);
        for (var number = 1; number <= 50; number++)
        {
            var (treated, untreated) = (new InventedChild(site, programme, Story.Plain, number, new(2025, 3, 1)), new InventedChild(site, programme, Story.WithdrawsTreatment, number, new(2025, 3, 1)));
            foreach (var form in (string[])["cars", "vabs-3", "atec", "pddbi", "mb-cdi"])
                foreach (var day in (DateOnly[])[new(2025, 3, 5), new(2025, 4, 8), new(2025, 10, 20)])
                    Assert.Equal(Scores.Of(treated, form, day, 0), Scores.Of(untreated, form, day, 0));
        }
    }

    private static async Task<int> Slips(RegistryDb db)
    {
        var records = await db.FormRecords.Where(r => r.VisitId != null).ToListAsync(Cancel);
        return records.Where(r => r.Entry == 2).Count(second => FormValues.Read(second.Values).Write() != FormValues.Read(records.Single(r => r.Entry == 1 && r.VisitId == second.VisitId && r.Form == second.Form).Values).Write());
    }

    private static async Task<List<string>> Told(int seed)
    {
        await using var registry = await OpenRegistry.On(Engine.Sqlite);
        await Fill(registry, 2, seed);
        var told = new List<string>();
        foreach (var site in await Sites(registry))
        {
            await using var db = registry.Reading(site.Site.SiteId);
            var rows = await (from record in db.FormRecords
                              join child in db.Participants on record.ParticipantId equals child.Id
                              select new { child.Pseudonym, child.State, record.Form, record.Instance, record.Entry, record.CompletedAt, record.Values }).ToListAsync(Cancel);
            told.AddRange(rows.Select(r => $"{r.Pseudonym} {r.State} {r.Form} {r.Instance} {r.Entry} {r.CompletedAt:O} {r.Values}").Order(StringComparer.Ordinal));
        }

        Assert.NotEmpty(told);
        return told;
    }

    private static async Task<IReadOnlyList<SiteLine>> Sites(OpenRegistry registry) => await new ListSites(registry.Database, registry.Clock).All(Cancel);

    private static Task<Outcome<FilledDemonstration>> Fill(OpenRegistry registry, int children, int seed = 1, string password = Password) =>
        new FillDemonstration(registry.Database, Vault, registry.Clock).Run(new(children, seed, password), [.. Data.Value.Programmes.Where(p => p.Id is "p3" or "p5").OrderBy(p => p.Id, StringComparer.Ordinal)], cancel: Cancel);
}
