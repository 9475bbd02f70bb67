using Equipoise.Evidence.Reading;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>Things happen in the order in which they can happen.</summary>
internal static class DateChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var trial in files.Of<RegisteredTrial>())
        {
            if (trial is { Start.Value: var start, Completion.Value: var completion } && start.Earliest > completion.Latest)
                yield return at.Problem(Codes.DatesOutOfOrder, trial, "completion", $"The trial ends ({completion}) before it starts ({start}).");
            if (trial is { Start.Value: var begun, ResultsPosted.Value: var posted } && begun.Earliest > posted.Latest)
                yield return at.Problem(Codes.DatesOutOfOrder, trial, "resultsPosted", $"Results ({posted}) come before the start ({begun}).");
            if (trial.StatusAsOf is { } seen && seen.Earliest > trial.CurrentTo.Latest)
                yield return at.Problem(Codes.DatesOutOfOrder, trial, "statusAsOf", $"The status is dated {seen}, after the record's own {trial.CurrentTo}.");
        }

        foreach (var study in files.Of<Study>())
        {
            if (study.Year is { } year && (year.Value > study.CurrentTo.Year || year.Value < 1990))
                yield return at.Problem(Codes.DatesOutOfOrder, year, "value", $"{year.Value} is not a year in which this study can have been reported.");
            foreach (var e in (study.Schedule?.Events ?? []).Where(e => e.Until < e.At))
                yield return at.Problem(Codes.DatesOutOfOrder, e, "until", $"It ends ({e.Until}) before it begins ({e.At}).");
        }
    }
}
