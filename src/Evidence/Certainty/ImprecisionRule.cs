using Equipoise.Evidence.Absolute;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Certainty;

/// <summary>Imprecision: could chance alone, or too few children, explain it?</summary>
/// <remarks>Guyatt G et al. (2011). GRADE guidelines 6. Journal of Clinical Epidemiology 64:1283–1293. doi:10.1016/j.jclinepi.2011.01.012.</remarks>
internal static class ImprecisionRule
{
    private const double Normal975 = 1.959963984540054, Normal80 = 0.8416212335729143;

    public static CertaintyReason Judge(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised, Snapshot snapshot)
    {
        if (synthesised.Method == SynthesisMethod.Proportion) return Watched(studies);
        if (synthesised.Method == SynthesisMethod.NoEvents) return new(CertaintyDomain.Imprecision, -2, "Nobody had the event in either group, so that no difference can be told from chance.");
        if (synthesised.Estimate is not { } estimate || synthesised.Method is SynthesisMethod.EffectDirection or SynthesisMethod.BeforeAfter)
            return NoInterval(studies);
        var (least, most) = scope.Question.Important.Bounds(scope.Question.Effect);
        var none = scope.Question.Effect == PreferredEffect.RiskRatio ? 1.0 : 0;
        bool harm = estimate.Interval.Lower <= least, nothing = estimate.Interval.Contains(none), benefit = estimate.Interval.Upper >= most;
        if (harm && benefit) return new(CertaintyDomain.Imprecision, -2, "The interval holds both an important benefit and an important harm.");
        if (nothing && (harm || benefit)) return new(CertaintyDomain.Imprecision, -1, "The interval holds both no effect and one that matters.");
        var needed = InformationSize(scope, studies, most, snapshot);
        var children = studies.Sum(s => s.Children);
        return children < needed
            ? new(CertaintyDomain.Imprecision, -1, FormattableString.Invariant($"There are {children} children; to see the smallest effect that matters, {needed} are needed (optimal information size)."))
            : new(CertaintyDomain.Imprecision, 0, "The interval is narrow enough, and there are enough children.");
    }

    /// <summary>An interval nobody could read also caps the certainty, so that with children enough for a moderate effect it is not punished twice.</summary>
    private static CertaintyReason NoInterval(IReadOnlyList<Contribution> studies)
    {
        const int forModerateEffect = 126; // 80 % power for half a standard deviation
        return studies.Sum(s => s.Children) >= forModerateEffect
            ? new(CertaintyDomain.Imprecision, -1, "No interval could be read, so that nobody can say how large an effect may be.")
            : new(CertaintyDomain.Imprecision, -2, "No interval could be read, and there are too few children to see even a moderate effect.");
    }

    /// <summary>Children needed in both groups for 80 % power at two-sided 5 %: by the standardised difference, by the difference in points over the spread on file for the instrument (400 where there is none, the customary number), or from the risk without cells (20 in 100 where it is unknown).</summary>
    private static int InformationSize(Scope scope, IReadOnlyList<Contribution> studies, double important, Snapshot snapshot)
    {
        var z = (Normal975 + Normal80) * (Normal975 + Normal80);
        if (scope.Question.Effect == PreferredEffect.StandardisedMeanDifference) return Whole(4 * z / (important * important));
        if (scope.Question.Effect == PreferredEffect.MeanDifference)
        {
            var spread = scope.Question.Familiar?.Sd ?? (scope.Question.Measures is [var first, ..] && snapshot.Instruments.GetValueOrDefault(first.Instrument) is { StandardDeviations: [var sd, ..] } ? sd.Value : null as decimal?);
            return spread is { } known ? Whole(4 * z * Math.Pow((double)known / important, 2)) : 400;
        }

        var stated = Baseline.Of(scope, studies, snapshot).ToList();
        double p = stated.Count == 0 ? 0.2 : (stated.Find(b => b.Level == BaselineLevel.Typical) ?? stated[0]).Per100 / 100, q = Math.Min(0.99, p * important);
        return Math.Abs(q - p) < 1e-9 ? int.MaxValue : Whole(2 * z * ((p * (1 - p)) + (q * (1 - q))) / ((p - q) * (p - q)));
    }

    private static int Whole(double children) => children < int.MaxValue ? (int)Math.Ceiling(children) : int.MaxValue;

    private static CertaintyReason Watched(IReadOnlyList<Contribution> studies)
    {
        var children = studies.Sum(s => s.Counts?.N ?? 0);
        return children switch
        {
            < 50 => new(CertaintyDomain.Imprecision, -2, FormattableString.Invariant($"Only {children} children were watched.")),
            < 300 => new(CertaintyDomain.Imprecision, -1, FormattableString.Invariant($"{children} children were watched; what happens to 1 in 100 can go unseen below 300.")),
            _ => new(CertaintyDomain.Imprecision, 0, FormattableString.Invariant($"{children} children were watched.")),
        };
    }
}
