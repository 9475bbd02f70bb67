using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Exporting;

/// <summary>What an export holds and what it leaves out, by what whoever asks may read and by what families allow.</summary>
internal sealed record ExportScope
{
    public required RegistrySite Site { get; init; }

    public required ExportRequest Request { get; init; }

    public required Role Role { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Every version that the site has followed, oldest first, as it is kept.</summary>
    public required ImmutableArray<ProgrammeVersion> Versions { get; init; }

    public required ImmutableArray<Programme> Programmes { get; init; }

    /// <summary>Since when the site has followed which version.</summary>
    public required ImmutableArray<SiteProgramme> Adopted { get; init; }

    public required ImmutableArray<ExportedForm> Forms { get; init; }

    /// <summary>The children who took back the use of what was collected before.</summary>
    public required FrozenSet<Guid> Excluded { get; init; }

    public required ExportCounts Counts { get; init; }

    /// <summary>Because of the role: without it the export is not whole.</summary>
    public required ImmutableArray<string> Hidden { get; init; }

    public ExportDates Dates => Request.Dates;

    public DateOnly Today => Site.Today(At);

    /// <summary>Whether it can be read back without loss.</summary>
    public bool IsWhole => Dates == ExportDates.Absolute && Hidden.IsEmpty;

    public ImmutableArray<string> LeftOut => [.. Hidden, .. ByOffsets(), .. ByFamilies(), "Who the children are is never exported."];

    public bool Reads(Right right) => Permissions.Allow(Role, right);

    public static async Task<Outcome<ExportScope>> Of(RegistryDb db, Acting acting, ExportRequest request, CancellationToken cancel)
    {
        if (await db.Sites.SingleOrDefaultAsync(cancel) is not { } site) return new Refused(RefusalCode.NotFound, "There is no such site.");
        var adopted = await db.SiteProgrammes.Where(p => p.ProgrammeId == request.ProgrammeId).OrderBy(p => p.From).ThenBy(p => p.ProgrammeVersion).ToListAsync(cancel);
        if (adopted.Count == 0) return new Refused(RefusalCode.NotFound, $"The site does not follow a programme '{request.ProgrammeId}'.");
        var hashes = adopted.Select(a => a.ProgrammeHash).Distinct(StringComparer.Ordinal).ToList();
        var versions = await db.ProgrammeVersions.AsNoTracking().Where(v => hashes.Contains(v.Hash)).OrderBy(v => v.Number).ToListAsync(cancel);
        var programmes = ImmutableArray.CreateBuilder<Programme>(versions.Count);
        foreach (var version in versions) programmes.Add(await db.Programme(version.Hash, cancel));
        var (forms, hidden) = ExportedForm.Of(programmes, acting.Role);
        var excluded = await Withdrawn(db, request.ProgrammeId, site.Today(acting.At), cancel);
        return new ExportScope
        {
            Site = site,
            Request = request,
            Role = acting.Role,
            At = acting.At,
            Versions = [.. versions],
            Programmes = programmes.ToImmutable(),
            Adopted = [.. adopted],
            Forms = forms,
            Excluded = excluded,
            Counts = await Count(db, acting, request.ProgrammeId, excluded, site.Today(acting.At), cancel),
            Hidden = [.. hidden, .. Parts(acting.Role)],
        };
    }

    private static IEnumerable<string> Parts(Role role)
    {
        foreach (var (right, what) in ((Right, string)[])[(Right.ScreeningRead, "Children who were not enrolled, and decisions on suitability,"), (Right.ConsentsRead, "Consents"), (Right.VisitsRead, "Visits"), (Right.DeviationsRead, "Deviations"), (Right.QueriesRead, "Queries")])
            if (!Permissions.Allow(role, right)) yield return $"{what} are left out: the role {Words.Of(role)} may not read them.";
    }

    private IEnumerable<string> ByOffsets()
    {
        if (Dates == ExportDates.Offsets) yield return "Days are counted from the child's first infusion, or from its enrolment or screening while there was none. Free texts, row ids, dates of which only a part is known and the name of the site are left out, because they could tell the day or the child.";
    }

    private IEnumerable<string> ByFamilies()
    {
        if (Excluded.Count > 0) yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Excluded.Count} {(Excluded.Count == 1 ? "child is" : "children are")} left out: the family took back the use of what was collected before.");
    }

    private static async Task<FrozenSet<Guid>> Withdrawn(RegistryDb db, string programmeId, DateOnly today, CancellationToken cancel)
    {
        var asked = await db.ConsentEvents.Where(e => e.Scope == WithdrawalScope.PastData).Select(e => e.ParticipantId).Distinct().ToListAsync(cancel);
        var excluded = new HashSet<Guid>();
        foreach (var child in await db.Participants.Where(p => p.ProgrammeId == programmeId && asked.Contains(p.Id)).ToListAsync(cancel))
            if (!(await db.Consent(child, today, cancel)).MayUsePast) excluded.Add(child.Id);
        return excluded.ToFrozenSet();
    }

    private static async Task<ExportCounts> Count(RegistryDb db, Acting acting, string programmeId, FrozenSet<Guid> excluded, DateOnly today, CancellationToken cancel)
    {
        var all = db.Participants.Where(p => p.ProgrammeId == programmeId);
        var states = await all.GroupBy(p => new { p.State, Enrolled = p.EnrolledOn != null }).Select(g => new { g.Key.State, g.Key.Enrolled, Number = g.Count() }).ToListAsync(cancel);
        int Of(ParticipantState state) => states.Where(s => s.State == state && s.Enrolled).Sum(s => s.Number);
        return new()
        {
            Screened = acting.May(Right.ScreeningRead) ? states.Sum(s => s.Number) : null,
            NotEnrolled = acting.May(Right.ScreeningRead) ? states.Where(s => !s.Enrolled).Sum(s => s.Number) : null,
            Enrolled = states.Where(s => s.Enrolled).Sum(s => s.Number),
            Completed = Of(ParticipantState.Completed),
            Withdrawn = Of(ParticipantState.Withdrawn),
            WithdrewPastData = excluded.Count,
            Visits = acting.May(Right.VisitsRead) ? await CountVisits(db, programmeId, excluded, today, cancel) : null,
        };
    }

    private static async Task<VisitCounts> CountVisits(RegistryDb db, string programmeId, FrozenSet<Guid> excluded, DateOnly today, CancellationToken cancel)
    {
        var gone = excluded.ToList();
        var visits = from visit in db.Visits
                     join child in db.Participants on new { visit.SiteId, Id = visit.ParticipantId } equals new { child.SiteId, child.Id }
                     where child.ProgrammeId == programmeId && !gone.Contains(child.Id)
                     select visit;
        var states = await visits.GroupBy(v => v.State).Select(g => new { State = g.Key, Number = g.Count() }).ToDictionaryAsync(s => s.State, s => s.Number, cancel);
        var overdue = await visits.CountAsync(v => v.State == VisitState.Planned && v.WindowTo < today, cancel);
        return new(states.GetValueOrDefault(VisitState.Planned), overdue, states.GetValueOrDefault(VisitState.Done), states.GetValueOrDefault(VisitState.Missed), states.GetValueOrDefault(VisitState.Cancelled));
    }
}
