using System.Text.Json.Nodes;
using Equipoise.Evidence.Synthesis;
using Equipoise.Evidence.Synthesis.Json;
using Equipoise.Evidence.Synthesis.Tables;

namespace Equipoise.Product.Tests.Synthesis;

/// <summary>Tables with several estimates of a study.</summary>
public sealed class MultilevelTableTests
{
    /// <summary>Effects of modified school calendars in three of the districts of Konstantopoulos S (2011). Research Synthesis Methods 2:61–76. doi:10.1002/jrsm.35.</summary>
    private const string Schools = """
        study,district,school,yi,vi,year
        1,11,1,-0.18,0.118,1976
        2,11,2,-0.22,0.118,1976
        3,11,3,0.23,0.144,1976
        4,11,4,-0.30,0.144,1976
        5,12,1,0.13,0.014,1989
        6,12,2,-0.26,0.014,1989
        7,12,3,0.19,0.015,1989
        8,12,4,0.32,0.024,1989
        9,18,1,0.45,0.023,1994
        10,18,2,0.38,0.043,1994
        11,18,3,0.29,0.012,1994
        """;

    private static JsonObject Pool(MetaRequest request) => MetaJson.Write(PoolTable.Run(TableText.Read(Schools), request, null, TestContext.Current.CancellationToken));

    [Fact]
    public void A_three_level_model_has_the_keys_of_the_contract_and_its_own()
    {
        var json = Pool(new() { Random = ["~ 1 | district/school"], Cluster = "district", Intervals = true, LeaveOneOut = true });
        Assert.Equal(["district", "district/school"], json["s_names"]!.AsArray().Select(s => (string)s!));
        Assert.Equal([3, 11], json["s_nlevels"]!.AsArray().Select(s => (int)s!));
        Assert.Equal(2, json["sigma2"]!.AsArray().Count);
        Assert.Equal(2, json["I2_multilevel"]!.AsArray().Count);
        Assert.Equal(2, json["confint"]!["components"]!.AsArray().Count);
        foreach (var kind in new[] { "default", "unadjusted", "clubSandwich" }) Assert.NotNull(json["robust"]![kind]!["se"]);
        Assert.Equal(["11", "12", "18"], json["leave1out"]!.AsArray().Select(c => (string)c!["cluster"]!));
        Assert.Equal(100, json["studies"]!.AsArray().Sum(s => (double)s!["weight"]!), 1e-9);
        Assert.True((bool)json["converged"]!);
        Assert.Null(json["tau2"]);
    }

    [Fact]
    public void Levels_of_an_inner_factor_have_their_own_variances()
    {
        var json = Pool(new() { Random = ["~ school | district"], Structure = "hcs", Moderators = "~ year" });
        Assert.Equal(4, json["tau2"]!.AsArray().Count);
        Assert.Single(json["rho"]!.AsArray());
        Assert.NotNull(json["qm"]);
        Assert.Null(json["sigma2"]);
    }

    [Fact]
    public void What_takes_estimates_for_independent_is_not_done_and_said_so()
    {
        var json = Pool(new() { Random = ["~ 1 | district"], Egger = true, TrimAndFill = new(), Influence = true });
        Assert.Contains("Egger", (string)json["warnings"]!.AsArray().Single(w => (string)w!["code"]! == "not-for-multilevel")!["message"]!, StringComparison.Ordinal);
        Assert.Null(json["regtest"]);
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Contains("no structure", Assert.Throws<ArgumentException>(() => Pool(new() { Random = ["~ school | district"], Structure = "XX" })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Pool(new() { Random = ["~ 1 | nowhere"] }));
        Assert.Throws<ArgumentException>(() => Pool(new() { Random = ["~ 1 | district"], Model = PoolingModel.Counts }));
    }

    [Fact]
    public void The_script_for_R_has_the_model()
    {
        var script = MetaScript.Write(PoolTable.Run(TableText.Read(Schools), new() { Random = ["~ 1 | district/school"], Cluster = "district" }, null, TestContext.Current.CancellationToken));
        Assert.Contains("rma.mv(yi, vi, random = list(~ 1 | district/school)", script, StringComparison.Ordinal);
        Assert.Contains("clubSandwich = TRUE", script, StringComparison.Ordinal);
    }
}
