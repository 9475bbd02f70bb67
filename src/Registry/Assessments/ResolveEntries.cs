using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>Which of two entries is right.</summary>
public enum ChosenEntry
{
    First, Second,
}

/// <summary>The decision on one field.</summary>
/// <param name="Field">Its code.</param>
/// <param name="Chosen">The entry that is right.</param>
/// <param name="Reason">Why, such as what the source says.</param>
public sealed record DecidedField(string Field, ChosenEntry Chosen, string Reason);

/// <summary>The decisions on every field in which two entries differ.</summary>
public sealed record DecidedEntries(Guid ComparisonId, ImmutableArray<DecidedField> Fields)
{
    public ImmutableArray<DecidedField> Fields { get; init; } = Fields.IsDefault ? [] : Fields;
}

/// <summary>Decides between two entries, field by field, each with its reason. The first entry takes what is right; both stay in the history, and the second as it was entered.</summary>
public sealed class ResolveEntries(IDbContextFactory<RegistryDb> databases)
{
    private const int LongestReason = 500;

    /// <returns>How many answers of the first entry were changed.</returns>
    public Task<Outcome<int>> Run(Acting acting, DecidedEntries decided, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(decided);
        var reason = string.Join(' ', decided.Fields.Select(f => $"{f.Field}: {f.Reason?.Trim()}"));
        var because = acting with { Reason = reason.Length == 0 ? acting.Reason : reason };
        return databases.Act<int>(because, Right.AssessmentsWrite, "entries.resolved", decided, db => Resolve(db, because, decided, cancel), cancel);
    }

    private static async Task<Outcome<int>> Resolve(RegistryDb db, Acting acting, DecidedEntries decided, CancellationToken cancel)
    {
        if (await db.EntryComparisons.SingleOrDefaultAsync(c => c.Id == decided.ComparisonId, cancel) is not { } comparison) return new Refused(RefusalCode.NotFound, "There is no such comparison at this site.");
        if (comparison.ResolvedAt is not null) return new Refused(RefusalCode.WrongState, "These entries agree, or were decided on already.");
        var first = await db.FormRecords.SingleAsync(r => r.Id == comparison.FormRecordId, cancel);
        var second = await db.FormRecords.AsNoTracking().SingleAsync(r => r.Id == comparison.SecondRecordId, cancel);
        var programme = await db.Programme(first.ProgrammeHash, cancel);
        if (programme.Form(first.Form) is not { } form || !form.MayWrite(acting.Role) || acting.Role == Role.Parent) return new Refused(RefusalCode.NotAllowed, $"As {Words.Of(acting.Role)} you may not decide this.");
        if (first.State == RecordState.Locked) return new Refused(RefusalCode.WrongState, "The first entry is locked.");
        var (before, other) = (FormValues.Read(first.Values), FormValues.Read(second.Values));
        var differences = CompareEntries.Differences(programme, form, before, other);
        if (Wrong(decided, differences).ToImmutableArray() is { IsEmpty: false } wrong) return new Refused(RefusalCode.Invalid, "Every field that differs needs a decision and a reason.") { Fields = wrong };
        var values = before;
        foreach (var field in decided.Fields.Where(f => f.Chosen == ChosenEntry.Second)) values = values.With(field.Field, other.Json(field.Field));
        var scored = await RecordScores.Run(db, programme, first.ProgrammeHash, first, form, values, cancel);
        if (CheckForm.Lacking(programme, form, scored.Values).ToImmutableArray() is { IsEmpty: false } lacking) return new Refused(RefusalCode.Invalid, "With these decisions the form would not be complete.") { Fields = lacking };
        (first.Values, first.Scores) = (scored.Values.Write(), StoredScore.Write(scored.Scores));
        (comparison.Decided, comparison.ResolvedAt, comparison.ResolvedBy) = (CompareEntries.Decided(decided.Fields), acting.At, acting.UserId);
        return decided.Fields.Count(f => f.Chosen == ChosenEntry.Second);
    }

    private static IEnumerable<FieldProblem> Wrong(DecidedEntries decided, ImmutableArray<EntryDifference> differences)
    {
        foreach (var difference in differences.Where(d => decided.Fields.Count(f => f.Field == d.Field) != 1)) yield return new(difference.Field, "required", "Say which entry is right.");
        foreach (var field in decided.Fields)
        {
            if (!differences.Any(d => d.Field == field.Field)) yield return new(field.Field, "unknown", "The entries do not differ here, or not any more.");
            else if (field.Reason?.Trim() is not { Length: > 0 and <= LongestReason }) yield return new(field.Field, "reason", $"Say why, in 1 to {LongestReason} characters.");
        }
    }
}
