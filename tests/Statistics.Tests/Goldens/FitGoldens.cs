using System.Text.Json;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Every pooled estimate and meta-regression of the reference program, fitted there with tight tolerances.</summary>
public sealed class FitGoldens
{
    [Fact]
    public void Pooled_estimates_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Meta)
        {
            double[] yi = g.Numbers("yi"), vi = g.Numbers("vi");
            foreach (var f in g.List("fits"))
            {
                if (Options(f) is { } options) Compare(tally, $"{g} {f.GetProperty("method")} {f.GetProperty("test")}", MetaAnalysis.Fit(yi, vi, options), f, Typical(vi));
            }
        }

        tally.Verify(atLeast: 15_000);
    }

    [Fact]
    public void Meta_regressions_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Meta)
        {
            foreach (var m in g.List("metareg"))
            {
                if (!m.TryGetProperty("fits", out var fits) || !m.TryGetProperty("X", out _)) continue;
                var (y, v, x) = Regression(g, m);
                foreach (var f in fits.EnumerateArray())
                {
                    if (Options(f) is { } options) Compare(tally, $"{g} {m.GetProperty("formula")} {f.GetProperty("method")} {f.GetProperty("test")}", MetaRegression.Fit(y, v, x, options), f, Typical(v), "metareg ", Lost(x));
                }
            }
        }

        tally.Verify(atLeast: 1500);
    }

    [Fact]
    public void Intervals_of_heterogeneity_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Meta)
        {
            double[] yi = g.Numbers("yi"), vi = g.Numbers("vi");
            foreach (var c in g.List("confint")) Intervals(tally, g, c, o => MetaAnalysis.Fit(yi, vi, o), Typical(vi));
            foreach (var m in g.List("metareg"))
            {
                if (!m.TryGetProperty("confint", out var c) || !m.TryGetProperty("X", out _)) continue;
                var (y, v, x) = Regression(g, m);
                foreach (var each in c.ValueKind == JsonValueKind.Array ? [.. c.EnumerateArray()] : new[] { c }) Intervals(tally, $"{g} {m.GetProperty("formula")}", each, o => MetaRegression.Fit(y, v, x, o), Typical(v));
            }
        }

        tally.Verify(atLeast: 150);
    }

    /// <summary>
    /// Digits that metafor loses by squaring a model matrix with uncentred years; ours does not (see the law that shifting a moderator
    /// changes nothing but the intercept).
    /// </summary>
    internal static double Lost(DesignMatrix x)
    {
        double worst = 0;
        for (var c = 0; c < x.Columns; c++)
        {
            var column = Enumerable.Range(0, x.Rows).Select(i => x.Row(i)[c]).ToArray();
            var mean = column.Average();
            var sd = Math.Sqrt(column.Average(z => (z - mean) * (z - mean)));
            if (sd > 0) worst = Math.Max(worst, Math.Abs(mean) / sd);
        }

        return 1e-13 * worst * worst;
    }

    internal static double Typical(double[] vi)
    {
        var known = vi.Where(v => v > 0).Order().ToArray();
        return known.Length % 2 == 1 ? known[known.Length / 2] : (known[(known.Length / 2) - 1] + known[known.Length / 2]) / 2;
    }

    internal static (double[] Y, double[] V, DesignMatrix X) Regression(Golden g, JsonElement m)
    {
        double[] yi = g.Numbers("yi"), vi = g.Numbers("vi");
        var used = m.GetProperty("rows_used").EnumerateArray().Select(r => r.GetInt32()).ToArray();
        var x = m.GetProperty("X").EnumerateArray().Select(Golden.Numbers).ToArray();
        var names = m.GetProperty("coef_names").EnumerateArray().Select(n => n.GetString()!).ToArray();
        return ([.. used.Select(r => yi[r])], [.. used.Select(r => vi[r])], new(x.Length, names.Length, x.SelectMany(r => r).ToArray(), names));
    }

    internal static PoolingOptions? Options(JsonElement f)
    {
        if (f.TryGetProperty("error", out _) || !Enum.TryParse<HeterogeneityMethod>(f.GetProperty("method").GetString(), out var method)) return null;
        var test = f.GetProperty("test").GetString() switch { "knha" => TestKind.KnappHartung, "t" => TestKind.T, "adhoc" => TestKind.KnappHartungAdHoc, _ => TestKind.Z };
        return new() { Method = method, Test = test };
    }

    private static void Compare(Tally tally, string where, Fit fit, JsonElement f, double typical, string prefix = "", double lost = 0)
    {
        var exact = fit.Options.Method is HeterogeneityMethod.EE or HeterogeneityMethod.DL or HeterogeneityMethod.HE or HeterogeneityMethod.HS or HeterogeneityMethod.HSk or HeterogeneityMethod.SJ;
        double fine = (exact ? 1e-10 : 1e-8) + lost, theirTau2 = Get(f, "tau2")[0];
        var method = prefix + fit.Options.Method;
        tally.Compare($"{method} tau2", where, fit.Tau2, theirTau2, fine, theirTau2 + typical);
        double[] beta = Get(f, "beta"), se = Get(f, "se"), statistic = Get(f, "stat"), p = Get(f, "pval"), low = Get(f, "ci_lb"), high = Get(f, "ci_ub");
        for (var i = 0; i < beta.Length; i++)
        {
            var c = fit.Coefficients[i];
            if (se[i] == 0)
            {
                // Identical studies under Knapp and Hartung: nothing is left to be uncertain about, and 0/0 is not a p.
                tally.Relative($"{method} beta of identical studies", where, c.Estimate, beta[i], fine);
                continue;
            }

            tally.Compare($"{method} beta", where, c.Estimate, beta[i], fine, se[i]);
            tally.Relative($"{method} se", where, c.StandardError, se[i], fine);
            tally.Compare($"{method} stat", where, c.Statistic, statistic[i], fine, Math.Max(1, Math.Abs(statistic[i])));
            Probability(tally, $"{method} pval", where, c.P, p[i], 1e-7 + (fine * 10 * Math.Max(1, statistic[i] * statistic[i])));
            tally.Compare($"{method} ci", where, c.Interval.Lower, low[i], fine * 10, se[i]);
            tally.Compare($"{method} ci", where, c.Interval.Upper, high[i], fine * 10, se[i]);
        }

        tally.Relative($"{method} Q", where, fit.Q, Get(f, "QE")[0], 1e-10 + lost);
        Probability(tally, $"{method} Qp", where, fit.QP, Get(f, "QEp")[0], 1e-7 + (10 * lost));
        tally.Compare($"{method} I2", where, fit.I2, Get(f, "I2")[0], fine, 100);
        tally.Relative($"{method} H2", where, fit.H2, Get(f, "H2")[0], fine);
        if (Get(f, "se_tau2") is [var seTau2]) tally.Relative($"{method} se_tau2", where, fit.Tau2StandardError, seTau2, Math.Max(fine, 1e-8));
        if (Get(f, "pi_lb") is [var lower] && fit.Prediction is { } prediction && fit.Pooled.StandardError > 0) Predicted(tally, method, where, prediction, new(lower, Get(f, "pi_ub")[0]), fine * 10);
        if (Get(f, "QM") is [var qm] && fit.Moderators is { } omnibus)
        {
            tally.Relative($"{method} QM", where, omnibus.Statistic, qm, fine * 10);
            Probability(tally, $"{method} QMp", where, omnibus.P, Get(f, "QMp")[0], 1e-7 + (fine * 10 * Math.Max(1, qm)));
            if (Get(f, "R2") is [var r2] && !double.IsNaN(r2) && (exact || fit.R2 > 0 || r2 == 0)) tally.Compare($"{method} R2", where, fit.R2, r2, 1e-7, 100);
        }

        if (Likelihood(f, "fit_ML") is { } ml) Criteria(tally, $"{method} fit_ML", where, fit.MaximumLikelihood, ml);
        if (Likelihood(f, "fit_REML") is { } reml && fit.Options.Method == HeterogeneityMethod.REML) Criteria(tally, $"{method} fit_REML", where, fit.RestrictedLikelihood, reml);
    }

    private static void Probability(Tally tally, string family, string where, double ours, double theirs, double tolerance)
    {
        if (theirs < 1e-300) tally.Compare(family, where, ours, 0, 1e-300, 1);
        else tally.Relative(family, where, ours, theirs, tolerance);
    }

    private static void Predicted(Tally tally, string method, string where, Interval ours, Interval theirs, double tolerance)
    {
        tally.Compare($"{method} pi", where, ours.Lower, theirs.Lower, tolerance, theirs.Width);
        tally.Compare($"{method} pi", where, ours.Upper, theirs.Upper, tolerance, theirs.Width);
    }

    private static void Criteria(Tally tally, string family, string where, FitStatistics ours, JsonElement theirs)
    {
        foreach (var (name, value) in new[] { ("ll", ours.LogLikelihood), ("dev", ours.Deviance), ("AIC", ours.Aic), ("BIC", ours.Bic), ("AICc", ours.Aicc) })
        {
            if (Get(theirs, name) is [var t]) tally.Compare(family, $"{where} {name}", value, t, 1e-8, Math.Max(1, Math.Abs(t)));
        }
    }

    private static void Intervals(Tally tally, object where, JsonElement c, Func<PoolingOptions, Fit> fitted, double typical)
    {
        if (!c.TryGetProperty("tau2", out var list)) return;
        var theirs = Golden.Numbers(list);
        var likelihood = c.GetProperty("type").GetString() == "PL";
        var method = likelihood && c.TryGetProperty("method", out var m) ? Enum.Parse<HeterogeneityMethod>(m.GetString()!) : HeterogeneityMethod.REML;
        var fit = fitted(new() { Method = method });
        var ours = likelihood ? HeterogeneityIntervals.ProfileLikelihood(fit) : HeterogeneityIntervals.QProfile(fit);
        double tolerance = likelihood ? 1e-5 : 1e-7;
        var family = likelihood ? "PL" : "QP";
        if (ours.Tau2 is not { } t)
        {
            tally.Compare($"{family} empty", where, 1, c.TryGetProperty("ci_null", out var none) && none.GetBoolean() ? 1 : 0, 0, 1);
            return;
        }

        tally.Compare($"{family} tau2", where, t.Lower, theirs[1], tolerance, theirs[1] + typical);
        if (c.GetProperty("ub_sign").GetString() == "") tally.Compare($"{family} tau2", where, t.Upper, theirs[2], tolerance, theirs[2] + typical);
        var i2 = Golden.Numbers(c.GetProperty("I2"));
        tally.Compare($"{family} I2", where, ours.I2!.Value.Lower, i2[1], tolerance, 100);
    }

    private static JsonElement? Likelihood(JsonElement f, string name) => f.TryGetProperty(name, out var l) && l.ValueKind == JsonValueKind.Object ? l : null;

    private static double[] Get(JsonElement f, string name) => f.TryGetProperty(name, out var v) ? Golden.Numbers(v) : [];
}
