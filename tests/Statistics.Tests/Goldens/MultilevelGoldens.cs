using System.Globalization;
using System.Text.Json;
using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Multilevel and multivariate models.</summary>
public sealed class MultilevelGoldens
{
    [Fact]
    public void Estimates_components_and_likelihoods_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Multilevel) Compare(tally, g, Fit(g), g.Json.GetProperty("fit"));
        tally.Verify(atLeast: 400);
    }

    [Fact]
    public void Profile_intervals_and_likelihood_ratios_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Multilevel)
        {
            var theirs = g.Json.GetProperty("fit");
            if (!theirs.TryGetProperty("confint", out var intervals) && !theirs.TryGetProperty("lrt", out _)) continue;
            var fit = Fit(g);
            if (intervals.ValueKind == JsonValueKind.Object)
            {
                var ours = ProfileIntervals.Of(fit);
                foreach (var (t, i) in intervals.GetProperty("components").EnumerateArray().Select((t, i) => (t, i)))
                {
                    tally.Compare("profile lower", $"{g} {i}", ours[i].Interval.Lower, t.GetProperty("ci_lb").GetDouble(), 1e-5, ours[i].Interval.Upper);
                    tally.Compare("profile upper", $"{g} {i}", ours[i].Interval.Upper, t.GetProperty("ci_ub").GetDouble(), 1e-5, ours[i].Interval.Upper);
                }
            }

            if (!theirs.TryGetProperty("lrt", out var tests)) continue;
            foreach (var t in tests.EnumerateArray())
            {
                var zeroed = t.GetProperty("zeroed").GetInt32();
                var ours = LikelihoodRatio.Of(fit, Fit(g, without: zeroed));
                tally.Compare("likelihood ratio", $"{g} {zeroed}", ours.Statistic, t.GetProperty("LRT").GetDouble(), 1e-6, 1);
                tally.Compare("likelihood ratio p", $"{g} {zeroed}", ours.P, t.GetProperty("p").GetDouble(), 1e-6, 1);
            }
        }

        tally.Verify(atLeast: 20);
    }

    [Fact]
    public void Cluster_robust_tests_are_those_of_metafor_and_clubSandwich()
    {
        var tally = new Tally();
        foreach (var g in Golden.Multilevel)
        {
            if (!g.Json.GetProperty("fit").TryGetProperty("robust", out var theirs)) continue;
            var fit = Fit(g);
            var column = g.Json.GetProperty("data").GetProperty("columns").EnumerateArray().Select(c => c.GetString()).ToList().IndexOf(theirs.GetProperty("cluster").GetString());
            var rows = g.Json.GetProperty("data").GetProperty("rows");
            string[] clusters = [.. fit.Rows.Select(r => rows[r][column].ToString())];
            foreach (var (name, kind) in new[] { ("default", RobustKind.CR1), ("unadjusted", RobustKind.CR0), ("clubSandwich", RobustKind.CR2) })
            {
                if (!theirs.TryGetProperty(name, out var t)) continue;
                if (t.TryGetProperty("error", out _)) Assert.Throws<ArgumentException>(() => MultilevelRobust.Of(fit, clusters, kind));
                else Robust(tally, $"{g} {kind}", MultilevelRobust.Of(fit, clusters, kind), t, g.Json.GetProperty("polished").GetBoolean() ? 1e-6 : 1e-4);
            }
        }

        tally.Verify(atLeast: 100);
    }

    private static void Robust(Tally tally, string where, RobustFit ours, JsonElement theirs, double tolerance)
    {
        double[] se = Numbers(theirs, "se"), df = Numbers(theirs, "df"), p = Numbers(theirs, "pval");
        for (var i = 0; i < se.Length; i++)
        {
            tally.Relative("robust se", $"{where} {i}", ours.Coefficients[i].StandardError, se[i], tolerance);
            tally.Relative("robust df", $"{where} {i}", ours.Coefficients[i].DegreesOfFreedom, df[i], tolerance);
            tally.Compare("robust p", $"{where} {i}", ours.Coefficients[i].P, p[i], tolerance, 1);
        }

        if (ours.Moderators is not { } test) return;
        tally.Relative("robust F", where, test.Statistic, theirs.GetProperty("QM").GetDouble(), tolerance * 10);
        tally.Relative("robust F df", where, test.Df2, Golden.Number(theirs.GetProperty("QMdf")[1]), tolerance);
    }

    internal static MultilevelFit Fit(Golden g, int? without = null)
    {
        double[] yi = g.Numbers("yi"), vi = g.Numbers("vi");
        var table = TableOf(g, yi, vi);
        var options = new MultilevelOptions
        {
            Method = Enum.Parse<HeterogeneityMethod>(g.Json.GetProperty("method").GetString()!),
            Test = g.Json.GetProperty("test").GetString() == "t" ? TestKind.T : TestKind.Z,
        };
        var moderators = g.Json.TryGetProperty("mods", out var m) && m.ValueKind == JsonValueKind.String ? Formula.Parse(Factors(m.GetString()!)) : null;
        RandomFormula[] random = g.Json.TryGetProperty("random", out var r) && r.ValueKind == JsonValueKind.Array ? [.. r.EnumerateArray().Select(f => RandomFormula.Parse(f.GetString()!))] : [];
        BetweenCovariance[] covariances = [.. g.List("struct").Select(s => Enum.Parse<BetweenCovariance>(s.GetString()!))];
        if (without is not { } left) return MultilevelFormula.Fit(table, moderators, random, covariances, Known(g, table, vi), options);
        var terms = MultilevelFormula.Terms(table, random, covariances).Where((_, t) => t != left).ToArray();
        return MultilevelModel.Fit(yi, Known(g, table, vi), moderators is null ? null : ModelMatrix.Of(moderators, table).For(table), terms, options);
    }

    private const string Generate = "relevel(condition, ref = \"read\")";

    /// <summary>Factors that R keeps apart from their text: one of numbers, one whose first level is not the first in the alphabet.</summary>
    private static string Factors(string formula) => formula.Replace("timef", "factor(timef)", StringComparison.Ordinal).Replace("condition", Generate, StringComparison.Ordinal);

    private static Table TableOf(Golden g, double[] yi, double[] vi)
    {
        var data = g.Json.GetProperty("data");
        var rows = data.GetProperty("rows").EnumerateArray().ToArray();
        var columns = data.GetProperty("columns").EnumerateArray().Select((c, i) => new Column(c.GetString()!, rows.Select(r => r[i].ValueKind == JsonValueKind.Null ? null : r[i].ToString())));
        return new([.. columns, new("yi", yi), new("vi", vi)]);
    }

    private static KnownCovariance Known(Golden g, Table table, double[] vi)
    {
        var v = g.Json.GetProperty("V");
        if (v.GetProperty("kind").GetString() == "diag") return KnownCovariance.Diagonal(vi);
        if (!v.TryGetProperty("matrix", out var matrix))
        {
            Assert.StartsWith("cov = 0.97^|ti-tj|", v.GetProperty("recipe").GetString(), StringComparison.Ordinal);
            var time = table["time"].Numbers;
            return KnownCovariance.ByCluster(vi, table["study"].Cells, (i, k) => Math.Pow(0.97, Math.Abs(time[i] - time[k])));
        }

        var cells = new double[vi.Length, vi.Length];
        for (var i = 0; i < vi.Length; i++)
        {
            for (var k = 0; k < vi.Length; k++) cells[i, k] = matrix[i][k].GetDouble();
        }

        return KnownCovariance.Whole(cells);
    }

    private static void Compare(Tally tally, Golden g, MultilevelFit fit, JsonElement theirs)
    {
        tally.Compare("converged", g, fit.Converged ? 1 : 0, 1, 0, 1);
        var tolerance = g.Json.GetProperty("polished").GetBoolean() ? 1e-6 : 1e-4;
        double[] beta = Numbers(theirs, "beta"), se = Numbers(theirs, "se"), p = Numbers(theirs, "pval"), lower = Numbers(theirs, "ci_lb"), upper = Numbers(theirs, "ci_ub"), df = Numbers(theirs, "ddf");
        Assert.Equal(theirs.GetProperty("coef_names").EnumerateArray().Select(n => n.GetString()), fit.Coefficients.Select(c => c.Name.Replace("factor(timef)", "timef", StringComparison.Ordinal).Replace(Generate, "condition", StringComparison.Ordinal)));
        for (var i = 0; i < beta.Length; i++)
        {
            var c = fit.Coefficients[i];
            tally.Compare("beta", $"{g} {i}", c.Estimate, beta[i], tolerance, se[i]);
            tally.Relative("se", $"{g} {i}", c.StandardError, se[i], tolerance);
            tally.Compare("p", $"{g} {i}", c.P, p[i], tolerance, 1);
            tally.Compare("ci", $"{g} {i}", c.Interval.Lower, lower[i], tolerance, se[i]);
            tally.Compare("ci", $"{g} {i}", c.Interval.Upper, upper[i], tolerance, se[i]);
            if (df.Length > 0) tally.Compare("df", g, c.DegreesOfFreedom, df[i], 0, 1);
        }

        Components(tally, g, fit, theirs, tolerance);
        if (!double.IsNaN(fit.Q))
        {
            tally.Relative("Q", g, fit.Q, theirs.GetProperty("QE").GetDouble(), 1e-9);
            tally.Compare("Qp", g, fit.QP, theirs.GetProperty("QEp").GetDouble(), 1e-9, 1);
        }

        if (theirs.TryGetProperty("QM", out var qm))
        {
            tally.Relative("QM", g, fit.Moderators!.Value.Statistic, qm.GetDouble(), tolerance * 10);
            tally.Compare("QMp", g, fit.Moderators!.Value.P, theirs.GetProperty("QMp").GetDouble(), tolerance, 1);
        }

        var ll = theirs.GetProperty("ll").GetDouble();
        tally.Compare("log-likelihood (ours lower)", g, Math.Min(0, fit.Statistics.LogLikelihood - ll), 0, 1e-8, 1);
        tally.Compare("parameters", g, fit.ParameterCount, theirs.GetProperty("npar").GetDouble(), 0, 1);
        foreach (var (name, ours) in new[] { ("AIC", fit.Statistics.Aic), ("BIC", fit.Statistics.Bic), ("AICc", fit.Statistics.Aicc) }) tally.Compare(name, g, ours, theirs.GetProperty(name).GetDouble(), 1e-6, 1);
        if (fit.Prediction is { } range && theirs.TryGetProperty("pi_lb", out var pl))
        {
            tally.Compare("prediction", g, range.Lower, Golden.Numbers(pl)[0], tolerance, range.Width);
            tally.Compare("prediction", g, range.Upper, Numbers(theirs, "pi_ub")[0], tolerance, range.Width);
        }
    }

    private static void Components(Tally tally, Golden g, MultilevelFit fit, JsonElement theirs, double tolerance)
    {
        double[] sigma2 = Numbers(theirs, "sigma2"), tau2 = Numbers(theirs, "tau2"), rho = Numbers(theirs, "rho"), levels = Numbers(theirs, "s_nlevels"), i2 = Numbers(theirs, "I2_multilevel");
        var scale = sigma2.Sum() + (tau2.Length > 0 ? tau2.Average() : 0) + (double.IsNaN(fit.TypicalVariance) ? 0 : fit.TypicalVariance);
        for (var i = 0; i < sigma2.Length; i++)
        {
            tally.Compare("sigma2", $"{g} {i}", fit.Sigma2[i], sigma2[i], tolerance, scale);
            tally.Compare("levels", $"{g} {i}", fit.Groups[i].Groups, levels[i], 0, 1);
            if (i2.Length > 0) tally.Compare("I2", $"{g} {i}", fit.I2[i], i2[i], tolerance, 100);
        }

        for (var i = 0; i < tau2.Length; i++) tally.Compare("tau2", $"{g} {i}", fit.Tau2()[i], tau2[i], tolerance, scale);
        for (var i = 0; i < rho.Length; i++) tally.Compare("rho", $"{g} {i}", fit.Rho()[i], rho[i], tolerance * 10, 1);
    }

    private static double[] Numbers(JsonElement e, string name) => e.TryGetProperty(name, out var list) && list.ValueKind != JsonValueKind.Null ? Golden.Numbers(list) : [];
}
