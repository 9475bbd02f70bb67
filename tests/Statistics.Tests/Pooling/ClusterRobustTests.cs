using Equipoise.Statistics.Pooling;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.Tests.Pooling;

/// <summary>Cluster-robust variances by a second road (dense matrices, as the paper writes them), and with clusters that leave nothing to estimate.</summary>
public sealed class ClusterRobustTests
{
    private static readonly double[] Y = [0.1, 0.5, 0.9, -0.2, 0.3, 0.8, 0.4, 0.0, 0.7, -0.1], V = [0.02, 0.05, 0.01, 0.04, 0.03, 0.02, 0.06, 0.05, 0.04, 0.03], Year = [1, 2, 3, 4, 5, 6, 8, 7, 3, 4];
    private static readonly string[] Team = ["a", "a", "b", "b", "b", "c", "d", "e", "e", "f"];

    [Fact]
    public void The_paper_s_matrices_give_the_same_variance_and_degrees_of_freedom()
    {
        var fit = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept(Year));
        var ours = ClusterRobust.Of(fit, Team);
        var (covariance, df) = Dense(fit);
        for (var c = 0; c < 2; c++)
        {
            for (var d = 0; d < 2; d++) Assert.Equal(covariance[c, d], ours.Covariance(c, d), 12);
            Assert.Equal(df[c], ours.Coefficients[c].DegreesOfFreedom, 8);
        }

        Assert.Equal(ours.Coefficients[1].P, ours.Moderators!.Value.P, 10);
        Assert.Equal(ours.Coefficients[1].Statistic * ours.Coefficients[1].Statistic, ours.Moderators.Value.Statistic, 8);
    }

    private static (Matrix<double> Covariance, double[] Df) Dense(Fit fit)
    {
        var build = Matrix<double>.Build;
        var x = build.Dense(10, 2, (i, j) => j == 0 ? 1 : Year[i]);
        var phi = build.DenseDiagonal(10, 10, i => V[i] + fit.Tau2);
        var w = phi.Inverse();
        var m = (x.Transpose() * w * x).Inverse();
        var hat = build.DenseIdentity(10) - (x * m * x.Transpose() * w);
        var e = hat * Vector<double>.Build.Dense(Y);
        var meat = build.Dense(2, 2);
        List<Matrix<double>> g = [];
        foreach (var team in Team.Distinct(StringComparer.Ordinal))
        {
            int[] rows = [.. Enumerable.Range(0, 10).Where(i => Team[i] == team)];
            var pick = build.Dense(rows.Length, 10, (i, j) => rows[i] == j ? 1 : 0);
            var upper = (pick * phi * pick.Transpose()).Cholesky().Factor.Transpose();
            var inner = upper * pick * hat * phi * hat.Transpose() * pick.Transpose() * upper.Transpose();
            var eigen = inner.Evd(Symmetricity.Symmetric);
            var root = eigen.EigenVectors * build.DenseDiagonal(rows.Length, rows.Length, i => 1 / Math.Sqrt(eigen.EigenValues[i].Real)) * eigen.EigenVectors.Transpose();
            var adjusted = upper.Transpose() * root * upper;
            var score = x.Transpose() * w * pick.Transpose() * adjusted * (pick * e);
            meat += score.OuterProduct(score);
            g.Add(m * x.Transpose() * w * pick.Transpose() * adjusted * pick * hat);
        }

        double[] df = [.. Enumerable.Range(0, 2).Select(c =>
        {
            double trace = 0, squares = 0;
            foreach (var j in g)
            {
                trace += j.Row(c) * phi * j.Row(c);
                foreach (var k in g) squares += Math.Pow(j.Row(c) * phi * k.Row(c), 2);
            }

            return trace * trace / squares;
        })];
        return (m * meat * m, df);
    }

    [Fact]
    public void Clusters_of_one_study_give_the_heteroscedasticity_consistent_variances()
    {
        var fit = MetaAnalysis.Fit(Y, V);
        string[] alone = [.. Y.Select((_, i) => FormattableString.Invariant($"{i}"))];
        double[] w = [.. V.Select(v => 1 / (v + fit.Tau2))], share = [.. w.Select(x => x / w.Sum())], e = [.. Y.Select(y => y - fit.Pooled.Estimate)];
        double hc0 = share.Zip(e).Sum(p => p.First * p.First * p.Second * p.Second), hc2 = share.Zip(e).Sum(p => p.First * p.First * p.Second * p.Second / (1 - p.First));
        Assert.Equal(hc0, ClusterRobust.Of(fit, alone, RobustKind.CR0).Covariance(0, 0), 14);
        Assert.Equal(hc0 * 10 / 9, ClusterRobust.Of(fit, alone, RobustKind.CR1).Covariance(0, 0), 14);
        Assert.Equal(hc2, ClusterRobust.Of(fit, alone).Covariance(0, 0), 14);
    }

    [Fact]
    public void A_coefficient_that_rests_on_one_cluster_has_no_known_error()
    {
        var fit = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept([.. Team.Select(t => t == "b" ? 1.0 : 0)]));
        foreach (var kind in Enum.GetValues<RobustKind>())
        {
            var robust = ClusterRobust.Of(fit, [.. Team.Select(t => t == "b" ? "b" : "others " + t)], kind);
            Assert.True(double.IsFinite(robust.Coefficients[0].StandardError), "Five clusters tell the intercept.");
            var alone = ClusterRobust.Of(MetaRegression.Fit(Y, V, new DesignMatrix(10, 2, [.. Team.SelectMany(t => new[] { t == "b" ? 1.0 : 0, t == "b" ? 0.0 : 1 })])), Team, kind).Coefficients[0];
            Assert.True(double.IsPositiveInfinity(alone.StandardError), $"{kind}: {alone}");
            Assert.Equal(1, alone.P);
        }
    }

    [Fact]
    public void Clusters_that_do_not_fit_are_refused()
    {
        var fit = MetaAnalysis.Fit(Y, V);
        Assert.Throws<ArgumentException>(() => ClusterRobust.Of(fit, ["a"]));
        Assert.Throws<ArgumentException>(() => ClusterRobust.Of(fit, [.. Y.Select(_ => "same")]));
        Assert.Throws<ArgumentException>(() => ClusterRobust.Of(fit, [.. Team.Take(9), null!]));
        var moderated = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept(Year));
        Assert.Throws<ArgumentException>(() => ClusterRobust.Of(moderated, [.. Team.Select(t => t == "a" ? "a" : "b")], RobustKind.CR1));
        Assert.Null(ClusterRobust.Of(moderated, Team).Wald(0, 1) is { Df2: > 0 } ? null : "no test");
    }

    [Fact]
    public void Many_studies_in_small_clusters_take_linear_time()
    {
        const int k = 100_000;
        var random = new Random(7);
        double[] y = [.. Enumerable.Range(0, k).Select(_ => random.NextDouble())], v = [.. Enumerable.Range(0, k).Select(_ => 0.05 + random.NextDouble())];
        var robust = ClusterRobust.Of(MetaAnalysis.Fit(y, v, new() { Method = Heterogeneity.HeterogeneityMethod.DL }), [.. Enumerable.Range(0, k).Select(i => FormattableString.Invariant($"{i / 3}"))]);
        Assert.Equal((k + 2) / 3, robust.Clusters);
        Assert.InRange(robust.Coefficients[0].DegreesOfFreedom, 1000, k);
    }
}
