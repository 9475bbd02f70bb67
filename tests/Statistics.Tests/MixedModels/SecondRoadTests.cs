using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.MixedModels;

/// <summary>Degrees of freedom for every residual covariance against plain matrix algebra with derivatives by differences.</summary>
public sealed class SecondRoadTests
{
    public static TheoryData<ResidualCovariance> Structures => [.. Enum.GetValues<ResidualCovariance>()];

    [Theory]
    [MemberData(nameof(Structures))]
    public void Satterthwaite_and_Kenward_Roger_follow_from_their_definitions(ResidualCovariance covariance)
    {
        // Twelve subjects with four visits at uneven times, of which some are missing; a covariate so that nothing is balanced.
        double[] times = [0, 1, 2.5, 4], all = Simulated.Response(21, 12, 4, 1.2);
        int[] kept = [.. Enumerable.Range(0, 48).Where(i => i % 7 != 3)];
        double[] y = [.. kept.Select(i => all[i] + (0.4 * (i % 4) * all[(i + 5) % 48] / 10))];
        var x = DesignMatrix.WithIntercept([.. kept.Select(i => times[i % 4])], [.. kept.Select(i => (double)((i / 4) % 3))], [.. kept.Select(i => Math.Sin(i))]);
        string[] ids = [.. kept.Select(i => FormattableString.Invariant($"s{i / 4}"))], visits = [.. kept.Select(i => FormattableString.Invariant($"{i % 4}"))];
        var repeated = new RepeatedMeasures(covariance, ids) { Visits = visits, Times = [.. kept.Select(i => times[i % 4])] };
        var satterthwaite = MixedModel.Fit(y, x, new() { Repeated = repeated });
        var roger = MixedModel.Fit(y, x, new() { Repeated = repeated, DegreesOfFreedom = DegreesOfFreedom.KenwardRoger });
        var parameters = satterthwaite.CovarianceParameters.Select(p => p.Estimate).ToArray();
        var cell = Cell(covariance, times);
        var dense = new DenseInference(y, x, parameters, (at, a, b) => ids[a] == ids[b] ? cell(at, kept[a] % 4, kept[b] % 4) : 0);

        Assert.True(satterthwaite.Converged);
        Assert.Equal(Dense.Restricted(y, x, (a, b) => ids[a] == ids[b] ? cell(parameters, kept[a] % 4, kept[b] % 4) : 0), satterthwaite.LogLikelihood, 1e-9);
        for (var c = 0; c < 4; c++)
        {
            var (variance, df) = dense.KenwardRoger(c);
            Near(dense.Satterthwaite(c), satterthwaite.Coefficients[c].DegreesOfFreedom);
            Near(df, roger.Coefficients[c].DegreesOfFreedom);
            Near(Math.Sqrt(variance), roger.Coefficients[c].StandardError);
            Assert.True(roger.Coefficients[c].DegreesOfFreedom is > 2 and < 48);
        }
    }

    private static void Near(double expected, double actual) => Assert.InRange(actual, expected * (1 - 1e-3), expected * (1 + 1e-3));

    private static Func<double[], int, int, double> Cell(ResidualCovariance covariance, double[] times) => covariance switch
    {
        ResidualCovariance.Independent => (p, a, b) => a == b ? p[0] : 0,
        ResidualCovariance.HeterogeneousIndependent => (p, a, b) => a == b ? p[a] : 0,
        ResidualCovariance.CompoundSymmetry => (p, a, b) => a == b ? p[0] : p[1],
        ResidualCovariance.HeterogeneousCompoundSymmetry => (p, a, b) => a == b ? p[a] : p[4] * Math.Sqrt(p[a] * p[b]),
        ResidualCovariance.Autoregressive => (p, a, b) => p[0] * Math.Pow(p[1], Math.Abs(a - b)),
        ResidualCovariance.HeterogeneousAutoregressive => (p, a, b) => Math.Pow(p[4], Math.Abs(a - b)) * Math.Sqrt(p[a] * p[b]),
        ResidualCovariance.SpatialPower => (p, a, b) => p[0] * Math.Pow(p[1], Math.Abs(times[a] - times[b])),
        _ => (p, a, b) => p[(Math.Max(a, b) * (Math.Max(a, b) + 1) / 2) + Math.Min(a, b)],
    };
}
