using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>
/// Reads the scores of a child over its visits, with the change since baseline where that can be computed. Whoever may not know of infusions gets days since enrolment, and nothing in what is read for them
/// looks at an infusion.
/// </summary>
public sealed class ReadCourse(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<ChildCourse>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AssessmentsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var infused = acting.May(Right.InfusionsRead) ? await FirstInfusion(db, child, programme, cancel) : null;
        var origin = infused ?? child.EnrolledOn;
        var points = await Points(db, acting, child, programme, origin, cancel);
        var series = points.GroupBy(p => (p.Score.Family, p.Score.Subscale, p.Score.Scale)).OrderBy(g => g.Min(p => p.Order))
            .Select(g => ReadSeries.Of([.. g.OrderBy(p => p.Point.On).ThenBy(p => p.VisitPlace).ThenBy(p => p.Point.RecordId)], infused));
        return new ChildCourse(child.Id, child.Pseudonym, infused is null ? CourseOrigin.Enrolment : CourseOrigin.Infusion, origin, programme.Goals is not null, [.. series]);
    }

    private static async Task<DateOnly?> FirstInfusion(RegistryDb db, Participant child, Programme programme, CancellationToken cancel)
    {
        var record = programme.Treatment.Record;
        var values = await db.FormRecords.Where(r => r.ParticipantId == child.Id && r.Form == record.Form && r.State != RecordState.Draft).Select(r => r.Values).ToListAsync(cancel);
        return values.Select(v => FormValues.Read(v).Day(record.Date)).Min();
    }

    private static async Task<List<ScoredPoint>> Points(RegistryDb db, Acting acting, Participant child, Programme programme, DateOnly? origin, CancellationToken cancel)
    {
        var records = await db.FormRecords.Where(r => r.ParticipantId == child.Id && r.Entry == 1 && r.State != RecordState.Draft && r.Scores != null).OrderBy(r => r.Id).ToListAsync(cancel);
        var visits = await db.Visits.Where(v => v.ParticipantId == child.Id).ToDictionaryAsync(v => v.Id, cancel);
        var before = BeforeCells(programme);
        var points = new List<ScoredPoint>();
        foreach (var record in records)
        {
            var version = await db.Programme(record.ProgrammeHash, cancel);
            if (version.Form(record.Form) is not { Topic: FormTopic.Assessment } form || !form.MayRead(acting.Role)) continue;
            var visit = record.VisitId is { } id ? visits.GetValueOrDefault(id) : null;
            var values = FormValues.Read(record.Values);
            var hidden = await db.Hides(acting, version, record, cancel);
            var on = form.Fields.Where(f => f.Type == FieldType.Date).Select(f => values.Day(f.Code)).FirstOrDefault(d => d is not null) ?? visit?.ActualOn ?? DateOnly.FromDateTime(record.CompletedAt!.Value.UtcDateTime);
            foreach (var (code, score) in StoredScore.Of(record))
            {
                if (form.Field(code)?.MayRead(acting.Role) != true) continue;
                var point = new CoursePoint
                {
                    RecordId = record.Id,
                    Visit = visit?.Code ?? Visit.Unscheduled,
                    VisitName = visit is null || visit.Code == Visit.Unscheduled ? "Unscheduled" : programme.Visit(visit.Code)?.Name ?? visit.Code,
                    On = on,
                    Day = origin is { } zero ? on.DayNumber - zero.DayNumber : null,
                    AgeMonths = child.AgeMonthsOn(on),
                    IsBaseline = visit is not null && before.Contains(visit.Code),
                    Value = hidden ? null : score.Value,
                    WhyMissing = hidden ? "It waits for its second entry." : score.Value is null ? Why(score) : null,
                    Instrument = score.Instrument,
                    Form = score.Form,
                    Variant = hidden ? null : score.Variant,
                    AnsweredBy = hidden ? null : score.AnsweredBy,
                    Flags = !hidden && score is { Value: not null, Unanswered.IsEmpty: false } ? [Discontinuity.MadeUp] : [],
                };
                points.Add(new(Place(programme, form.Code, code), visit?.Place ?? int.MaxValue, score, point, SameRater(version, score) ? record.CompletedBy : null));
            }
        }

        return points;
    }

    private static string Why(StoredScore score) => score.Missing is { } missing ? $"Entered as {Words.Of(missing)}."
        : score.Unanswered.Length > 0 ? $"Not answered: {string.Join(", ", score.Unanswered.Take(5))}{(score.Unanswered.Length > 5 ? $" and {score.Unanswered.Length - 5} more" : "")}."
        : "There was nothing to compute it from.";

    /// <summary>The visits that the programme plans before anything is given. It is a matter of the programme, so that it tells nobody whether and when cells were given.</summary>
    private static HashSet<string> BeforeCells(Programme programme) =>
        [.. programme.Visits.TakeWhile(v => v.Anchor != VisitAnchor.Infusion && !v.Forms.Contains(programme.Treatment.Record.Form, StringComparer.Ordinal)).Select(v => v.Code)];

    /// <summary>Where the programme has a field; fields that it has no longer come last.</summary>
    private static int Place(Programme programme, string form, string field)
    {
        var place = programme.Forms.SelectMany(f => f.Fields.Select(x => (f.Code, Field: x.Code))).ToList().IndexOf((form, field));
        return place < 0 ? int.MaxValue : place;
    }

    private static bool SameRater(Programme programme, StoredScore score) =>
        programme.Instruments.FirstOrDefault(i => i.Instrument == score.Instrument) is { SameRater: true, AnsweredBy: null };
}

/// <summary>A point with what it is compared by.</summary>
/// <param name="Order">The place of its field in the programme.</param>
/// <param name="VisitPlace">The place of its visit in the programme.</param>
/// <param name="Score">The stored score.</param>
/// <param name="Point">The point.</param>
/// <param name="Rater">Who rated, where that should be the same person.</param>
internal sealed record ScoredPoint(int Order, int VisitPlace, StoredScore Score, CoursePoint Point, Guid? Rater);
