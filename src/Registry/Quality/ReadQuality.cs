using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Quality;

/// <summary>Counts what is missing, late, asked about and departed from at a site.</summary>
public sealed class ReadQuality(IDbContextFactory<RegistryDb> databases)
{
    private static readonly (int From, int? To)[] Bands = [(0, 7), (8, 14), (15, 30), (31, 90), (91, null)];

    public async Task<Outcome<SiteQuality>> Run(Acting acting, string? programme = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if ((acting.Without(Right.DeviationsRead) ?? acting.Without(Right.QueriesRead)) is { } refused) return refused;
        await using var db = databases.For(acting);
        var site = await db.Sites.SingleAsync(cancel);
        var day = site.Today(acting.At);
        var children = db.Participants.Where(p => programme == null || p.ProgrammeId == programme);
        return new SiteQuality(day, await Visits(db, children, day, cancel), await Completeness(db, programme, cancel),
            await Ageing(db, children, acting, site.Today, day, cancel), await Deviations(db, children, cancel), await Enrolment(children, cancel))
        {
            Discrepancy = await Differences(db, children, cancel),
        };
    }

    private static async Task<VisitCounts> Visits(RegistryDb db, IQueryable<Participants.Participant> children, DateOnly day, CancellationToken cancel)
    {
        var visits = from visit in db.Visits
                     join child in children on new { visit.SiteId, Id = visit.ParticipantId } equals new { child.SiteId, child.Id }
                     where visit.Code != Visit.Unscheduled
                     select visit;
        var states = await visits.GroupBy(v => v.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new(states.GetValueOrDefault(VisitState.Done), await visits.CountAsync(v => v.State == VisitState.Done && (v.ActualOn < v.WindowFrom || v.ActualOn > v.WindowTo), cancel),
            states.GetValueOrDefault(VisitState.Missed), await visits.CountAsync(v => v.State == VisitState.Planned && v.WindowTo < day, cancel), states.GetValueOrDefault(VisitState.Cancelled));
    }

    private static async Task<ImmutableArray<FormCompleteness>> Completeness(RegistryDb db, string? only, CancellationToken cancel)
    {
        var done = await (from visit in db.Visits
                          join child in db.Participants on new { visit.SiteId, Id = visit.ParticipantId } equals new { child.SiteId, child.Id }
                          where visit.State == VisitState.Done && visit.Code != Visit.Unscheduled && (only == null || child.ProgrammeId == only)
                          group visit by new { child.ProgrammeHash, visit.Code } into g
                          select new { g.Key.ProgrammeHash, g.Key.Code, Count = g.Count() }).ToListAsync(cancel);
        var filled = await (from record in db.FormRecords
                            join visit in db.Visits on new { record.SiteId, Id = record.VisitId } equals new { visit.SiteId, Id = (Guid?)visit.Id }
                            join child in db.Participants on new { visit.SiteId, Id = visit.ParticipantId } equals new { child.SiteId, child.Id }
                            where visit.State == VisitState.Done && visit.Code != Visit.Unscheduled && record.Entry == 1 && (only == null || child.ProgrammeId == only)
                            group record by new { child.ProgrammeHash, record.Form, IsDraft = record.State == RecordState.Draft } into g
                            select new { g.Key.ProgrammeHash, g.Key.Form, g.Key.IsDraft, Count = g.Select(r => r.VisitId).Distinct().Count() }).ToListAsync(cancel);
        var forms = new Dictionary<string, (ProgrammeForm Form, int Due, int Complete, int Draft)>(StringComparer.Ordinal);
        foreach (var group in done.GroupBy(d => d.ProgrammeHash, StringComparer.Ordinal))
        {
            var programme = await db.Programme(group.Key, cancel);
            foreach (var form in programme.Forms)
            {
                var due = group.Where(d => programme.Visit(d.Code)?.Forms.Contains(form.Code, StringComparer.Ordinal) == true).Sum(d => d.Count);
                if (due == 0) continue;
                var own = filled.Where(f => f.ProgrammeHash == group.Key && f.Form == form.Code).ToList();
                var before = forms.TryGetValue(form.Code, out var known) ? known : (form, 0, 0, 0);
                forms[form.Code] = (form, before.Item2 + due, before.Item3 + own.Where(f => !f.IsDraft).Sum(f => f.Count), before.Item4 + own.Where(f => f.IsDraft).Sum(f => f.Count));
            }
        }

        return [.. forms.Values.Select(f => new FormCompleteness(f.Form.Code, f.Form.Title, f.Due, Math.Min(f.Complete, f.Due), Math.Min(f.Draft, Math.Max(0, f.Due - f.Complete))))];
    }

    private static async Task<ImmutableArray<AgeBand>> Ageing(RegistryDb db, IQueryable<Participants.Participant> children, Acting acting, Func<DateTimeOffset, DateOnly> dayOf, DateOnly day, CancellationToken cancel)
    {
        var waiting = await (await db.VisibleQueries(acting.Role, cancel)).Where(q => q.State != QueryState.Closed && children.Any(p => p.SiteId == q.SiteId && p.Id == q.ParticipantId)).Select(q => new { q.State, q.OpenedAt }).ToListAsync(cancel);
        var ages = waiting.ConvertAll(q => (q.State, Days: day.DayNumber - dayOf(q.OpenedAt).DayNumber));
        int Count(QueryState state, (int From, int? To) band) => ages.Count(a => a.State == state && a.Days >= band.From && !(a.Days > band.To));
        return [.. Bands.Select(b => new AgeBand(b.From, b.To, Count(QueryState.Open, b), Count(QueryState.Answered, b)))];
    }

    private static async Task<ImmutableArray<DeviationCount>> Deviations(RegistryDb db, IQueryable<Participants.Participant> children, CancellationToken cancel)
    {
        var counts = await db.Deviations.Where(d => children.Any(p => p.SiteId == d.SiteId && p.Id == d.ParticipantId))
            .GroupBy(d => new { d.Kind, d.Class, Corrected = d.ResolvedAt != null }).Select(g => new { g.Key.Kind, g.Key.Class, g.Key.Corrected, Count = g.Count() }).ToListAsync(cancel);
        return
        [
            .. from kind in Enum.GetValues<DeviationKind>()
               let own = counts.Where(c => c.Kind == kind).ToList()
               select new DeviationCount(kind, own.Where(c => !c.Corrected && c.Class is null).Sum(c => c.Count), own.Where(c => !c.Corrected && c.Class == DeviationClass.Minor).Sum(c => c.Count),
                   own.Where(c => !c.Corrected && c.Class == DeviationClass.Major).Sum(c => c.Count), own.Where(c => c.Corrected).Sum(c => c.Count)),
        ];
    }

    /// <summary>Every month from the first child to the last, also those in which nobody came.</summary>
    private static async Task<ImmutableArray<EnrolmentMonth>> Enrolment(IQueryable<Participants.Participant> children, CancellationToken cancel)
    {
        var screened = await children.GroupBy(p => p.ScreenedOn).Select(g => new { Day = g.Key, Count = g.Count() }).ToListAsync(cancel);
        var enrolled = await children.Where(p => p.EnrolledOn != null).GroupBy(p => p.EnrolledOn).Select(g => new { Day = g.Key!.Value, Count = g.Count() }).ToListAsync(cancel);
        if (screened.Count == 0) return [];
        static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;
        var (first, last) = (screened.Min(s => MonthOf(s.Day)), Math.Max(screened.Max(s => MonthOf(s.Day)), enrolled.Select(e => MonthOf(e.Day)).DefaultIfEmpty(0).Max()));
        return [.. Enumerable.Range(first, last - first + 1).Select(m => new EnrolmentMonth(m / 12, (m % 12) + 1, screened.Where(s => MonthOf(s.Day) == m).Sum(s => s.Count), enrolled.Where(e => MonthOf(e.Day) == m).Sum(e => e.Count)))];
    }

    private static async Task<Discrepancy?> Differences(RegistryDb db, IQueryable<Participants.Participant> children, CancellationToken cancel)
    {
        var compared = await db.EntryComparisons.Where(c => children.Any(p => p.SiteId == c.SiteId && p.Id == c.ParticipantId)).Select(c => new { c.Compared, c.Differing }).ToListAsync(cancel);
        if (compared.Count == 0) return null;
        var answers = compared.Sum(c =>
        {
            using var fields = JsonDocument.Parse(c.Compared);
            return fields.RootElement.EnumerateObject().Count();
        });
        return new(compared.Count, answers, compared.Sum(c => c.Differing));
    }
}
