using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Statistics.Tests.Pooling;

/// <summary>Everything that follows from a fit, where variances span thirty orders of magnitude and where a million studies come.</summary>
public sealed class ExtremeVarianceTests
{
    private static readonly double[] Y = [.. Enumerable.Range(0, 31).Select(i => Math.Sin(i) * Math.Pow(10, (i - 15) / 2.0))], V = [.. Enumerable.Range(0, 31).Select(i => Math.Pow(10, i - 15))];
    private static readonly string[] Team = [.. Enumerable.Range(0, 31).Select(i => FormattableString.Invariant($"{i % 6}"))];

    [Fact]
    public void Variances_over_thirty_orders_of_magnitude_give_numbers_everywhere()
    {
        var fit = MetaAnalysis.Fit(Y, V);
        Assert.All(Subgroups.Of(Y, V, Team).Groups, g => Assert.True(double.IsFinite(g.Fit.Pooled.Estimate) && g.Fit.Converged, $"{g.Fit.Pooled}"));
        Assert.True(double.IsFinite(Subgroups.Of(Y, V, Team).Between!.Value.Statistic), "Between subgroups.");
        Assert.All(BestPredictions.Of(fit), p => Assert.True(double.IsFinite(p.Estimate) && p.StandardError > 0, $"{p}"));
        Assert.True(double.IsFinite(GivenWeights.Equal(fit).Pooled.StandardError), "Equal weights.");
        foreach (var kind in Enum.GetValues<RobustKind>()) Assert.True(double.IsFinite(ClusterRobust.Of(fit, Team, kind).Coefficients[0].P), $"{kind}");
        var henmi = HenmiCopas.Of(fit);
        Assert.True(double.IsFinite(henmi.Interval.Width) && henmi.Interval.Width > 0, $"{henmi}");
        var excess = ExcessSignificance.Of(fit);
        Assert.InRange(excess.P, 0, 1);
        Assert.All(excess.Power, p => Assert.InRange(p, 0, 1));
        Assert.InRange(PermutationTest.Of(fit, new() { Most = 200 }, null, TestContext.Current.CancellationToken).P[0], 1.0 / 200, 1);
    }

    [Fact]
    public void A_million_studies_are_predicted_and_weighed_in_linear_time()
    {
        const int k = 1_000_000;
        var random = new Random(3);
        double[] v = [.. Enumerable.Range(0, k).Select(_ => 0.01 + random.NextDouble())], y = [.. v.Select(x => 0.2 + (random.NextDouble() * Math.Sqrt(x)))];
        var fit = MetaAnalysis.Fit(y, v);
        Assert.Equal(k, BestPredictions.Of(fit).Length);
        Assert.True(double.IsFinite(GivenWeights.Equal(fit).Pooled.StandardError), "Equal weights.");
        Assert.Equal(2, Subgroups.Of(y, v, [.. v.Select(x => x > 0.5 ? "a" : "b")]).Groups.Count);
    }
}
