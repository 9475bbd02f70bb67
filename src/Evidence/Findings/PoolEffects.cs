using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Evidence.Findings;

/// <summary>Pools the comparisons of a finding.</summary>
internal static class PoolEffects
{
    public const int FewStudies = 4;

    /// <summary>One study as it is, several pooled; null where nothing is left.</summary>
    public static Estimate? Any(Scope scope, IReadOnlyList<Contribution> studies, HeterogeneityMethod method = HeterogeneityMethod.REML, TestKind test = TestKind.Z) => studies.Count switch
    {
        0 => null,
        1 => One(scope, studies[0]),
        _ => Of(scope, studies, method, test),
    };

    public static Estimate? One(Scope scope, Contribution study)
    {
        if (study.Effect is not { } effect) return null;
        var back = Back(scope);
        var fit = MetaAnalysis.Fit([effect], new() { Method = HeterogeneityMethod.EE });
        return Finite(new(Measure(scope), back.At(fit.Pooled.Estimate), back.Of(fit.Pooled.Interval), "one study") { P = fit.Pooled.P });
    }

    public static Estimate? Of(Scope scope, IReadOnlyList<Contribution> studies, HeterogeneityMethod method = HeterogeneityMethod.REML, TestKind test = TestKind.Z) =>
        AreRare(scope, studies) && method == HeterogeneityMethod.REML && test == TestKind.Z && RareEvents.Primary(studies) is { } counted ? counted : ByVariance(scope, studies, method, test);

    /// <summary>By inverse variance, whatever the counts.</summary>
    public static Estimate? ByVariance(Scope scope, IReadOnlyList<Contribution> studies, HeterogeneityMethod method = HeterogeneityMethod.REML, TestKind test = TestKind.Z)
    {
        var back = Back(scope);
        EffectSize[] effects = [.. studies.Select(s => s.Effect).OfType<EffectSize>()];
        if (effects.Length == 0) return null;
        var equal = method is HeterogeneityMethod.EE or HeterogeneityMethod.FE;
        var fit = MetaAnalysis.Fit(effects, new() { Method = method, Test = test });
        return Finite(new(Measure(scope), back.At(fit.Pooled.Estimate), back.Of(fit.Pooled.Interval), equal ? "equal effects" : $"random effects ({method}){(test == TestKind.KnappHartung ? ", Knapp and Hartung" : "")}")
        {
            Prediction = fit.Prediction is { } p && !equal && fit.K > 1 ? back.Of(p) : null,
            Tau2 = fit.Tau2,
            I2 = fit.I2,
            P = fit.Pooled.P,
            KnappHartung = fit.K is > 1 and <= FewStudies && test == TestKind.Z ? back.Of(MetaAnalysis.Fit(effects, new() { Method = method, Test = TestKind.KnappHartung }).Pooled.Interval) : null,
        });
    }

    /// <summary>Where a group had no events the counts themselves are pooled. Clusters must have their variance, so that they never are.</summary>
    public static bool AreRare(Scope scope, IReadOnlyList<Contribution> studies) =>
        scope.Question.Effect == PreferredEffect.RiskRatio
        && studies.All(s => s.Counts is { ControlN: not null } && s.Study.Design.Model.Value != DesignModel.Cluster)
        && studies.Any(s => s.Counts is { } c && (c.Events == 0 || c.ControlEvents == 0));

    public static string Measure(Scope scope) => scope.Question.Effect switch
    {
        PreferredEffect.RiskRatio => "RR",
        PreferredEffect.MeanDifference => "MD",
        _ => "SMD",
    };

    /// <summary>An estimate without bounds, or beyond what numbers can hold, is none.</summary>
    public static Estimate? Finite(Estimate e) => double.IsFinite(e.Value) && double.IsFinite(e.Interval.Lower) && double.IsFinite(e.Interval.Upper)
        ? e with { Prediction = IsFinite(e.Prediction) ? e.Prediction : null, KnappHartung = IsFinite(e.KnappHartung) ? e.KnappHartung : null, P = e.P is { } p && double.IsFinite(p) ? p : null }
        : null;

    private static bool IsFinite(Interval? i) => i is { } known && double.IsFinite(known.Lower) && double.IsFinite(known.Upper);

    private static BackTransform Back(Scope scope) => scope.Question.Effect == PreferredEffect.RiskRatio ? BackTransform.Exp : BackTransform.None;
}
