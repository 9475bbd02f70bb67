using System.Text.Json.Nodes;
using Equipoise.Evidence.Synthesis;
using Equipoise.Evidence.Synthesis.Json;
using Equipoise.Evidence.Synthesis.Tables;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Product.Tests.Synthesis;

/// <summary>From a table that somebody typed to the numbers of the contract.</summary>
public sealed class PoolTableTests
{
    /// <summary>Trials of the BCG vaccine. Colditz GA et al. (1994). JAMA 271:698–702. doi:10.1001/jama.1994.03510330076038.</summary>
    internal const string Bcg = """
        study,ai,bi,ci,di,ablat,alloc
        Aronson 1948,4,119,11,128,44,random
        Ferguson 1949,6,300,29,274,55,random
        Rosenthal 1960,3,228,11,209,42,random
        Hart 1977,62,13536,248,12619,52,random
        Frimodt-Moller 1973,33,5036,47,5761,13,alternate
        Stein 1953,180,1361,372,1079,44,alternate
        Vandiviere 1973,8,2537,10,619,19,random
        TPT Madras 1980,505,87886,499,87892,13,random
        Coetzee 1968,29,7470,45,7232,27,random
        Rosenthal 1961,17,1699,65,1600,42,systematic
        Comstock 1974,186,50448,141,27197,18,systematic
        Comstock 1969,5,2493,3,2338,33,systematic
        Comstock 1976,27,16886,29,17825,33,systematic
        """;

    private static JsonObject Pool(string text, MetaRequest request) => MetaJson.Write(PoolTable.Run(TableText.Read(text), request, null, TestContext.Current.CancellationToken));

    /// <summary>Viechtbauer W (2010). Journal of Statistical Software 36(3), section 3. doi:10.18637/jss.v036.i03: −0.7145 (0.1798), τ² 0.3132 (0.1664), Q 152.2330.</summary>
    [Fact]
    public void Viechtbauer2010_pools_the_trials_of_the_vaccine()
    {
        var json = Pool(Bcg, new() { Measure = "RR" });
        var pooled = json["coefficients"]![0]!;
        Assert.Equal((-0.7145, 0.1798), (Math.Round((double)pooled["estimate"]!, 4), Math.Round((double)pooled["se"]!, 4)));
        Assert.Equal((0.3132, 0.1664, 92.22), (Math.Round((double)json["tau2"]!, 4), Math.Round((double)json["seTau2"]!, 4), Math.Round((double)json["i2"]!, 2)));
        Assert.Equal((152.2330, 12), (Math.Round((double)json["q"]!, 4), (int)json["qDf"]!));
        Assert.Equal(100, json["studies"]!.AsArray().Sum(s => (double)s!["weight"]!), 1e-9);
        Assert.Empty(json["warnings"]!.AsArray());
    }

    [Fact]
    public void Every_further_analysis_has_its_key()
    {
        var json = Pool(Bcg, new() { Measure = "RR", Subgroup = "alloc", LeaveOneOut = true, Cumulative = true, CumulativeBy = "ablat", Egger = true, RankTest = true, TrimAndFill = new(), Influence = true, Intervals = true, Predict = true, BestPredictions = true, FailSafe = true });
        foreach (var key in new[] { "subgroups", "leave1out", "cumul", "regtest", "ranktest", "trimfill", "influence", "confint", "predict", "blup", "fsn" }) Assert.NotNull(json[key]);
        Assert.Equal(13, json["leave1out"]!["estimate"]!.AsArray().Count);
        Assert.Equal([4, 7], json["cumul"]!["order"]!.AsArray().Take(2).Select(o => (int)o!));
    }

    /// <summary>regtest of metafor on these trials with the moderators ablat.</summary>
    [Fact]
    public void The_regression_test_keeps_the_moderators_of_the_model()
    {
        var tests = Pool(Bcg, new() { Measure = "RR", Moderators = "~ ablat", Egger = true })["regtest"]!;
        Assert.Equal((-0.598969, -1.087634), (Math.Round((double)tests[0]!["stat"]!, 6), Math.Round((double)tests[1]!["stat"]!, 6)));
        Assert.Equal((3, 10.0), (tests[0]!["beta"]!.AsArray().Count, (double)tests[1]!["df"]!));
        Assert.Null(tests[0]!["est"]);
    }

    /// <summary>With few significant among many studies there are too many sets of them for programs that count each; then the field uses chi-square.</summary>
    [Fact]
    public void Excess_significance_is_tested_as_the_field_does_with_the_exact_p_beside_it()
    {
        string Table(int k) => "yi,vi\n" + string.Join("\n", Enumerable.Range(0, k).Select(i => FormattableString.Invariant($"{(i < 3 ? 0.6 : 0.1)},{0.04}")));
        var few = Pool(Table(15), new() { ExcessSignificance = true })["tes"]!;
        Assert.Equal(("exact", (double)few["pval"]!), ((string?)few["test"], (double)few["pvalExact"]!));
        var many = Pool(Table(23), new() { ExcessSignificance = true })["tes"]!;
        Assert.Equal("chi2", (string?)many["test"]);
        Assert.NotEqual((double)many["pval"]!, (double)many["pvalExact"]!);
    }

    /// <summary>Results more alike than chance allows: the set of variances that fit is empty, written as the field does.</summary>
    [Fact]
    public void An_empty_interval_of_the_variance_says_so()
    {
        var interval = Pool("yi,vi\n0.1,0.2\n0.1,0.3\n0.11,0.2\n0.1,0.2\n0.1,0.25\n0.1,0.2", new() { Intervals = true })["confint"]![0]!;
        Assert.True((bool)interval["ci_null"]!);
        Assert.Equal([0, 0, 0], interval["tau2"]!.AsArray().Select(n => (double)n!));
        Assert.Equal([1, 1, 1], interval["H2"]!.AsArray().Select(n => (double)n!));
    }

    /// <summary>Aloe AM (2013), dat.aloe2013: t, predictors, R² and people. A partial correlation follows from t alone, a semi-partial one also from R².</summary>
    [Fact]
    public void Aloe2013_has_partial_correlations_although_the_table_also_tells_the_whole_regressions_share()
    {
        const string Table = "study,ni,ti,mi,r2i\nAbu-Bader,218,4.61,4,0.240\nCole,232,6.19,7,0.455\nWallach,156,4.07,6,0.500";
        double First(string measure) => Math.Round((double)Pool(Table, new() { Measure = measure })["studies"]![0]!["yi"]!, 6);
        Assert.Equal((0.301203, 0.275371), (First("PCOR"), First("SPCOR")));
    }

    /// <summary>Numbers at the edge of what a double can hold end in a sentence, whatever is asked for.</summary>
    [Theory]
    [InlineData("1e150,1e300\n2,1e-300\n3,1")]
    [InlineData("1e308,1e308\n-1e308,1e308\n1e308,1")]
    [InlineData("1e-300,1e-308\n2e-300,1e-308\n3e-300,4e-308")]
    [InlineData("1,5e-324\n2,5e-324\n3,1e-323")]
    public void Numbers_beyond_measure_are_refused_or_written_as_missing(string rows)
    {
        try
        {
            var json = Pool("yi,vi\n" + rows, new() { LeaveOneOut = true, Cumulative = true, Egger = true, RankTest = true, TrimAndFill = new(), Influence = true, Intervals = true, Predict = true, BestPredictions = true, FailSafe = true, HenmiCopas = true, ExcessSignificance = true, PetPeese = true, Permutations = 0 });
            Assert.NotNull(json["coefficients"]![0]!["estimate"]);
        }
        catch (ArgumentException refusal)
        {
            Assert.Contains("too large or too small", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Counts_beyond_measure_do_not_take_for_ever()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Pool("ai,bi,ci,di\n1e15,1e15,1e15,2e15\n1,2,3,4", new() { Measure = "OR", Model = PoolingModel.Counts, CountModel = Statistics.CountModels.CountModel.CMEL }));
        Assert.Contains("too large for the exact conditional model", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_cannot_take_part_is_named_with_the_reason()
    {
        var json = Pool("study\tyi\tvi\nA\t1\t0\nB\t0.2\t0.1\nC\tNA\t0.1\nD\t0.3\t0.2", new());
        Assert.Equal(2, (int)json["k"]!);
        Assert.Equal([("A", "variance-not-positive"), ("C", "missing")], json["leftOut"]!.AsArray().Select(l => ((string)l!["study"]!, (string)l["reason"]!)));
        Assert.Equal(2, json["warnings"]!.AsArray().Count(w => (string)w!["code"]! == "study-left-out"));
        Assert.Null(json["studies"]![0]!["weight"]);
    }

    [Fact]
    public void A_moderator_that_says_nothing_new_is_left_out_and_named()
    {
        var json = Pool(Bcg, new() { Measure = "RR", Moderators = "~ ablat + I(3 * ablat - 1)" });
        Assert.Equal(["intrcpt", "ablat"], json["coefficients"]!.AsArray().Select(c => (string)c!["name"]!));
        Assert.Contains("I(3 * ablat - 1)", (string)json["warnings"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void One_study_is_a_result_and_what_needs_more_says_so()
    {
        var json = Pool("yi,vi\n0.1,0.2", new() { Egger = true, LeaveOneOut = true, Influence = true, Method = HeterogeneityMethod.DL });
        Assert.Equal(0.1, (double)json["coefficients"]![0]!["estimate"]!);
        var codes = json["warnings"]!.AsArray().Select(w => (string)w!["code"]!).ToList();
        Assert.Contains("one-study", codes);
        Assert.Contains("regtest-not-possible", codes);
        Assert.Contains("leave1out-not-possible", codes);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("yi,vi\n", "no rows")]
    [InlineData("yi,yi\n1,2", "two columns named 'yi'")]
    [InlineData("yi,vi\n1,2,3", "Line 2 has 3 cells")]
    [InlineData("yi,vi\n\"1,2", "cannot be read")]
    [InlineData("{\"yi\":[1,2],\"vi\":[1]}", "has 1 cells")]
    [InlineData("[{\"yi\":1},", "not JSON: line 1")]
    [InlineData("[1,2]", "Row 1 of the JSON is not an object")]
    [InlineData("{\"yi\":[[1]]}", "a cell is a number or a text")]
    public void A_text_that_is_not_a_table_is_refused_with_the_place(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<TableTextException>(() => TableText.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("yi,vi\n0.1,0.2\n0.3,0.4")]
    [InlineData("yi;vi\r\n0.1;0.2\r\n0.3;0.4\r\n")]
    [InlineData("\uFEFFyi\tvi\n0.1\t0.2\n0.3\t0.4\n\n")]
    [InlineData("[{\"yi\":0.1,\"vi\":0.2},{\"vi\":0.4,\"yi\":\"0.3\"}]")]
    [InlineData("{\"yi\":[0.1,0.3],\"vi\":[0.2,0.4]}")]
    [InlineData("{\"columns\":[\"yi\",\"vi\"],\"rows\":[[0.1,0.2],[0.3,0.4]]}")]
    public void The_same_table_in_any_form_gives_the_same_numbers(string text)
    {
        var json = Pool(text, new() { Method = HeterogeneityMethod.EE });
        Assert.Equal(((0.1 / 0.2) + (0.3 / 0.4)) / ((1 / 0.2) + (1 / 0.4)), (double)json["coefficients"]![0]!["estimate"]!, 1e-14);
    }

    [Fact]
    public void Mantel_and_Haenszel_pool_the_counts_themselves()
    {
        var json = Pool(Bcg, new() { Measure = "OR", Model = PoolingModel.MantelHaenszel, LeaveOneOut = true });
        Assert.Equal(-0.4734, Math.Round((double)json["coefficients"]![0]!["estimate"]!, 4));
        Assert.Equal((double)json["mh"]!["beta"]!, (double)json["coefficients"]![0]!["estimate"]!);
        Assert.Equal(13, json["leave1out"]!["estimate"]!.AsArray().Count);
    }

    [Fact]
    public void The_script_for_R_holds_the_data_and_cannot_be_broken_out_of()
    {
        var report = PoolTable.Run(TableText.Read("study,yi,vi\n\"a\"\"); system('x') #\",0.1,0.2\nb,0.3,0.4"), new() { Egger = true, Test = TestKind.KnappHartung }, null, TestContext.Current.CancellationToken);
        var script = MetaScript.Write(report);
        Assert.Contains("study = c(\"a\\\"); system('x') #\", \"b\")", script, StringComparison.Ordinal);
        Assert.Contains("rma(yi, vi, data = dat, method = \"REML\", test = \"knha\", level = 95", script, StringComparison.Ordinal);
        Assert.Contains("regtest(res)", script, StringComparison.Ordinal);
    }
}
