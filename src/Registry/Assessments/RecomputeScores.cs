using System.Collections.Immutable;
using System.Security.Cryptography;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>One score that computing it anew would change.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Form">Its form.</param>
/// <param name="Field">The field of the score.</param>
/// <param name="Old">The score that is stored; null for none.</param>
/// <param name="New">The score by the version that the child follows now; null for none.</param>
/// <param name="What">What of the definition is another, in words.</param>
public sealed record ScoreChange(Guid RecordId, string Form, string Field, decimal? Old, decimal? New, string What);

/// <summary>What computing all scores of a child anew would change.</summary>
/// <param name="Changes">Old and new.</param>
/// <param name="Locked">How many locked records would change; they stay as they are.</param>
/// <param name="Seal">Stands for exactly these changes: whoever agrees to them sends it back.</param>
public sealed record RecomputedScores(ImmutableArray<ScoreChange> Changes, int Locked, string Seal);

/// <summary>Computes the stored scores of a child anew, by the version of the programme that it follows now. Scores change in no other way than by their answers and by this.</summary>
public sealed class RecomputeScores(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>What would change; nothing is saved.</summary>
    public async Task<Outcome<RecomputedScores>> Preview(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ProgrammesWrite) is { } refused) return refused;
        await using var db = databases.For(acting);
        return await Compute(db, participantId, save: false, cancel);
    }

    /// <summary>Saves what <see cref="Preview"/> showed; refused when it would be something else by now.</summary>
    /// <param name="acting">Who, with the reason.</param>
    /// <param name="participantId">The child.</param>
    /// <param name="seal">The seal of what was shown.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Outcome<RecomputedScores>> Run(Acting acting, Guid participantId, string seal, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<RecomputedScores>(acting, Right.ProgrammesWrite, "scores.recomputed", new { participantId, seal }, async db =>
        {
            if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why the scores are computed anew.");
            var outcome = await Compute(db, participantId, save: true, cancel);
            if (!outcome.IsDone) return outcome;
            if (outcome.Done.Changes.IsEmpty) return new Refused(RefusalCode.WrongState, "No score would change.");
            return outcome.Done.Seal == seal ? outcome : new Refused(RefusalCode.Conflict, "Other scores would change than those that were shown. Please look at them again.");
        }, cancel);
    }

    private static async Task<Outcome<RecomputedScores>> Compute(RegistryDb db, Guid participantId, bool save, CancellationToken cancel)
    {
        if (await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var changes = ImmutableArray.CreateBuilder<ScoreChange>();
        var locked = 0;
        foreach (var record in await db.FormRecords.Where(r => r.ParticipantId == participantId && r.Scores != null && r.State != RecordState.Draft).OrderBy(r => r.Id).ToListAsync(cancel))
        {
            if (programme.Form(record.Form) is not { } form) continue;
            var plan = await GoalPlan.Of(db, programme, form, participantId, cancel);
            var scored = ScoreForm.Run(programme, child.ProgrammeHash, form, FormValues.Read(record.Values), plan);
            var different = Between(record, StoredScore.Of(record), scored.Scores).ToImmutableArray();
            if (different.IsEmpty) continue;
            if (record.State == RecordState.Locked)
            {
                locked++;
                continue;
            }

            changes.AddRange(different);
            if (save) (record.Values, record.Scores) = (scored.Values.Write(), StoredScore.Write(scored.Scores));
        }

        var found = changes.ToImmutable();
        return new RecomputedScores(found, locked, Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(found))));
    }

    private static IEnumerable<ScoreChange> Between(FormRecord record, ImmutableSortedDictionary<string, StoredScore> old, ImmutableSortedDictionary<string, StoredScore> now) =>
        from code in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let before = old.GetValueOrDefault(code)
        let after = now.GetValueOrDefault(code)
        let what = string.Join(", ", Different(before, after))
        where what.Length > 0 || before?.Value != after?.Value
        select new ScoreChange(record.Id, record.Form, code, before?.Value, after?.Value, what);

    private static IEnumerable<string> Different(StoredScore? old, StoredScore? now)
    {
        if (old is null) yield return "it was not scored";
        else if (now is null) yield return "it is scored no more";
        if (old is null || now is null) yield break;
        if (old.Instrument != now.Instrument) yield return $"{old.Instrument} is {now.Instrument}";
        if (old.Subscale != now.Subscale || old.Scale != now.Scale) yield return "of something else";
        if (old.Form != now.Form) yield return $"'{old.Form}' is '{now.Form}'";
        if (old.Edition != now.Edition) yield return "the instrument's file defines it otherwise";
        if (old.Rule != now.Rule) yield return $"'{old.Rule}' is '{now.Rule}'";
        if (!old.Inputs.SequenceEqual(now.Inputs)) yield return "from other points";
    }
}
