using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Today;

/// <summary>The visits whose window is open or has closed, and the forms that wait at them.</summary>
internal static class DueVisits
{
    public static async Task<(ImmutableArray<DueVisit> Visits, int Due, int Closing, int Overdue)> Run(RegistryDb db, Acting acting, WantedToday wanted, ImmutableDictionary<string, Programme> programmes, DateOnly day, CancellationToken cancel)
    {
        var soon = day.AddDays(ListToday.ClosingDays);
        var planned = Of(db, acting.Role, wanted, programmes).Where(v => v.State == VisitState.Planned);
        // A window that has closed has opened, so that one index alone finds each of these.
        var overdue = await planned.CountAsync(v => v.WindowTo < day, cancel);
        var closing = await planned.CountAsync(v => v.WindowTo >= day && v.WindowTo <= soon && v.WindowFrom <= day, cancel);
        var later = await planned.CountAsync(v => v.WindowFrom <= day, cancel) - overdue - closing;
        var rows = await Page(planned, wanted, day, overdue, cancel);
        var childIds = rows.Select(r => r.ParticipantId).Distinct().ToList();
        var children = await db.Participants.Where(p => childIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var visitIds = rows.ConvertAll(r => (Guid?)r.Id);
        var records = (await db.FormRecords.Where(r => visitIds.Contains(r.VisitId) && r.Entry == 1).Select(r => new { r.VisitId, r.Form, r.State }).ToListAsync(cancel)).ToLookup(r => (r.VisitId!.Value, r.Form), r => r.State);
        var visits = ImmutableArray.CreateBuilder<DueVisit>(rows.Count);
        foreach (var visit in rows)
        {
            var child = children[visit.ParticipantId];
            var programme = programmes.GetValueOrDefault(child.ProgrammeHash) ?? await db.Programme(child.ProgrammeHash, cancel);
            var state = visit.WindowTo < day ? DueState.Overdue : visit.WindowTo <= soon ? DueState.Closing : DueState.Due;
            visits.Add(new(visit.Id, child.Id, child.Pseudonym, visit.Code, visit.PlannedOn!.Value, visit.WindowTo!.Value, state)
            {
                Name = programme.NameOf(visit.Code), DaysLeft = visit.WindowTo.Value.DayNumber - day.DayNumber, Forms = [.. Waiting(programme, visit, acting.Role, code => records[(visit.Id, code)])],
            });
        }

        return (visits.ToImmutable(), later, closing, overdue);
    }

    /// <summary>The overdue ones come first, by the end of their window, then those that are open.</summary>
    private static async Task<List<Visit>> Page(IQueryable<Visit> planned, WantedToday wanted, DateOnly day, int overdue, CancellationToken cancel)
    {
        var before = ListToday.Before(wanted.VisitPage, wanted);
        var rows = before >= overdue ? [] : await planned.Where(v => v.WindowTo < day).OrderBy(v => v.WindowTo).ThenBy(v => v.ParticipantId).ThenBy(v => v.Place).Skip(before).Take(wanted.PageSize).ToListAsync(cancel);
        if (rows.Count < wanted.PageSize)
            rows.AddRange(await planned.Where(v => v.WindowTo >= day && v.WindowFrom <= day).OrderBy(v => v.WindowTo).ThenBy(v => v.ParticipantId).ThenBy(v => v.Place).Skip(Math.Max(0, before - overdue)).Take(wanted.PageSize - rows.Count).ToListAsync(cancel));
        return rows;
    }

    private static IEnumerable<DueForm> Waiting(Programme programme, Visit visit, Role role, Func<string, IEnumerable<RecordState>> states) =>
        from code in programme.Visit(visit.Code)?.Forms ?? []
        let form = programme.Form(code)
        where form is not null && form.MayRead(role) && form.MayWrite(role)
        let state = states(code).Select(s => (RecordState?)s).FirstOrDefault()
        where state is null or RecordState.Draft
        select new DueForm(code, form.Title, state);

    /// <summary>The visits that a role may know of, of the programme and with the forms that are wanted.</summary>
    private static IQueryable<Visit> Of(RegistryDb db, Role role, WantedToday wanted, ImmutableDictionary<string, Programme> programmes)
    {
        var visits = db.Visits.AsQueryable();
        if (wanted.Programme is { } id) visits = visits.Where(v => db.Participants.Any(p => p.SiteId == v.SiteId && p.Id == v.ParticipantId && p.ProgrammeId == id));
        var keys = new List<string>();
        var all = true;
        foreach (var (hash, programme) in programmes)
        {
            var codes = programme.Seen(role).Where(code => wanted.For is not { } other || FilledInBy(programme, code, other)).ToList();
            all &= codes.Count == programme.Visits.Length;
            keys.AddRange(codes.Select(code => hash + "/" + code));
        }

        return all ? visits : visits.Where(v => db.Participants.Any(p => p.SiteId == v.SiteId && p.Id == v.ParticipantId && keys.Contains(p.ProgrammeHash + "/" + v.Code)));
    }

    private static bool FilledInBy(Programme programme, string visit, Role role) => programme.Visit(visit)!.Forms.Any(code => programme.Form(code)?.MayWrite(role) == true);
}
