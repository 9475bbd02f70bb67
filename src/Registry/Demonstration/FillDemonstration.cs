using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Demonstration;

/// <summary>A demonstration that is wanted.</summary>
/// <param name="Children">How many children come to each programme at each site.</param>
/// <param name="Seed">The same seed on the same day tells the same story.</param>
/// <param name="Password">By which all invented people sign in.</param>
public sealed record NewDemonstration(int Children, int Seed, string Password);

/// <summary>What came of it.</summary>
/// <param name="IsNew">False when the demonstration was there already; then only the password is new.</param>
/// <param name="Children">How many children there are.</param>
public sealed record FilledDemonstration(bool IsNew, int Children);

/// <summary>
/// Fills an empty registry with two invented sites that follow the given programmes, by the same operations as people use, at instants in the past, so that history and windows are real.
/// No effect of any treatment is built in: see <see cref="NaturalCourse"/>. A registry with any other site is refused.
/// </summary>
public sealed class FillDemonstration(IDbContextFactory<RegistryDb> databases, PersonVault vault, TimeProvider time)
{
    public const int MostChildren = 500;

    private const int Months = 18;
    private const int NewVersionMonths = 8;
    private const string OldDocuments = "0.9";

    private static readonly TimeSpan Quiet = TimeSpan.FromHours(2); // so that nothing that takes a minute reaches past the present

    /// <summary>The invented people.</summary>
    public static ImmutableArray<DemonstrationAccount> Accounts => DemonstrationPeople.All;

    /// <summary>A password that nobody has used.</summary>
    public static string NewPassword() => DemonstrationPeople.NewPassword();

    /// <param name="wanted">What is wanted.</param>
    /// <param name="programmes">The programmes that both sites follow.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancel">Stops it; what was told by then stays.</param>
    public async Task<Outcome<FilledDemonstration>> Run(NewDemonstration wanted, ImmutableArray<Programme> programmes, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Children is < 1 or > MostChildren) return new Refused(RefusalCode.Invalid, $"From 1 to {MostChildren} children can come to each programme at each site.");
        var sites = await new ListSites(databases, time).All(cancel);
        if (sites.Any(s => !s.Site.Synthetic)) return new Refused(RefusalCode.WrongState, "This registry has a real site. Invented children never come into it; give the demonstration a registry of its own.");
        var isNew = sites.IsEmpty;
        if (!isNew && !DemonstrationSites.All.Select(s => s.Code).SequenceEqual(sites.Select(s => s.Site.Code), StringComparer.Ordinal)) return new Refused(RefusalCode.WrongState, "This registry has sites already. Give the demonstration a registry of its own.");
        if (isNew)
        {
            foreach (var (site, i) in DemonstrationSites.All.Select((s, i) => (s, i)))
                await Fill(site, i, wanted, programmes, share => progress?.Report((i + share) / DemonstrationSites.All.Length), cancel);
            sites = await new ListSites(databases, time).All(cancel);
        }

        var opened = await DemonstrationPeople.Open(databases, Acting.AsOperator(sites[0].Site.SiteId, time), wanted.Password, cancel);
        if (opened.Refused is { } refused) return refused;
        var children = 0;
        foreach (var site in sites)
        {
            await using var db = databases.At(site.Site.SiteId);
            children += await db.Participants.CountAsync(cancel);
        }

        return new FilledDemonstration(isNew, children);
    }

    private async Task Fill(NewSite planned, int place, NewDemonstration wanted, ImmutableArray<Programme> programmes, Action<double> told, CancellationToken cancel)
    {
        var until = time.GetUtcNow() - Quiet;
        var from = until.AddMonths(-Months);
        var id = DemonstrationSite.Must(await new AddSite(databases, new Past(from)).Run(planned, cancel));
        var people = await DemonstrationPeople.Add(databases, id, planned.Code, from, cancel);
        var agenda = new Agenda(until);
        var present = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, TimeZoneInfo.FindSystemTimeZoneById(planned.TimeZone)).DateTime);
        var site = new DemonstrationSite(databases, id, planned.Code, planned.TimeZone, people, agenda, present, unchecked((wanted.Seed * 31) + place));
        var children = Deal.Children(site, programmes, place, wanted.Children, present);
        site.On(present.AddMonths(-Months).AddDays(1), 8, async () =>
        {
            await DemonstrationSites.File(site, site.Today, present);
            await KeepSiteLog.Fill(site);
            foreach (var programme in programmes) await Adopt(site, programme with { Version = 0, Consent = programme.Consent with { DocumentVersion = OldDocuments } });
            new KeepOffice(site).Begin();
        });
        foreach (var child in children) site.On(child.Comes, child.Chance.Between(9.0, 15.0), new ScreenChild(child, vault).Begin);
        site.On(present.AddMonths(-NewVersionMonths), 8, () => TakeUp(site, programmes, children));
        await agenda.Run(from, now => told((now - from) / (until - from)), cancel);
    }

    /// <summary>The programmes get new consent documents: whoever takes part is moved to the new version and asked again.</summary>
    private static async Task TakeUp(DemonstrationSite site, ImmutableArray<Programme> programmes, ImmutableArray<InventedChild> children)
    {
        foreach (var programme in programmes) await Adopt(site, programme);
        foreach (var child in children.Where(c => c.Id != Guid.Empty && !c.HasWithdrawn))
        {
            await using (var db = site.Reading())
                if (!await db.Participants.AnyAsync(p => p.Id == child.Id && p.State == ParticipantState.Enrolled)) continue;
            DemonstrationSite.Must(await new MigrateChild(site.Databases).Run(site.As(Role.Coordinator, child.Person, "New consent documents."), child.Id));
            foreach (var parent in (ConsentGiver[])[ConsentGiver.Mother, ConsentGiver.Father])
                site.In(child.Chance.Between(0, 3), () => child.IsGone ? Task.CompletedTask : site.Say(child, ConsentKind.Permission, parent, child.Programme.Consent.DocumentVersion, "Asked again: the documents are new."));
        }
    }

    private static async Task Adopt(DemonstrationSite site, Programme programme) => DemonstrationSite.Must(await new AdoptProgramme(site.Databases).Run(site.As(Role.Coordinator), programme));

    private sealed class Past(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
