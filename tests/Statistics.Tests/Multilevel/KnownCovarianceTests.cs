using Equipoise.Statistics.Multilevel;

namespace Equipoise.Statistics.Tests.Multilevel;

public sealed class KnownCovarianceTests
{
    [Fact]
    public void Estimates_of_one_cluster_covary_by_the_assumed_correlation()
    {
        var v = KnownCovariance.ByCluster([0.04, 0.09, 0.01], ["a", "a", "b"], 0.5);
        Assert.Equal(0.5 * 0.2 * 0.3, v[0, 1], 1e-15);
        Assert.Equal(v[0, 1], v[1, 0]);
        Assert.Equal(0, v[0, 2]);
        Assert.Equal(0.09, v[1, 1]);
    }

    [Fact]
    public void A_list_of_blocks_is_the_matrix_they_make()
    {
        var v = KnownCovariance.Blocks([new double[,] { { 2, 1 }, { 1, 3 } }, new double[,] { { 4 } }]);
        Assert.Equal([2, 3, 4], v.Variances);
        Assert.Equal(1, v[0, 1]);
        Assert.Equal(0, v[1, 2]);
    }

    [Fact]
    public void Two_treatments_with_one_control_share_the_variance_of_its_mean()
    {
        // Mean differences with σ = 2: their variances are 4 (1/n1 + 1/n2), and the covariance is that of the common mean, 4/40.
        double[] variances = [4 * ((1 / 20.0) + (1 / 40.0)), 4 * ((1 / 30.0) + (1 / 40.0))];
        var v = KnownCovariance.SharedGroups(variances, ["s", "s"], [("A", 20), ("B", 30)], [("C", 40), ("C", 40)]);
        Assert.Equal(4 / 40.0, v[0, 1], 1e-14);
    }

    [Fact]
    public void A_group_that_is_first_here_and_second_there_makes_the_covariance_negative()
    {
        double[] variances = [(1 / 20.0) + (1 / 40.0), (1 / 40.0) + (1 / 30.0)];
        var v = KnownCovariance.SharedGroups(variances, ["s", "s"], [("A", 20), ("C", 40)], [("C", 40), ("B", 30)]);
        Assert.Equal(-1 / 40.0, v[0, 1], 1e-14);
    }
}
