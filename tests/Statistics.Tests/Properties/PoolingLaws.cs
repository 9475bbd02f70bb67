using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Statistics.Tests.Properties;

/// <summary>Laws that hold for any studies.</summary>
public sealed class PoolingLaws
{
    private static readonly HeterogeneityMethod[] Methods = [.. Enum.GetValues<HeterogeneityMethod>()];

    private static Gen<(double Y, double V)> Study =>
        from y in Gen.Choose(-3000, 3000)
        from v in Gen.Choose(1, 4000)
        select (y / 1000.0, v / 1000.0);

    private static Gen<(double[] Y, double[] V, HeterogeneityMethod Method)> Studies =>
        from k in Gen.Choose(2, 15)
        from list in Gen.ArrayOf(Study, k)
        from method in Gen.Elements(Methods)
        select (list.Select(s => s.Y).ToArray(), list.Select(s => s.V).ToArray(), method);

    private static Gen<TwoByTwo> Table =>
        from a in Gen.Choose(0, 40)
        from b in Gen.Choose(0, 40)
        from c in Gen.Choose(0, 40)
        from d in Gen.Choose(0, 40)
        select new TwoByTwo(a, b, c, d);

    [Fact]
    public void The_order_of_studies_does_not_matter() => Soak.ForAll(300, Studies, s =>
    {
        var there = MetaAnalysis.Fit(s.Y, s.V, new() { Method = s.Method });
        var back = MetaAnalysis.Fit([.. s.Y.Reverse()], [.. s.V.Reverse()], new() { Method = s.Method });
        Near(there.Pooled.Estimate, back.Pooled.Estimate, there.Pooled.StandardError);
        Near(there.Tau2, back.Tau2, there.Tau2 + 0.1);
        Near(there.Q, back.Q, there.Q + 1);
    });

    [Fact]
    public void A_change_of_unit_changes_the_unit_of_the_result() => Soak.ForAll(300, Studies, s =>
    {
        const double unit = 1024;
        var plain = MetaAnalysis.Fit(s.Y, s.V, new() { Method = s.Method });
        var scaled = MetaAnalysis.Fit([.. s.Y.Select(y => y * unit)], [.. s.V.Select(v => v * unit * unit)], new() { Method = s.Method });
        Near(plain.Pooled.Estimate * unit, scaled.Pooled.Estimate, scaled.Pooled.StandardError);
        Near(plain.Pooled.P, scaled.Pooled.P, 1);
        Near(plain.Tau2 * unit * unit, scaled.Tau2, scaled.Tau2 + 1e5);
        Near(plain.I2, scaled.I2, 100);
    });

    [Fact]
    public void Swapping_the_arms_turns_the_sign() => Soak.ForAll(300, Gen.ArrayOf(Table, 6), tables =>
    {
        foreach (var measure in Enum.GetValues<TwoByTwoMeasure>())
        {
            var there = TwoByTwoEffects.Compute(measure, tables);
            var back = TwoByTwoEffects.Compute(measure, [.. tables.Select(t => t.Swapped())]);
            for (var i = 0; i < tables.Length; i++)
            {
                Assert.Equal(there[i].IsComplete, back[i].IsComplete);
                if (!there[i].IsComplete) continue;
                Near(there[i].Estimate, -back[i].Estimate, 1);
                Near(there[i].Variance, back[i].Variance, 1 + there[i].Variance);
            }
        }
    });

    [Fact]
    public void Without_heterogeneity_every_model_agrees_with_equal_effects() => Soak.ForAll(300, Studies, s =>
    {
        double[] y = [.. s.V.Select((v, i) => 0.4 + (i % 2 == 0 ? 1e-4 : -1e-4))];
        if (s.Method is HeterogeneityMethod.SJ) return; // Sidik and Jonkman's estimate is positive by construction
        var equal = MetaAnalysis.Fit(y, s.V, new() { Method = HeterogeneityMethod.EE });
        var random = MetaAnalysis.Fit(y, s.V, new() { Method = s.Method });
        Assert.Equal(0, random.Tau2);
        Assert.Equal(equal.Pooled.Estimate, random.Pooled.Estimate);
        Assert.Equal(equal.Pooled.Interval, random.Pooled.Interval);
    });

    [Fact]
    public void A_study_split_into_halves_pools_back_to_itself() => Soak.ForAll(300, Studies, s =>
    {
        var whole = MetaAnalysis.Fit(s.Y, s.V, new() { Method = HeterogeneityMethod.EE });
        var split = MetaAnalysis.Fit([.. s.Y, s.Y[0]], [s.V[0] * 2, .. s.V.Skip(1), s.V[0] * 2], new() { Method = HeterogeneityMethod.EE });
        Near(whole.Pooled.Estimate, split.Pooled.Estimate, whole.Pooled.StandardError);
        Near(whole.Pooled.StandardError, split.Pooled.StandardError, whole.Pooled.StandardError);
        Near(whole.Q, split.Q, 1 + whole.Q);
    });

    [Fact]
    public void The_prediction_interval_contains_the_confidence_interval() => Soak.ForAll(300, Studies, s =>
    {
        foreach (var test in Enum.GetValues<TestKind>())
        {
            var fit = MetaAnalysis.Fit(s.Y, s.V, new() { Method = s.Method, Test = test });
            var prediction = fit.Prediction!.Value;
            Assert.True(prediction.Lower <= fit.Pooled.Interval.Lower && prediction.Upper >= fit.Pooled.Interval.Upper, $"{prediction} does not contain {fit.Pooled.Interval}.");
            Assert.Equal(100, fit.Weights().Sum(), 9);
            Assert.InRange(fit.I2, 0, 100);
        }
    });

    [Fact]
    public void A_regression_on_nothing_but_the_intercept_is_the_meta_analysis() => Soak.ForAll(300, Studies, s =>
    {
        var plain = MetaAnalysis.Fit(s.Y, s.V, new() { Method = s.Method });
        var regression = MetaRegression.Fit(s.Y, s.V, DesignMatrix.Intercept(s.Y.Length), new() { Method = s.Method });
        Near(plain.Pooled.Estimate, regression.Pooled.Estimate, plain.Pooled.StandardError);
        Near(plain.Tau2, regression.Tau2, plain.Tau2 + 0.1);
        Near(plain.RestrictedLikelihood.LogLikelihood, regression.RestrictedLikelihood.LogLikelihood, 1 + Math.Abs(plain.RestrictedLikelihood.LogLikelihood));
        Assert.Null(regression.Moderators);
    });

    [Fact]
    public void Shifting_a_moderator_changes_nothing_but_the_intercept() => Soak.ForAll(200, Studies, s =>
    {
        if (s.Y.Length < 4) return;
        double[] year = [.. Enumerable.Range(0, s.Y.Length).Select(i => (double)(i * i % 7))], late = [.. year.Select(x => x + 2000)];
        var centred = MetaRegression.Fit(s.Y, s.V, DesignMatrix.WithIntercept(year), new() { Method = s.Method });
        var shifted = MetaRegression.Fit(s.Y, s.V, DesignMatrix.WithIntercept(late), new() { Method = s.Method });
        Near(centred.Coefficients[1].Estimate, shifted.Coefficients[1].Estimate, centred.Coefficients[1].StandardError);
        Near(centred.Q, shifted.Q, 1 + centred.Q);
        Near(centred.Tau2, shifted.Tau2, centred.Tau2 + 0.1);
    });

    [Fact]
    public void The_interval_of_tau2_by_Q_profile_contains_Paule_and_Mandels_root() => Soak.ForAll(300, Studies, s =>
    {
        var fit = MetaAnalysis.Fit(s.Y, s.V, new() { Method = HeterogeneityMethod.PM });
        if (HeterogeneityIntervals.QProfile(fit).Tau2 is { } interval) Assert.True(interval.Contains(fit.Tau2), $"{interval} {fit.Tau2}");
        else Assert.Equal(0, fit.Tau2);
    });

    private static void Near(double a, double b, double scale) => Assert.True(Math.Abs(a - b) <= 1e-9 * scale, $"{a:R} and {b:R} differ by {Math.Abs(a - b) / scale:E1} of {scale:R}.");
}
