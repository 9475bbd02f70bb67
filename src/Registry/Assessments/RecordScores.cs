using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>
/// Scores a record. One that is complete keeps the definitions by which its scores were stored, whatever version of the programme the child follows by now;
/// <see cref="RecomputeScores"/> alone takes it to another.
/// </summary>
internal static class RecordScores
{
    /// <param name="db">The context of the operation.</param>
    /// <param name="programme">The version that the child follows, or that the record was last checked by.</param>
    /// <param name="hash">The hash of that version.</param>
    /// <param name="record">The record.</param>
    /// <param name="form">Its form in that version.</param>
    /// <param name="values">The answers.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ScoredForm> Run(RegistryDb db, Programme programme, string hash, FormRecord record, ProgrammeForm form, FormValues values, CancellationToken cancel)
    {
        var plan = await GoalPlan.Of(db, programme, form, record.ParticipantId, cancel);
        var now = ScoreForm.Run(programme, hash, form, values, plan);
        if (record.State == RecordState.Draft) return now;
        foreach (var old in StoredScore.Of(record).Values.Select(s => s.Programme).Distinct(StringComparer.Ordinal).Where(by => by != hash))
        {
            var before = await db.Programme(old, cancel);
            if (before.Form(form.Code) is not { } formBefore) continue;
            var kept = ScoreForm.Run(before, old, formBefore, values, plan);
            now = Keep(now, kept, [.. StoredScore.Of(record).Where(s => s.Value.Programme == old).Select(s => s.Key)]);
        }

        return now;
    }

    private static ScoredForm Keep(ScoredForm now, ScoredForm kept, ImmutableArray<string> fields)
    {
        var (values, scores) = (now.Values, now.Scores);
        foreach (var code in fields)
        {
            values = values.With(code, kept.Values.Json(code));
            scores = kept.Scores.TryGetValue(code, out var score) ? scores.SetItem(code, score) : scores.Remove(code);
        }

        return new(values, scores);
    }
}
