using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Evidence.Findings;

/// <summary>Ways to pool counts of events, some without dividing by small ones.</summary>
internal static class RareEvents
{
    /// <summary>By Mantel and Haenszel with nothing added; null where one group had no event in any study, because the ratio has no bound then.</summary>
    public static Estimate? Primary(IReadOnlyList<Contribution> studies) => MantelHaenszelOf(studies, MantelHaenszelMeasure.RR);

    /// <summary>The same counts by other methods, each with its name; null where it has no answer.</summary>
    public static IEnumerable<(string Name, Estimate? Estimate)> Others(IReadOnlyList<Contribution> studies)
    {
        yield return ("Mantel–Haenszel, nothing added", MantelHaenszelOf(studies, MantelHaenszelMeasure.RR));
        yield return ("Mantel–Haenszel, half an event added to empty cells", MantelHaenszelOf(studies, MantelHaenszelMeasure.RR, ZeroCells.Half));
        yield return ("Peto’s odds ratio", Possible(() => Ratio("OR", PetoPooling.Fit(Tables(studies)), "Peto, equal effects")));
        yield return ("mixed model of the counts (odds ratio)", KeptFits.Once("OR", studies, () => Possible(() => Mixed(GeneralizedMixedModel.OddsRatio(CountModel.UMFS, Tables(studies))))));
        yield return ("difference of the risks, Mantel–Haenszel", Possible(() => Difference(MantelHaenszel.Fit(MantelHaenszelMeasure.RD, Tables(studies)))));
    }

    private static Estimate? MantelHaenszelOf(IReadOnlyList<Contribution> studies, MantelHaenszelMeasure measure, ZeroCells? added = null) =>
        Possible(() => Ratio(measure.ToString(), MantelHaenszel.Fit(measure, Tables(studies), pooled: added), added is null ? "Mantel–Haenszel, equal effects" : "Mantel–Haenszel, equal effects, half an event added to empty cells"));

    private static Estimate Ratio(string measure, StratifiedFit fit, string model) =>
        new(measure, Math.Exp(fit.Pooled.Estimate), BackTransform.Exp.Of(fit.Pooled.Interval), model) { I2 = fit.I2, P = fit.Pooled.P };

    private static Estimate Difference(StratifiedFit fit) => new("RD", fit.Pooled.Estimate, fit.Pooled.Interval, "Mantel–Haenszel, equal effects") { P = fit.Pooled.P };

    private static Estimate? Mixed(CountFit fit) => !fit.Converged ? null : new("OR", Math.Exp(fit.Pooled.Estimate), BackTransform.Exp.Of(fit.Pooled.Interval), "binomial mixed model, fixed study levels (ML)") { Tau2 = fit.Tau2, P = fit.Pooled.P };

    private static TwoByTwo[] Tables(IReadOnlyList<Contribution> studies) => [.. studies.Select(s => s.Counts!.Value).Select(c => TwoByTwo.FromTotals(c.Events, c.N, c.ControlEvents!.Value, c.ControlN!.Value))];

    private static Estimate? Possible(Func<Estimate?> from)
    {
        try
        {
            return from() is { } e ? PoolEffects.Finite(e) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
