using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>A goal as it was fixed.</summary>
/// <param name="Text">What the child shall do.</param>
/// <param name="Weight">How much it matters.</param>
public sealed record FixedGoal(string Text, decimal? Weight);

/// <summary>How far the goals were reached at a visit.</summary>
/// <param name="Visit">Its name.</param>
/// <param name="On">The day.</param>
/// <param name="Reached">-2 to 2 for each goal, in their order; null where it was not scored.</param>
/// <param name="T">The T score.</param>
public sealed record ScoredGoals(string Visit, DateOnly? On, ImmutableArray<decimal?> Reached, decimal? T);

/// <summary>The goals of a child.</summary>
/// <param name="ParticipantId">The child.</param>
/// <param name="Pseudonym">Its pseudonym.</param>
/// <param name="Goals">As they were fixed.</param>
/// <param name="IsClosed">Whether cells were given, so that goals are changed no more; null for those who may not know.</param>
/// <param name="Scores">By visit.</param>
public sealed record GoalSheet(Guid ParticipantId, string Pseudonym, ImmutableArray<FixedGoal> Goals, bool? IsClosed, ImmutableArray<ScoredGoals> Scores);

/// <summary>Reads the goals of a child: for those who may read the form on which they are fixed, and for those who score them, who must know what they score.</summary>
public sealed class ReadGoals(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<GoalSheet>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        await using var db = databases.For(acting);
        var child = await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel);
        var programme = child is null ? null : await db.Programme(child.ProgrammeHash, cancel);
        if (child is null || programme?.Goals is not { } goals) return new Refused(RefusalCode.NotFound, "There is no such child at this site, or its programme has no goals.");
        var (plan, scores) = (programme.Form(goals.Plan)!, programme.Form(goals.Scores)!);
        if (!plan.MayRead(acting.Role) && !scores.MayWrite(acting.Role)) return new Refused(RefusalCode.NotAllowed, $"As {Words.Of(acting.Role)} you may not read the goals.");
        var fixedOn = await GoalPlan.Of(db, programme, scores, child.Id, cancel);
        var kept = goals.Goals.Where(g => fixedOn?.Text(g.Text) is not null).ToImmutableArray();
        bool? closed = acting.May(Right.InfusionsRead) ? await db.FormRecords.AnyAsync(r => r.ParticipantId == child.Id && r.Form == programme.Treatment.Record.Form && r.State != RecordState.Draft, cancel) : null;
        return new GoalSheet(child.Id, child.Pseudonym, [.. kept.Select(g => new FixedGoal(fixedOn!.Text(g.Text)!, fixedOn.Number(g.Weight)))], closed,
            scores.MayRead(acting.Role) ? await Scores(db, programme, goals, kept, child, cancel) : []);
    }

    private static async Task<ImmutableArray<ScoredGoals>> Scores(RegistryDb db, Programme programme, ProgrammeGoals goals, ImmutableArray<GoalFields> kept, Participant child, CancellationToken cancel)
    {
        var records = await db.FormRecords.Where(r => r.ParticipantId == child.Id && r.Form == goals.Scores && r.Entry == 1 && r.State != RecordState.Draft).ToListAsync(cancel);
        var visits = await db.Visits.Where(v => v.ParticipantId == child.Id).ToDictionaryAsync(v => v.Id, cancel);
        return
        [
            .. from record in records
               let values = FormValues.Read(record.Values)
               let visit = record.VisitId is { } id ? visits.GetValueOrDefault(id) : null
               let day = programme.Form(goals.Scores)!.Fields.Where(f => f.Type == FieldType.Date).Select(f => values.Day(f.Code)).FirstOrDefault(d => d is not null) ?? visit?.ActualOn
               orderby visit?.Place, day
               select new ScoredGoals(visit is null ? "" : programme.Visit(visit.Code)?.Name ?? "Unscheduled", day, [.. kept.Select(g => values.Number(g.Score))], StoredScore.Of(record).GetValueOrDefault(goals.Total)?.Value),
        ];
    }
}
