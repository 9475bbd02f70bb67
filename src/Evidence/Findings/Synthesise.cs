using System.Collections.Immutable;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics;
using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Proportions;
using Equipoise.Statistics.PValues;

namespace Equipoise.Evidence.Findings;

/// <summary>What a body of evidence gives, before anybody judges how sure it is.</summary>
internal sealed record Synthesised(SynthesisMethod Method, string Reason, Estimate? Estimate = null, DirectionCount? Directions = null, CombinedPValue? CombinedP = null, double? NotRuledOut = null, SmallStudyTest? SmallStudies = null);

/// <summary>Chooses the method that is legitimate for what the studies printed, and applies it.</summary>
/// <remarks>Campbell M et al. (2020). Synthesis without meta-analysis (SWiM). BMJ 368:l6890. doi:10.1136/bmj.l6890.</remarks>
internal static class Synthesise
{
    public static Synthesised Of(Scope scope, IReadOnlyList<Contribution> studies)
    {
        if (studies.Count == 0) return new(SynthesisMethod.Nothing, "No study that counts reports it.");
        return scope.Body == EvidenceBody.Controlled ? Compared(scope, studies) : Alone(scope, studies);
    }

    private static Synthesised Compared(Scope scope, IReadOnlyList<Contribution> studies)
    {
        var sized = studies.Where(s => s.Effect is not null || s.IsDoubleZero).ToList();
        var directions = Directions(studies);
        var combined = Combined(studies);
        double? hidden = scope.Question.Effect != PreferredEffect.StandardisedMeanDifference ? null : studies.Where(s => s.IsNullResult && s is { N: > 1, ControlN: > 1 }).OrderByDescending(s => s.Children).Select(BoundOf).FirstOrDefault();
        if (sized.Count == 0)
        {
            return new(SynthesisMethod.EffectDirection, "Nothing could be pooled: no comparison prints averages with their spread, an interval, counts for each group, or an exact p. Directions are counted instead.", null, directions, combined, hidden);
        }

        if (sized.Count < studies.Count)
        {
            // Pooling only those that printed numbers would let what was printed decide the answer.
            var few = FormattableString.Invariant($"Only {sized.Count} of {studies.Count} comparisons print enough to know a size, so that an average of those alone could mislead; directions of all are counted.");
            return new(SynthesisMethod.EffectDirection, few, PoolEffects.Any(scope, sized), directions, combined, hidden);
        }

        if (sized.TrueForAll(s => s.IsDoubleZero)) return new(SynthesisMethod.NoEvents, NothingHappened(sized), null, directions);
        if (PoolEffects.Any(scope, sized) is not { } estimate) return new(SynthesisMethod.EffectDirection, "The numbers that were printed lead to no finite estimate, so that directions are counted.", null, directions, combined, hidden);
        return sized.Count == 1
            ? new(SynthesisMethod.OneStudy, "One comparison gives numbers; there is nothing to pool.", estimate, directions, combined)
            : new(SynthesisMethod.Pooled, "Every comparison gives numbers, and they measure the same thing.", estimate, directions, combined, null, SmallStudyEffects.Of(sized));
    }

    private static string NothingHappened(List<Contribution> studies) => studies.TrueForAll(s => s.Counts is { Events: 0 })
        ? "Children were counted in both groups and none had the event, so that no ratio of risks can be known."
        : "In every study all children of both groups, or none, counted, so that no ratio of risks can be known.";

    private static Synthesised Alone(Scope scope, IReadOnlyList<Contribution> studies)
    {
        var counted = studies.Where(s => s.Counts is not null).ToList();
        if (scope.Question.Effect == PreferredEffect.RiskRatio && counted.Count > 0 && Share(counted) is { } share)
        {
            return new(SynthesisMethod.Proportion, scope.Question.Kind == QuestionKind.Harm ? "Children with the event are counted among all who had cells." : "Children who reached the cut are counted; there is no comparison.", share);
        }

        return new(SynthesisMethod.BeforeAfter, "The same children before and after, with no comparison: directions are told, and nobody knows what would have happened without the cells.", null, Directions(studies));
    }

    /// <summary>Logit model with the binomial likelihood, so that no events is not a difficulty; one study alone has its exact interval.</summary>
    public static Estimate? Share(IReadOnlyList<Contribution> counted)
    {
        if (counted.Count == 0) return null;
        OneProportion[] all = [.. counted.Select(s => new OneProportion(s.Counts!.Value.Events, s.Counts.Value.N))];
        int events = (int)all.Sum(p => p.Events), n = (int)all.Sum(p => p.N);
        if (all.Length == 1 || events == 0 || events == n)
        {
            return new("proportion", (double)events / n, ClopperPearson.Interval(events, n), all.Length == 1 ? "exact interval (Clopper and Pearson)" : "all children together, exact interval (Clopper and Pearson)");
        }

        return KeptFits.Once("PLO", counted, () => Mixed(all)) ?? new("proportion", (double)events / n, ClopperPearson.Interval(events, n), "all children together, exact interval (Clopper and Pearson)");
    }

    private static Estimate? Mixed(OneProportion[] all)
    {
        var fit = GeneralizedMixedModel.Proportion(all, new() { Method = HeterogeneityMethod.ML });
        var back = BackTransform.Logit;
        return PoolEffects.Finite(new("proportion", back.At(fit.Pooled.Estimate), back.Of(fit.Pooled.Interval), "binomial-normal model on the logit") { Tau2 = fit.Tau2, I2 = fit.I2, Prediction = fit.Prediction is { } p ? back.Of(p) : null });
    }

    private static DirectionCount Directions(IReadOnlyList<Contribution> studies) => EffectDirections.Count([.. studies.Select(s => s.Direction switch
    {
        Direction.FavoursCells or Direction.Better => EffectDirection.Benefit,
        Direction.FavoursControl or Direction.Worse => EffectDirection.Harm,
        _ => EffectDirection.Unclear,
    })]);

    private static CombinedPValue? Combined(IReadOnlyList<Contribution> studies)
    {
        var known = studies.Where(s => s.BetweenP is > 0 and < 1 && s.Direction is Direction.FavoursCells or Direction.FavoursControl).ToList();
        return known.Count < 2 || known.Count < studies.Count ? null : FishersMethod.Of([.. known.Select(s => Statistics.PValues.PValue.FromTwoSided(s.BetweenP!.Value, s.Direction == Direction.FavoursCells))]);
    }

    /// <summary>A result that was not significant lies within 1.96 standard errors of none, and its interval reaches at most twice as far.</summary>
    private static double? BoundOf(Contribution s) => new EffectSize(0, (1.0 / s.N!.Value) + (1.0 / s.ControlN!.Value)).Interval().Width;
}
