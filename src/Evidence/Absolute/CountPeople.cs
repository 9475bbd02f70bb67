using Equipoise.Evidence.Background;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Statistics;

namespace Equipoise.Evidence.Absolute;

/// <summary>Takes a relative effect to numbers of children by a stated baseline.</summary>
/// <remarks>Cochrane Handbook 14.1.5.3 and 15.4.4 (2019). Guyatt GH et al. (2013). Journal of Clinical Epidemiology 66:158–172. doi:10.1016/j.jclinepi.2012.01.012.</remarks>
internal static class CountPeople
{
    /// <summary>Of 100 with cells, from so many without: by a ratio of risks, a ratio of odds, or a difference. A ratio of risks that leads beyond everybody stops there.</summary>
    public static double With(string measure, double effect, double without) => measure switch
    {
        "RR" => Math.Min(100, without * effect),
        "OR" => 100 * (without * effect) / (100 - without + (without * effect)),
        "RD" => Math.Clamp(without + (100 * effect), 0, 100),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Only RR, OR and RD lead to numbers of people."),
    };

    public static PeopleEffect Of(Scope scope, Estimate estimate, Baseline baseline)
    {
        double At(double effect) => With(estimate.Measure, effect, baseline.Per100);
        double with = At(estimate.Value), low = At(estimate.Interval.Lower), high = At(estimate.Interval.Upper);
        var effect = new PeopleEffect(baseline.Level, baseline.Population, baseline.Per100, with, new(low, high), "") { From = baseline.From, IsCapped = estimate.Measure == "RR" && baseline.Per100 * estimate.Interval.Upper > 100 };
        return effect with { Sentence = Say(scope, effect) };
    }

    private static string Say(Scope scope, PeopleEffect e)
    {
        var few = Math.Max(e.Without, e.Interval.Upper) < 10;
        string Many(double per100) => Number(per100, few);
        string Signed(double x) => Many(Math.Abs(x)) is "0" ? "none" : $"{Many(Math.Abs(x))} {(x > 0 ? "more" : "fewer")}";
        var difference = Many(Math.Abs(e.Difference)) is "0" ? "no difference" : $"{Signed(e.Difference)} ({Signed(e.Interval.Lower - e.Without)} to {Signed(e.Interval.Upper - e.Without)})";
        var come = scope.Question.Kind == QuestionKind.Harm ? $"be expected to have {scope.Question.Outcome}" : $"be counted as {scope.Question.Outcome}";
        var of = $"Of 100 children without cells ({e.Population}), {Many(e.Without)} would {come}; with cells {Many(e.With)}, from {Many(e.Interval.Lower)} to {Many(e.Interval.Upper)}: {difference}.";
        return of + (e.IsClear ? Needed(e) : " The interval also holds no difference, so that no number of children to treat for one more is given.") + (e.IsCapped ? " The ratio led beyond 100 and was held there." : "");
    }

    private static string Needed(PeopleEffect e)
    {
        double[] ends = [Needed(e.Interval.Lower - e.Without), Needed(e.Interval.Upper - e.Without)];
        return FormattableString.Invariant($" For every {Needed(e.Difference):0} children with cells that is one {(e.Difference > 0 ? "more" : "fewer")} ({ends.Min():0} to {ends.Max():0} by the interval).");
    }

    private static double Needed(double difference) => Math.Ceiling(Math.Round(100 / Math.Abs(difference), 6));

    /// <summary>Whole children, or tenths where all are few.</summary>
    internal static string Number(double per100, bool few) => FormattableString.Invariant($"{Math.Round(per100, few ? 1 : 0, MidpointRounding.AwayFromZero):0.#}");
}

/// <summary>So many of 100 without cells.</summary>
internal sealed record Baseline(BaselineLevel? Level, string Population, double Per100, Figure? From)
{
    /// <summary>Those that the question states; where it states none, the median among the studies' own children without cells.</summary>
    public static IEnumerable<Baseline> Of(Scope scope, IReadOnlyList<Contribution> studies, Snapshot snapshot)
    {
        var stated = (scope.Question.Baselines ?? []).Select(b => Stated(b, snapshot)).OfType<Baseline>().OrderBy(b => b.Level).ToList();
        if (stated.Count > 0) return stated;
        var risks = studies.Where(s => s.Counts is { ControlN: > 0 }).Select(s => 100.0 * s.Counts!.Value.ControlEvents!.Value / s.Counts.Value.ControlN!.Value).Order().ToList();
        if (risks.Count == 0) return [];
        var median = (risks[(risks.Count - 1) / 2] + risks[risks.Count / 2]) / 2;
        return median is > 0 and < 100 ? [new(null, risks.Count == 1 ? "those of the study itself" : $"the median of the {risks.Count} studies’ own", median, null)] : [];
    }

    private static Baseline? Stated(BaselineRisk b, Snapshot snapshot)
    {
        if (b.Per100 is { } per100) return new(b.Level, b.Population, (double)per100, b);
        var fact = snapshot.Shelf(Shelf.NaturalCourse).SelectMany(g => g.Facts).FirstOrDefault(f => f.Id == b.Fact);
        return fact is { Value: > 0 and < 100 and var value } ? new(b.Level, b.Population, (double)value, fact) : null;
    }
}
