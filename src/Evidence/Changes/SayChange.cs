using System.Globalization;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;

namespace Equipoise.Evidence.Changes;

/// <summary>What moved a finding and by how much, in plain sentences.</summary>
internal sealed class SayChange(FindingChange change, FindingView? was, FindingView? @is, Causes causes)
{
    public IEnumerable<string> Sentences() => change.Fate switch
    {
        RecordFate.Added => [$"This is asked and answered for the first time, with {Sure(@is!.Certainty)}: “{@is.Statement}”"],
        RecordFate.Removed => [$"This is no longer answered. The last answer, with {Sure(was!.Certainty)}, was: “{was.Statement}”"],
        _ => Changed(),
    };

    private IEnumerable<string> Changed()
    {
        var cause = Cause();
        yield return was!.Statement != @is!.Statement ? $"{cause} changed the answer from “{was.Statement}” to “{@is.Statement}”"
            : change.MovesTheAnswer ? $"{cause} moved the numbers or the certainty; the answer reads as before: “{@is.Statement}”"
            : $"{cause} changed what stands around the answer; the answer itself is as before.";
        if (was.Certainty != @is.Certainty) yield return $"The certainty went {(@is.Certainty > was.Certainty ? "up" : "down")} from {Level(was.Certainty)} to {Level(@is.Certainty)}.";
        if (Estimate() is { } estimate) yield return estimate;
        foreach (var id in change.Went)
            if (@is.LeftOut.FirstOrDefault(l => l.Study == id) is { } left) yield return $"{causes.Names(id)} no longer counts: {Ended(left.Reason)}";
        if (was.N != @is.N) yield return $"It rests on {Spoken.Count(@is.K, "study", "studies")} and {Children(@is.N)} instead of {Spoken.Count(was.K, "study", "studies")} and {Children(was.N)}.";
    }

    /// <summary>Everything that can have moved this finding, the nearest first; farther causes are named only where no nearer one is.</summary>
    private string Cause()
    {
        var near = new List<string>();
        Name(near, "adding", change.Came.Where(id => causes.Study(id)?.Fate == RecordFate.Added));
        Name(near, "counting", change.Came.Where(id => causes.Study(id)?.Fate != RecordFate.Added));
        Name(near, "taking out", change.Went.Where(id => causes.Study(id)?.Fate == RecordFate.Removed));
        Name(near, "no longer counting", change.Went.Where(id => causes.Study(id)?.Fate != RecordFate.Removed));
        Name(near, "changing the record of", @is!.Studies.Intersect(was!.Studies, StringComparer.Ordinal).Where(id => causes.Study(id)?.Fate == RecordFate.Changed));
        if (near.Count == 0)
        {
            if (causes.Any("questions")) near.Add("changing how the question is asked");
            if (causes.Any("risk-of-bias") || causes.Any("missing-results")) near.Add("judging the risk of bias anew");
        }

        if (causes.EngineBefore != causes.EngineAfter && near.Count == 0) near.Add($"a new version of the program ({Engine(causes.EngineBefore)} before, {Engine(causes.EngineAfter)} now)");
        if (near.Count == 0) near.Add("a change elsewhere in the records");
        return Spoken.Sentence(Spoken.List(near));
    }

    private void Name(List<string> near, string what, IEnumerable<string> ids)
    {
        var names = ids.Select(causes.Names).ToList();
        if (names.Count > 0) near.Add($"{what} {(names.Count == 1 ? "study" : "studies")} {Spoken.List(names)}");
    }

    private string? Estimate() => (change.EstimateBefore, change.EstimateAfter) switch
    {
        (null, null) => null,
        (null, { } to) => $"An estimate can be given for the first time: {Shown(to)}.",
        ({ } from, null) => $"An estimate can no longer be given; it was {Shown(from)}.",
        var (from, to) when from.Measure != to.Measure => $"The estimate was {Shown(from)}; it is {Shown(to)} now, on another scale.",
        var (from, to) when from.IsAbout(to) => null,
        var (from, to) => $"The estimate went from {Shown(from)} to {Shown(to)}: {By(to.Value - from.Value)}.",
    };

    private static string Shown(GivenEstimate e) => e is { CiLower: { } lower, CiUpper: { } upper }
        ? string.Create(CultureInfo.InvariantCulture, $"{e.Measure} {Number(e.Value)} (95% interval {Number(lower)} to {Number(upper)})")
        : $"{e.Measure} {Number(e.Value)}";

    private static string By(double difference) => Math.Abs(difference) < 0.0005 ? "the interval alone moved" : $"{Number(Math.Abs(difference))} {(difference > 0 ? "higher" : "lower")}";

    /// <summary>Two decimals, three where two would hide it.</summary>
    private static string Number(double value) => value.ToString(Math.Abs(value) is > 0 and < 0.005 ? "0.000" : "0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Children(int n) => n == 1 ? "1 child" : $"{Spoken.Digits(n)} children";

    private static string Sure(CertaintyLevel level) => $"{Level(level)} certainty";

    private static string Level(CertaintyLevel level) => level switch
    {
        CertaintyLevel.High => "high",
        CertaintyLevel.Moderate => "moderate",
        CertaintyLevel.Low => "low",
        _ => "very low",
    };

    private static string Engine(string version) => version.Split('+')[0];

    private static string Ended(string sentence) => sentence.EndsWith('.') ? sentence : sentence + ".";
}
