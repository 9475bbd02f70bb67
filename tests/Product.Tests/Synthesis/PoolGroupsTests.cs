using System.Text.Json.Nodes;
using Equipoise.Evidence.Synthesis;
using Equipoise.Evidence.Synthesis.Json;
using Equipoise.Evidence.Synthesis.Tables;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Product.Tests.Synthesis;

/// <summary>Effects that belong together, from a table to the numbers of the contract.</summary>
public sealed class PoolGroupsTests
{
    /// <summary>Modified school calendars: schools within districts. Cooper H et al. (2003), as given by Konstantopoulos S (2011). Research Synthesis Methods 2:61–76. doi:10.1002/jrsm.35.</summary>
    private const string Calendars = """
        district,school,yi,vi,year
        11,1,-0.18,0.118,1976
        11,2,-0.22,0.118,1976
        11,3,0.23,0.144,1976
        11,4,-0.3,0.144,1976
        12,1,0.13,0.014,1989
        12,2,-0.26,0.014,1989
        12,3,0.19,0.015,1989
        12,4,0.32,0.024,1989
        18,1,0.45,0.023,1994
        18,2,0.38,0.043,1994
        18,3,0.29,0.012,1994
        27,1,0.16,0.02,1976
        27,2,0.65,0.004,1976
        27,3,0.36,0.004,1976
        27,4,0.6,0.007,1976
        56,1,0.08,0.019,1997
        56,2,0.04,0.007,1997
        56,3,0.19,0.005,1997
        56,4,-0.06,0.004,1997
        58,1,-0.18,0.02,1976
        58,2,0,0.018,1976
        58,3,0,0.019,1976
        58,4,-0.28,0.022,1976
        58,5,-0.04,0.02,1976
        58,6,-0.3,0.021,1976
        58,7,0.07,0.006,1976
        58,8,0,0.007,1976
        58,9,0.05,0.007,1976
        58,10,-0.08,0.007,1976
        58,11,-0.09,0.007,1976
        71,1,0.3,0.015,1997
        71,2,0.98,0.011,1997
        71,3,1.19,0.01,1997
        86,1,-0.07,0.001,1997
        86,2,-0.05,0.001,1997
        86,3,-0.01,0.001,1997
        86,4,0.02,0.001,1997
        86,5,-0.03,0.001,1997
        86,6,0,0.001,1997
        86,7,0.01,0.001,1997
        86,8,-0.1,0.001,1997
        91,1,0.5,0.01,2000
        91,2,0.66,0.011,2000
        91,3,0.2,0.01,2000
        91,4,0,0.009,2000
        91,5,0.05,0.013,2000
        91,6,0.07,0.013,2000
        108,1,-0.52,0.031,2000
        108,2,0.7,0.031,2000
        108,3,-0.03,0.03,2000
        108,4,0.27,0.03,2000
        108,5,-0.34,0.03,2000
        644,1,0.12,0.087,1995
        644,2,0.61,0.082,1995
        644,3,0.04,0.067,1994
        644,4,-0.05,0.067,1994
        """;

    private static JsonObject Pool(string text, MetaRequest request) => MetaJson.Write(PoolTable.Run(TableText.Read(text), request, null, TestContext.Current.CancellationToken));

    private static double[] Numbers(JsonNode? list) => [.. list!.AsArray().Select(n => (double)n!)];

    private static void Near(double[] expected, JsonNode? list, double tolerance) => Assert.All(expected.Zip(Numbers(list)), p => Assert.Equal(p.First, p.Second, tolerance));

    /// <summary>The paper's Table 5 has 0.185 (0.085) and variances 0.065 and 0.033; the further digits, the profile intervals and clubSandwich's test are those of metafor.</summary>
    [Fact]
    public void Konstantopoulos2011_has_a_variance_between_districts_and_one_between_schools()
    {
        var json = Pool(Calendars, new() { Random = ["~ 1 | district/school"], Cluster = "district", Intervals = true, Predict = true });
        Assert.Equal((0.184713, 0.084556), (Math.Round((double)json["coefficients"]![0]!["estimate"]!, 6), Math.Round((double)json["coefficients"]![0]!["se"]!, 6)));
        Near([0.0650619426, 0.0327365176], json["sigma2"], 1e-8);
        Near([63.3248369, 31.8624768], json["I2_multilevel"], 1e-5);
        Assert.Equal(["district", "district/school"], json["s_names"]!.AsArray().Select(n => (string)n!));
        Assert.Equal([11, 56], json["s_nlevels"]!.AsArray().Select(n => (int)n!));
        Near([0.0222397, 0.0162653], new JsonArray([.. json["confint"]!["components"]!.AsArray().Select(c => c!["ci_lb"]!.DeepClone())]), 1e-6);
        Near([0.0844580], json["robust"]!["clubSandwich"]!["se"], 1e-6);
        Near([9.863156], json["robust"]!["clubSandwich"]!["df"], 1e-5);
        Assert.Equal((-0.450231, -7.958724), (Math.Round((double)json["prediction"]!["lower"]!, 6), Math.Round((double)json["logLik"]!, 6)));
        Near([-0.450231], json["predict"]!["pi_lb"], 1e-5);
        Assert.Equal(100, json["studies"]!.AsArray().Sum(s => (double)s!["weight"]!), 1e-9);
        Assert.Empty(json["warnings"]!.AsArray());
    }

    /// <summary>Schools that covary equally within a district are the same model: τ² is the sum of both variances, ρ the share of the district.</summary>
    [Fact]
    public void The_same_schools_as_levels_have_the_sum_of_both_variances_and_a_correlation()
    {
        var json = Pool(Calendars, new() { Random = ["~ school | district"], Moderators = "~ year", Method = HeterogeneityMethod.ML, Test = TestKind.T });
        var nested = Pool(Calendars, new() { Random = ["1 | district/school"], Moderators = "~ year", Method = HeterogeneityMethod.ML, Test = TestKind.T });
        var sigma2 = Numbers(nested["sigma2"]);
        Near([sigma2.Sum()], json["tau2"], 1e-6);
        Near([sigma2[0] / sigma2.Sum()], json["rho"], 1e-5);
        Assert.Equal((double)nested["logLik"]!, (double)json["logLik"]!, 1e-8);
        Assert.Equal(54, (double)json["coefficients"]![1]!["df"]!);
    }

    /// <summary>Districts and years cross, so that robust variances by district know no small-sample form.</summary>
    [Fact]
    public void Where_random_effects_cross_the_clusters_only_the_usual_robust_tests_are_given()
    {
        var json = Pool(Calendars, new() { Random = ["~ 1 | district", "~ 1 | year"], Cluster = "district" });
        Assert.NotNull(json["robust"]!["default"]);
        Assert.Null(json["robust"]!["clubSandwich"]);
        Assert.Equal("robust-CR2-not-possible", (string)json["warnings"]![0]!["code"]!);
        Assert.Contains("clubSandwich = FALSE", MetaScript.Write(PoolTable.Run(TableText.Read(Calendars), new() { Random = ["~ 1 | district", "~ 1 | year"], Cluster = "district" }, null, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }
}
