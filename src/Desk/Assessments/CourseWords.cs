using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Assessments;
using Words = Equipoise.Registry.Words;

namespace Equipoise.Desk.Assessments;

/// <summary>What the page of a course says: plain sentences that never claim more than the numbers can bear.</summary>
internal static class CourseWords
{
    public static string Title(ScoreSeries series) => $"{series.Instrument}: {series.Subscale ?? (series.Instrument == "GAS" ? "goals reached" : "total")}{Scale(series.Scale)}";

    public static string Better(BetterIs better) => better switch
    {
        BetterIs.Lower => "Lower is better.",
        BetterIs.Higher => "Higher is better.",
        _ => "Which way is better is not on file.",
    };

    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Signed(decimal value) => value.ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Flag(Discontinuity flag) => flag switch
    {
        Discontinuity.Rater => "rated by another person than the baseline",
        Discontinuity.Answerer => "answered by another person than the baseline",
        Discontinuity.Edition => "another edition than the baseline",
        Discontinuity.Form => "another form than the baseline",
        Discontinuity.MadeUp => "some answers were missing; the mean of the others stands for them",
        _ => "taken after the first infusion, so that it is no baseline of it",
    };

    /// <summary>What changed until the last comparable visit, against error and against what matters.</summary>
    public static IEnumerable<string> Said(CourseReading reading)
    {
        var series = reading.Series;
        if (series.Baseline is not { } baseline)
        {
            if (series.Points.FirstOrDefault(p => p is { IsBaseline: true, WhyMissing: not null }) is { } without) yield return $"{without.VisitName} has no score that can be shown yet, so that no change can be told. {without.WhyMissing}";
            else yield return series.Instrument == "GAS" ? "50 means that all goals were reached as hoped. It is not a change since baseline." : "There is no score from before the cells, so that no change can be told.";
            yield break;
        }

        if (series.Points.LastOrDefault(p => p.Change is not null && !p.IsBaseline) is not { } last)
        {
            yield return $"No later score can be compared with {Lower(baseline.VisitName)} ({Day(baseline.On)}) yet.";
        }
        else
        {
            var read = reading.Read(last);
            yield return $"From {Lower(baseline.VisitName)} ({Day(baseline.On)}, {Number(baseline.Value!.Value)}) to {Lower(last.VisitName)} ({Day(last.On)}, {Number(last.Value!.Value)}) the score {Moved(last.Change!.Value)}{Way(read.Direction)}.";
            yield return Error(reading, last, read);
            yield return Matters(reading, read);
            if (last.Flags.Contains(Discontinuity.Rater) || last.Flags.Contains(Discontinuity.Answerer)) yield return "Another person rated than at the baseline: part of the difference may lie with the raters.";
        }

        yield return series.BetweenBaselines is { } noise
            ? $"Between the two baselines ({Day(series.EarlierBaseline!.On)} and {Day(baseline.On)}) it {Moved(noise)} by itself: so much moves without any cells. The later one is used as the baseline."
            : $"{baseline.VisitName} is the only baseline that can be used, so that it is not known how much this child's score moves by itself.";
    }

    public static string Expected(CourseReading reading) => reading.Usual.IsEmpty
        ? "How this score moves in such children over the same time without cells is not known to us in numbers."
        : "On average, under usual treatment, without cells:";

    private static string Error(CourseReading reading, CoursePoint point, ChangeReading read)
    {
        var lines = reading.Lines(point);
        if (lines.IsEmpty) return "Whether that is more than measurement error is not known: a test-retest reliability with a standard deviation is not on file for this score.";
        var figures = string.Join(" and ", lines.Select(l => l.Change.Smallest().ToString("0.0", CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal));
        return read.Error switch
        {
            BeyondError.Yes => $"That is more than measurement error ({figures} points).",
            BeyondError.Disputed => $"By one figure on file that is more than measurement error, by another it is not ({figures} points).",
            _ => $"That is no more than measurement error ({figures} points): a child who did not change at all can show it.",
        };
    }

    private static string Matters(CourseReading reading, ChangeReading read)
    {
        if (reading.Important.IsEmpty) return "No smallest change that matters to people is on file for this score.";
        var figures = string.Join(" or ", reading.Important.Select(c => Number(c.Low)).Distinct(StringComparer.Ordinal));
        return read.Matters switch
        {
            true => reading.Important.Length == 1 ? $"It reaches the {figures} points that are said to matter to people." : $"It reaches at least one of the changes that are said to matter ({figures} points); the methods do not agree.",
            false => $"It does not reach the {figures} points that are said to matter to people.",
            _ => $"Changes of {figures} points for the better are said to matter to people; this is none.",
        };
    }

    private static string Moved(decimal change) => change == 0 ? "did not move" : $"{(change > 0 ? "rose" : "fell")} by {Number(decimal.Abs(change))} {(decimal.Abs(change) == 1 ? "point" : "points")}";

    private static string Way(ChangeDirection direction) => direction switch { ChangeDirection.Better => ", for the better", ChangeDirection.Worse => ", for the worse", _ => "" };

    private static string Scale(ScoreScale scale) => scale is ScoreScale.Raw or ScoreScale.Count or ScoreScale.TScore ? "" : $", {Words.Of(scale)} {(scale == ScoreScale.Growth ? "value" : "score")}";

    private static string Lower(string name) => name.Length > 1 && char.IsLower(name[1]) ? "“" + name + "”" : name;
}
