using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Changes;

/// <summary>Dates of a trial that moved, or that came.</summary>
internal static class SayDateChange
{
    public static IEnumerable<string> Sentences(TrialDates was, TrialDates @is) =>
    [
        .. Moved("start date", "The trial started", was.Start, @is.Start),
        .. Moved("primary completion date", "The last primary outcome was measured", was.PrimaryCompletion, @is.PrimaryCompletion),
        .. Moved("completion date", "The trial was completed", was.Completion, @is.Completion),
    ];

    private static IEnumerable<string> Moved(string name, string came, ReportedDate? was, ReportedDate? @is)
    {
        if (was is null && @is is null) yield break;
        if (was is not null && @is is not null && SameDay(was, @is) && was.Certainty == @is.Certainty) yield break;
        yield return (was, @is) switch
        {
            (null, { } to) => $"The record gives a {name} for the first time: {SayRecord.Date(to)}{Kind(to)}.",
            ({ } from, null) => $"The record no longer gives a {name}; it was {SayRecord.Date(from)}{Kind(from)}.",
            ({ } from, { } to) when from.Certainty != DateCertainty.Actual && to.Certainty == DateCertainty.Actual =>
                SameDay(from, to) ? $"{came} {SayRecord.When(to)}{(from.Certainty is null ? "" : ", as planned")}; the date is now given as reached."
                : $"{came} {SayRecord.When(to)}; the {name} given before was {SayRecord.Date(from)}{Kind(from)}.",
            ({ } from, { } to) when SameDay(from, to) => $"The {name}, {SayRecord.Date(to)}, is now given as {(to.Certainty is null ? "neither planned nor reached" : "planned")}.",
            ({ } from, { } to) when from.Certainty == to.Certainty && to.Certainty == DateCertainty.Actual => $"The record corrected its {name} from {SayRecord.Date(from)} to {SayRecord.Date(to)}.",
            var (from, to) => $"The trial moved its {name} from {SayRecord.Date(from!)} to {SayRecord.Date(to!)}.",
        };
    }

    private static bool SameDay(ReportedDate a, ReportedDate b) => a.Value is { } x && b.Value is { } y ? x == y : SayRecord.Same(a.Text, b.Text);

    private static string Kind(ReportedDate date) => date.Certainty switch
    {
        DateCertainty.Estimated => " (planned)",
        DateCertainty.Actual => " (reached)",
        _ => "",
    };
}
