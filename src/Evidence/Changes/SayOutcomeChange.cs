using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Changes;

/// <summary>Outcomes that came, went, changed rank or time. A primary outcome that is another than before is said first and plainly.</summary>
internal static class SayOutcomeChange
{
    public static IEnumerable<string> Sentences(ImportedTrial was, ImportedTrial @is)
    {
        if (was.Outcomes.IsEmpty && @is.Outcomes.IsEmpty) yield break;
        if (@is.Outcomes.IsEmpty)
        {
            yield return "The newer version lists no outcomes at all; it may have been fetched without them.";
            yield break;
        }

        if (was.Outcomes.IsEmpty)
        {
            yield return $"The record lists outcomes for the first time; primary: {Named(@is.Outcomes.Where(IsPrimary))}.";
            yield break;
        }

        var (gone, come) = Unmatched(was, @is, out var moved, out var other);
        List<TrialOutcome> demoted = [.. moved.Where(m => IsPrimary(m.Was) && !IsPrimary(m.Is)).Select(m => m.Was)], promoted = [.. moved.Where(m => !IsPrimary(m.Was) && IsPrimary(m.Is)).Select(m => m.Is)];
        foreach (var sentence in Switched([.. gone.Where(IsPrimary)], [.. come.Where(IsPrimary)], demoted, promoted)) yield return sentence;
        foreach (var (from, to) in moved.Where(m => m.Was.Rank != m.Is.Rank)) yield return $"“{to.Measure}” was {Rank(from.Rank)} outcome and is now {Rank(to.Rank)} outcome.";
        foreach (var (from, to) in moved.Where(m => !SayRecord.Same(m.Was.TimeFrame, m.Is.TimeFrame))) yield return Time(from, to);
        foreach (var sentence in Further("no longer lists", "outcome that was not primary", "outcomes that were not primary", [.. gone.Where(o => !IsPrimary(o))])) yield return sentence;
        foreach (var sentence in Further("now lists", "further outcome that is not primary", "further outcomes that are not primary", [.. come.Where(o => !IsPrimary(o))])) yield return sentence;
        if (other > 0) yield return $"{(other == 1 ? "One outcome is" : $"{other} outcomes are")} described in other words.";
    }

    private static IEnumerable<string> Switched(List<TrialOutcome> gone, List<TrialOutcome> come, List<TrialOutcome> demoted, List<TrialOutcome> promoted)
    {
        if (gone.Count + demoted.Count > 0 && come.Count + promoted.Count > 0) yield return $"The primary outcome was changed: {Named(gone.Concat(demoted))} before, {Named(come.Concat(promoted))} now.";
        else if (gone.Count > 0) yield return $"The record no longer lists this primary outcome: {Named(gone)}.";
        else if (come.Count > 0) yield return $"The record lists a further primary outcome: {Named(come)}.";
    }

    private static IEnumerable<string> Further(string does, string one, string many, List<TrialOutcome> outcomes)
    {
        if (outcomes.Count > 0) yield return $"The record {does} {Answers.Spoken.Count(outcomes.Count, one, many)}: {Named(outcomes)}.";
    }

    private static string Time(TrialOutcome from, TrialOutcome to) => (from.TimeFrame, to.TimeFrame) switch
    {
        (null, { } time) => $"{Upper(Rank(to.Rank))} outcome, “{to.Measure}”, is given a time: “{time}”.",
        ({ } time, null) => $"{Upper(Rank(to.Rank))} outcome, “{to.Measure}”, no longer has a time; it was “{time}”.",
        var (a, b) => $"The time of {Rank(to.Rank)} outcome, “{to.Measure}”, went from “{a}” to “{b}”.",
    };

    /// <summary>Those in one list alone. The same measure at the same time is matched first, then the same measure of the same rank, then the same measure.</summary>
    private static (List<TrialOutcome> Gone, List<TrialOutcome> Come) Unmatched(ImportedTrial was, ImportedTrial @is, out List<(TrialOutcome Was, TrialOutcome Is)> moved, out int reworded)
    {
        List<TrialOutcome> gone = [.. was.Outcomes.OrderBy(Whole, StringComparer.Ordinal)], come = [.. @is.Outcomes.OrderBy(Whole, StringComparer.Ordinal)];
        moved = [];
        reworded = 0;
        Func<TrialOutcome, TrialOutcome, bool>[] alike =
        [
            (a, b) => a.Rank == b.Rank && SayRecord.Same(a.Measure, b.Measure) && SayRecord.Same(a.TimeFrame, b.TimeFrame) && SayRecord.Same(a.Description, b.Description),
            (a, b) => a.Rank == b.Rank && SayRecord.Same(a.Measure, b.Measure) && SayRecord.Same(a.TimeFrame, b.TimeFrame),
            (a, b) => a.Rank == b.Rank && SayRecord.Same(a.Measure, b.Measure),
            (a, b) => SayRecord.Same(a.Measure, b.Measure),
        ];
        for (var step = 0; step < alike.Length; step++)
        {
            foreach (var outcome in gone.ToArray())
            {
                var at = come.FindIndex(o => alike[step](outcome, o));
                if (at < 0) continue;
                if (step == 1) reworded++;
                if (step > 1) moved.Add((outcome, come[at]));
                come.RemoveAt(at);
                gone.Remove(outcome);
            }
        }

        return (gone, come);
    }

    private static string Whole(TrialOutcome o) => $"{(int)o.Rank}\u001f{o.Measure}\u001f{o.TimeFrame}\u001f{o.Description}";

    private static bool IsPrimary(TrialOutcome outcome) => outcome.Rank == OutcomeRank.Primary;

    private static string Named(IEnumerable<TrialOutcome> outcomes) => SayRecord.Named([.. outcomes.Select(o => o.Measure ?? o.Description ?? "without a name")]);

    private static string Rank(OutcomeRank rank) => rank switch
    {
        OutcomeRank.Primary => "a primary",
        OutcomeRank.Secondary => "a secondary",
        OutcomeRank.PostHoc => "a post-hoc",
        OutcomeRank.Other => "another",
        _ => "an unranked",
    };

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
