using System.Text.Json;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Leave-one-out, cumulative, influence, asymmetry, trim and fill.</summary>
public sealed class DiagnosticGoldens
{
    [Fact]
    public void Small_study_and_influence_diagnostics_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Meta)
        {
            if (!g.Json.TryGetProperty("diagnostics", out var all)) continue;
            double[] yi = g.Numbers("yi"), vi = g.Numbers("vi");
            foreach (var (name, method, test) in new[] { ("REML_z", HeterogeneityMethod.REML, TestKind.Z), ("REML_knha", HeterogeneityMethod.REML, TestKind.KnappHartung), ("DL_z", HeterogeneityMethod.DL, TestKind.Z), ("EE_z", HeterogeneityMethod.EE, TestKind.Z), ("PM_knha", HeterogeneityMethod.PM, TestKind.KnappHartung) })
            {
                if (!all.TryGetProperty(name, out var d)) continue;
                var fit = MetaAnalysis.Fit(yi, vi, new() { Method = method, Test = test });
                if (fit.Pooled.StandardError == 0 || fit.K > 400) continue;
                Each(tally, $"{g} {name}", g, fit, d, FitGoldens.Typical(vi));
            }

            var plain = MetaAnalysis.Fit(yi, vi);
            if (all.TryGetProperty("weights", out var weights)) Weights(tally, g, yi, vi, weights);
            if (plain.K >= 3 && all.TryGetProperty("ranktest", out var rank) && rank.TryGetProperty("tau", out var tau) && tau.ValueKind == JsonValueKind.Number) Ranks(tally, g, plain, tau.GetDouble(), rank.GetProperty("pval").GetDouble());
            if (all.TryGetProperty("fsn", out var fsn)) FailSafe(tally, g, plain, fsn);
        }

        tally.Verify(atLeast: 2000);
    }

    private static void Each(Tally tally, string where, Golden g, Fit fit, JsonElement d, double typical)
    {
        if (d.TryGetProperty("leave1out", out var l) && !l.TryGetProperty("error", out _)) Fits(tally, "leave1out", where, LeaveOneOut.Of(fit), l, typical);
        if (d.TryGetProperty("cumul", out var c) && !c.TryGetProperty("error", out _)) Cumulated(tally, where, fit, c, typical);
        if (d.TryGetProperty("rstandard", out var rs)) Residual(tally, "rstandard", where, Residuals.Internal(fit), rs);
        if (d.TryGetProperty("rstudent", out var rd)) Residual(tally, "rstudent", where, Residuals.Deleted(fit), rd);
        if (d.TryGetProperty("influence", out var i) && i.TryGetProperty("is_infl", out var flags)) Influenced(tally, where, Influence.Of(fit), flags, i);
        if (d.TryGetProperty("regtest", out var r)) foreach (var t in r.EnumerateArray()) Regression(tally, where, g, fit, t);
        if (d.TryGetProperty("trimfill", out var f)) foreach (var t in f.EnumerateArray()) Filled(tally, where, fit, t, typical);
    }

    private static void Fits(Tally tally, string family, string where, Fit[] fits, JsonElement l, double typical)
    {
        double[] estimate = Golden.Numbers(l.GetProperty("estimate")), se = Golden.Numbers(l.GetProperty("se")), q = Golden.Numbers(l.GetProperty("Q")), qp = Golden.Numbers(l.GetProperty("Qp"));
        double[] tau2 = l.TryGetProperty("tau2", out var t) ? Golden.Numbers(t) : [], i2 = Golden.Numbers(l.GetProperty("I2")), p = Golden.Numbers(l.TryGetProperty("pval", out var pv) ? pv : l.GetProperty("pvals"));
        Assert.Equal(estimate.Length, fits.Length);
        for (var i = 0; i < fits.Length; i++)
        {
            var at = $"{where} {i}";
            if (double.IsNaN(se[i]) || se[i] == 0) continue;
            tally.Compare($"{family} estimate", at, fits[i].Pooled.Estimate, estimate[i], 1e-7, se[i]);
            tally.Relative($"{family} se", at, fits[i].Pooled.StandardError, se[i], 1e-7);
            tally.Compare($"{family} pval", at, fits[i].Pooled.P, p[i], 1e-7, 1);
            tally.Compare($"{family} Q", at, fits[i].Q, q[i], 1e-9, 1 + q[i]);
            tally.Compare($"{family} Qp", at, fits[i].QP, qp[i], 1e-8, 1);
            tally.Compare($"{family} I2", at, fits[i].I2, i2[i], 1e-7, 100);
            if (tau2.Length > 0) tally.Compare($"{family} tau2", at, fits[i].Tau2, tau2[i], 1e-7, tau2[i] + typical);
        }
    }

    private static void Cumulated(Tally tally, string where, Fit fit, JsonElement c, double typical)
    {
        // The order is given as rows of the whole table; studies without an effect take no part.
        var order = c.TryGetProperty("order", out var o) ? o.EnumerateArray().Select(r => r.GetInt32()).Where(fit.Rows.Contains).ToArray() : [.. fit.Rows];
        var by = fit.Rows.Select(r => (double)Array.IndexOf(order, r)).ToArray();
        if (Golden.Numbers(c.GetProperty("estimate")).Length != fit.K || by.Contains(-1)) return;
        Fits(tally, "cumul", where, Cumulative.Of(fit, by).Steps, c, typical);
    }

    private static void Residual(Tally tally, string family, string where, Residual[] ours, JsonElement theirs)
    {
        if (!theirs.TryGetProperty("resid", out var list)) return;
        double[] residual = [.. Golden.Numbers(list).Where(double.IsFinite)], se = [.. Golden.Numbers(theirs.GetProperty("se")).Where(double.IsFinite)];
        if (residual.Length != ours.Length) return;
        for (var i = 0; i < ours.Length; i++)
        {
            tally.Compare(family, $"{where} {i}", ours[i].Value, residual[i], 1e-7, se[i]);
            tally.Compare($"{family} se", $"{where} {i}", ours[i].StandardError, se[i], 1e-7, se[i]);
        }
    }

    private static void Influenced(Tally tally, string where, StudyInfluence[] ours, JsonElement flags, JsonElement all)
    {
        var theirs = flags.EnumerateArray().Where(f => f.ValueKind is JsonValueKind.True or JsonValueKind.False).Select(f => f.GetBoolean()).ToArray();
        if (theirs.Length != ours.Length) return;
        for (var i = 0; i < ours.Length; i++) tally.Compare("influence flag", $"{where} {i}", ours[i].IsInfluential ? 1 : 0, theirs[i] ? 1 : 0, 0, 1);
        if (all.TryGetProperty("dfbs", out var dfbs) && dfbs.GetArrayLength() > 0 && Golden.Numbers(dfbs[0]) is [var first]) tally.Compare("influence dfbetas", where, ours[0].Dfbetas[0], first, 1e-7, 1);
        foreach (var (name, value) in new (string, Func<StudyInfluence, double>)[] { ("rstudent", s => s.Deleted.Z), ("dffits", s => s.Dffits), ("cook_d", s => s.Cook), ("cov_r", s => s.CovarianceRatio), ("tau2_del", s => s.Tau2Without), ("QE_del", s => s.QWithout), ("hat", s => s.Hat), ("weight", s => s.Weight) })
        {
            if (!all.TryGetProperty(name, out var list)) continue;
            var numbers = Golden.Numbers(list);
            for (var i = 0; i < ours.Length && numbers.Length == ours.Length; i++) tally.Compare($"influence {name}", $"{where} {i}", value(ours[i]), numbers[i], 1e-7, Math.Max(1, Math.Abs(numbers[i])));
        }
    }

    private static void Regression(Tally tally, string where, Golden g, Fit fit, JsonElement t)
    {
        if (t.TryGetProperty("error", out _) || fit.K < 3 || fit.StudyEstimates.Distinct().Count() == 1) return;
        var predictor = t.GetProperty("predictor").GetString() switch { "sei" => Precision.StandardError, "vi" => Precision.Variance, "ni" => Precision.SampleSize, "ninv" => Precision.InverseSampleSize, "sqrtni" => Precision.RootSampleSize, _ => Precision.InverseRootSampleSize };
        double[] ni = g.Numbers("ni"), sizes = ni.Length > 0 ? [.. fit.Rows.Select(r => ni[r])] : [];
        if (predictor > Precision.Variance && sizes.Length == 0) return;
        var ours = t.GetProperty("model").GetString() == "lm" ? EggerTest.Classical(fit, predictor, sizes) : EggerTest.ByMetaRegression(fit, predictor, sizes);
        double statistic = Golden.Number(t.GetProperty("stat")), p = Golden.Number(t.GetProperty("pval"));
        var at = $"{where} {t.GetProperty("model")} {t.GetProperty("predictor")}";
        if (double.IsNaN(statistic) || Math.Abs(statistic) > 1e6) return;
        tally.Compare("regtest stat", at, ours.Slope.Statistic, statistic, 1e-6, Math.Max(1, Math.Abs(statistic)));
        tally.Compare("regtest pval", at, ours.Slope.P, p, 1e-6, 1);
        if (t.TryGetProperty("est", out var est) && ours.Limit is { } limit) tally.Compare("regtest limit", at, limit.Estimate, est.GetDouble(), 1e-6, limit.StandardError);
    }

    private static void Filled(Tally tally, string where, Fit fit, JsonElement t, double typical)
    {
        if (t.TryGetProperty("error", out _) || fit.K < 3 || fit.StudyEstimates.Distinct().Count() == 1) return;
        var ours = TrimAndFill.Of(fit, Enum.Parse<MissingStudiesEstimator>(t.GetProperty("estimator").GetString()!));
        var at = $"{where} {t.GetProperty("estimator")}";
        tally.Compare("trimfill k0", at, ours.Missing, t.GetProperty("k0").GetDouble(), 0, 1);
        tally.Compare("trimfill side", at, ours.MissingOnTheRight ? 1 : 0, t.GetProperty("side").GetString() == "right" ? 1 : 0, 0, 1);
        tally.Compare("trimfill se_k0", at, ours.MissingStandardError, Golden.Number(t.GetProperty("se_k0")), 1e-8, 1);
        var se = Golden.Numbers(t.GetProperty("se"))[0];
        tally.Compare("trimfill estimate", at, ours.Fit.Pooled.Estimate, Golden.Numbers(t.GetProperty("beta"))[0], 1e-7, se);
        tally.Relative("trimfill se", at, ours.Fit.Pooled.StandardError, se, 1e-7);
        tally.Compare("trimfill tau2", at, ours.Fit.Tau2, t.GetProperty("tau2").GetDouble(), 1e-7, ours.Fit.Tau2 + typical);
    }

    private static void Weights(Tally tally, Golden g, double[] yi, double[] vi, JsonElement weights)
    {
        foreach (var method in new[] { HeterogeneityMethod.EE, HeterogeneityMethod.DL, HeterogeneityMethod.REML })
        {
            if (!weights.TryGetProperty(method.ToString(), out var list)) continue;
            double[] theirs = [.. Golden.Numbers(list).Where(double.IsFinite)], ours = MetaAnalysis.Fit(yi, vi, new() { Method = method }).Weights();
            for (var i = 0; i < ours.Length && ours.Length == theirs.Length; i++) tally.Compare($"weights {method}", $"{g} {i}", ours[i], theirs[i], 1e-8, 100);
        }
    }

    private static void Ranks(Tally tally, Golden g, Fit fit, double tau, double p)
    {
        var ours = RankTest.Of(fit);
        tally.Compare("ranktest tau", g, ours.Tau, tau, 1e-10, 1);
        tally.Compare("ranktest pval", g, ours.P, p, 1e-8, 1);
    }

    private static void FailSafe(Tally tally, Golden g, Fit fit, JsonElement fsn)
    {
        foreach (var (name, ours) in new[] { ("Rosenthal", FailSafeN.Rosenthal(fit)), ("Orwin", FailSafeN.Orwin(fit)), ("Rosenberg", FailSafeN.Rosenberg(fit)) })
        {
            if (fsn.TryGetProperty(name, out var t) && t.TryGetProperty("fsnum", out var n) && n.ValueKind == JsonValueKind.Number) tally.Compare($"fsn {name}", g, ours, Golden.Number(n), 0, 1);
        }
    }
}
