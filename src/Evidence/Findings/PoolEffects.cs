using Equipoise.Evidence.Questions;
using Equipoise.Statistics;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Evidence.Findings;

/// <summary>Pools the comparisons of a finding.</summary>
internal static class PoolEffects
{
    private const int FewStudies = 4;

    public static Estimate One(Scope scope, Contribution study)
    {
        var back = Back(scope);
        var fit = MetaAnalysis.Fit([study.Effect!.Value], new() { Method = HeterogeneityMethod.EE });
        return new(Measure(scope), back.At(fit.Pooled.Estimate), back.Of(fit.Pooled.Interval), "one study") { P = fit.Pooled.P };
    }

    public static Estimate Of(Scope scope, IReadOnlyList<Contribution> studies, HeterogeneityMethod method = HeterogeneityMethod.REML)
    {
        if (AreRare(scope, studies)) return Rare(studies);
        var back = Back(scope);
        EffectSize[] effects = [.. studies.Select(s => s.Effect!.Value)];
        var fit = MetaAnalysis.Fit(effects, new() { Method = method });
        return new(Measure(scope), back.At(fit.Pooled.Estimate), back.Of(fit.Pooled.Interval), Model(method))
        {
            Prediction = fit.Prediction is { } p && method is not (HeterogeneityMethod.EE or HeterogeneityMethod.FE) ? back.Of(p) : null,
            Tau2 = fit.Tau2,
            I2 = fit.I2,
            P = fit.Pooled.P,
            KnappHartung = fit.K is > 1 and <= FewStudies ? back.Of(MetaAnalysis.Fit(effects, new() { Method = method, Test = TestKind.KnappHartung }).Pooled.Interval) : null,
        };
    }

    /// <summary>Whether a group had no events, so that the counts themselves are pooled.</summary>
    public static bool AreRare(Scope scope, IReadOnlyList<Contribution> studies) =>
        scope.Question.Effect == PreferredEffect.RiskRatio && studies.All(s => s.Counts is { ControlN: not null }) && studies.Any(s => s.Counts is { } c && (c.Events == 0 || c.ControlEvents == 0));

    private static Estimate Rare(IReadOnlyList<Contribution> studies)
    {
        var fit = MantelHaenszel.Fit(MantelHaenszelMeasure.RR, [.. studies.Select(s => s.Counts!.Value).Select(c => TwoByTwo.FromTotals(c.Events, c.N, c.ControlEvents!.Value, c.ControlN!.Value))]);
        return new("RR", Math.Exp(fit.Pooled.Estimate), BackTransform.Exp.Of(fit.Pooled.Interval), "Mantel–Haenszel, equal effects") { I2 = fit.I2, P = fit.Pooled.P };
    }

    public static string Measure(Scope scope) => scope.Question.Effect switch
    {
        PreferredEffect.RiskRatio => "RR",
        PreferredEffect.MeanDifference => "MD",
        _ => "SMD",
    };

    private static BackTransform Back(Scope scope) => scope.Question.Effect == PreferredEffect.RiskRatio ? BackTransform.Exp : BackTransform.None;

    private static string Model(HeterogeneityMethod method) => method is HeterogeneityMethod.EE or HeterogeneityMethod.FE ? "equal effects" : $"random effects ({method})";
}
