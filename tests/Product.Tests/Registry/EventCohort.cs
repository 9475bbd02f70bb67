using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>Adverse events of the children of a cohort.</summary>
internal static class EventCohort
{
    /// <summary>A complete event that is not serious, of which the site heard at 15:00 in Hanoi, half an hour ago.</summary>
    public static readonly (string Field, string Text)[] Fever =
    [
        ("verbatim", "Fever in the night"), ("began", "2026-11-26"), ("aware", "2026-11-26"), ("aware-time", "15:00"), ("serious", "no"), ("grade", "2"), ("how-learned", "told"), ("term", "Fever"),
        ("related", "possible"), ("reasonable", "yes"), ("action", "none"), ("outcome", "recovering"),
    ];

    public static readonly DateTimeOffset Aware = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The event with some answers otherwise; an empty text takes one away.</summary>
    public static (string Field, string Text)[] But(params (string Field, string Text)[] otherwise) =>
        [.. Fever.Where(f => otherwise.All(o => o.Field != f.Field)).Concat(otherwise)];

    public static async Task<SavedForm> Happens(this Cohort cohort, Guid child, bool complete, params (string Field, string Text)[] values) =>
        (await cohort.Save(Role.Clinician, new(child, "adverse-event") { Complete = complete, Values = Cohort.Inputs(values) })).Done;

    public static async Task<SavedForm> Changes(this Cohort cohort, Guid child, SavedForm saved, params (string Field, string Text)[] values)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        var seen = (await db.FormRecords.SingleAsync(r => r.Id == saved.RecordId, OpenRegistry.Cancel)).Version;
        return (await cohort.Save(Role.Clinician, new(child, "adverse-event") { RecordId = saved.RecordId, Seen = seen, Values = Cohort.Inputs(values) }, "More is known.")).Done;
    }

    public static async Task<AdverseEvent> Event(this Cohort cohort, SavedForm saved)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        return await db.AdverseEvents.SingleAsync(e => e.Id == saved.RecordId, OpenRegistry.Cancel);
    }

    public static async Task<List<EventNotice>> Notices(this Cohort cohort)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        return [.. (await db.EventNotices.ToListAsync(OpenRegistry.Cancel)).OrderBy(n => n.To).ThenBy(n => n.Number)];
    }

    public static async Task<List<DataQuery>> Odds(this Cohort cohort)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        return await db.DataQueries.Where(q => q.Kind == QueryKind.Odd).OrderBy(q => q.Id).ToListAsync(OpenRegistry.Cancel);
    }

    /// <summary>Sends the one notice to a receiver that waits.</summary>
    public static async Task<Outcome<bool>> Sends(this Cohort cohort, NoticeTo to, string? reference = null)
    {
        var notice = Assert.Single(await cohort.Notices(), n => n.To == to && n.State == NoticeState.Waiting);
        return await new SendNotice(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), new(notice.Id, cohort.Registry.Clock.Now, reference), OpenRegistry.Cancel);
    }

    public static void Wait(this Cohort cohort, double hours) => cohort.Registry.Clock.Now = cohort.Registry.Clock.Now.AddHours(hours);
}
