using System.Text.Json;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>The test of excess significance, Henmi and Copas's interval, and the influence of studies on a meta-regression.</summary>
public sealed class AsymmetryGoldens
{
    [Fact]
    public void Excess_significance_is_that_of_metafor()
    {
        var tally = new Tally();
        foreach (var (g, name, fit) in PoolingGoldens.Diagnosed())
        {
            if (!g.Json.GetProperty("diagnostics").GetProperty(name).TryGetProperty("tes", out var tes) || !tes.TryGetProperty("O", out _)) continue;
            var ours = ExcessSignificance.Of(fit, new() { Test = tes.GetProperty("test").GetString() == "chi2" ? ExcessTestKind.ChiSquare : ExcessTestKind.Exact });
            Excess(tally, $"{g} {name}", ours, tes, 1e-4);
            var power = Golden.Numbers(tes.GetProperty("power"));
            for (var i = 0; i < power.Length; i++) tally.Compare("tes power", $"{g} {i}", ours.Power[i], power[i], 1e-4, 1);
        }

        tally.Verify(atLeast: 250);
    }

    [Fact]
    public void Excess_significance_on_either_side_and_its_limit_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Pooling.Where(g => g.Kind == "tes"))
        {
            foreach (var t in g.List("tes"))
            {
                string Text(string name) => t.GetProperty(name).GetString()!;
                Side SideOf(string text) => text switch { "greater" => Side.Greater, "less" => Side.Less, _ => Side.Both };
                var options = new ExcessSignificanceOptions
                {
                    NullEffect = t.GetProperty("H0").GetDouble(),
                    StudyAlpha = t.GetProperty("alpha").GetDouble(),
                    StudySide = SideOf(Text("alternative")),
                    ExcessSide = SideOf(Text("side")),
                    Test = Text("test") switch { "exact" => ExcessTestKind.Exact, "chi2" => ExcessTestKind.ChiSquare, _ => ExcessTestKind.Binomial },
                };
                var ours = ExcessSignificance.Of(MetaAnalysis.Fit(g.Numbers("yi"), g.Numbers("vi"), new() { Method = Enum.Parse<HeterogeneityMethod>(Text("method")) }), options);
                var where = $"{g} {t.GetRawText()}";
                Excess(tally, where, ours, t, options.Test == ExcessTestKind.Exact && Text("method") == "EE" ? 1e-10 : 1e-5); // theirs cuts the tails of the true effects off
                var limit = Golden.Number(t.GetProperty("limit"));
                if (double.IsNaN(limit)) continue;
                if (options.ExcessSide != Side.Both) tally.Compare("tes limit", where, ours.Limit ?? double.NaN, limit, 1e-3, 1);
            }
        }

        tally.Verify(atLeast: 80);
    }

    private static void Excess(Tally tally, string where, ExcessSignificanceResult ours, JsonElement theirs, double tolerance)
    {
        tally.Compare("tes observed", where, ours.Observed, theirs.GetProperty("O").GetDouble(), 0, 1);
        tally.Compare("tes expected", where, ours.Expected, theirs.GetProperty("E").GetDouble(), tolerance, 1);
        tally.Compare("tes p", where, ours.P, theirs.GetProperty("pval").GetDouble(), tolerance, 1);
    }

    [Fact]
    public void Henmi_and_Copas_intervals_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Pooling.Concat(Golden.All).Where(g => g.Kind == "rma"))
        {
            if (!g.Json.TryGetProperty("diagnostics", out var all) || all.ValueKind != JsonValueKind.Object || !all.TryGetProperty("DL_z", out var dl) || !dl.TryGetProperty("hc", out var hc) || !hc.TryGetProperty("ci_lb", out var low)) continue;
            if (Golden.Number(low) is double.NaN) continue;
            var fit = MetaAnalysis.Fit(g.Numbers("yi"), g.Numbers("vi"), new() { Method = HeterogeneityMethod.DL });
            var ours = HenmiCopas.Of(fit);
            var se = Golden.Number(hc.GetProperty("se"));
            tally.Compare("hc estimate", g, ours.Estimate, Golden.Number(hc.GetProperty("beta")), 1e-9, se);
            tally.Relative("hc se", g, ours.StandardError, se, 1e-9);
            tally.Relative("hc tau2", g, ours.Tau2, Golden.Number(hc.GetProperty("tau2")), 1e-9);
            tally.Compare("hc ci", g, ours.Interval.Lower, Golden.Number(low), 2e-4, se);
            tally.Compare("hc ci", g, ours.Interval.Upper, Golden.Number(hc.GetProperty("ci_ub")), 2e-4, se);
        }

        tally.Verify(atLeast: 100);
    }

    [Fact]
    public void Influence_on_meta_regressions_is_that_of_metafor()
    {
        var tally = new Tally();
        foreach (var (g, m) in Golden.Pooling.SelectMany(g => g.List("metareg").Select(m => (g, m))))
        {
            if (!m.TryGetProperty("X", out _)) continue;
            var (y, v, x) = FitGoldens.Regression(g, m);
            var where = $"{g} {m.GetProperty("formula")}";
            if (m.TryGetProperty("influence_all", out var all)) Influenced(tally, where, Influence.Of(MetaRegression.Fit(y, v, x, PoolingGoldens.Named("REML_" + m.GetProperty("test").GetString()))), all, x.Columns);
            if (m.TryGetProperty("influence", out var some) && some.TryGetProperty("is_infl", out var flags) && flags.GetArrayLength() == y.Length) First(tally, where, Influence.Of(MetaRegression.Fit(y, v, x)), some, x.Columns);
            if (m.TryGetProperty("rstandard", out var rs)) Standardised(tally, where, Residuals.Internal(MetaRegression.Fit(y, v, x)), rs, FitGoldens.Lost(x));
        }

        tally.Verify(atLeast: 500);
    }

    private static void Influenced(Tally tally, string where, StudyInfluence[] ours, JsonElement all, int p)
    {
        foreach (var (name, value) in new (string, Func<StudyInfluence, double>)[] { ("rstudent", s => s.Deleted.Z), ("dffits", s => s.Dffits), ("cook_d", s => s.Cook), ("cov_r", s => s.CovarianceRatio), ("tau2_del", s => s.Tau2Without), ("QE_del", s => s.QWithout), ("hat", s => s.Hat), ("weight", s => s.Weight) })
        {
            var theirs = Golden.Numbers(all.GetProperty(name));
            for (var i = 0; i < ours.Length; i++) if (!double.IsNaN(theirs[i])) tally.Compare($"metareg {name}", $"{where} {i}", value(ours[i]), theirs[i], 1e-7, Math.Max(1, Math.Abs(theirs[i])));
        }

        for (var c = 0; c < p; c++)
        {
            var theirs = Golden.Numbers(all.GetProperty("dfbs")[c]);
            for (var i = 0; i < ours.Length; i++) if (!double.IsNaN(theirs[i])) tally.Compare("metareg dfbetas", $"{where} {i} {c}", ours[i].Dfbetas[c], theirs[i], 1e-7, Math.Max(1, Math.Abs(theirs[i])));
        }

        Flags(tally, where, ours, all.GetProperty("is_infl"));
    }

    /// <summary>The older reference results hold DFBETAS of the first two studies only.</summary>
    private static void First(Tally tally, string where, StudyInfluence[] ours, JsonElement some, int p)
    {
        for (var c = 0; c < p && c < some.GetProperty("dfbs").GetArrayLength(); c++)
        {
            var theirs = Golden.Numbers(some.GetProperty("dfbs")[c]);
            for (var i = 0; i < Math.Min(2, theirs.Length); i++) if (!double.IsNaN(theirs[i])) tally.Compare("metareg dfbetas of the first two", $"{where} {i} {c}", ours[i].Dfbetas[c], theirs[i], 1e-6, Math.Max(1, Math.Abs(theirs[i])));
        }

        Flags(tally, where, ours, some.GetProperty("is_infl"));
    }

    private static void Flags(Tally tally, string where, StudyInfluence[] ours, JsonElement flags)
    {
        for (var i = 0; i < ours.Length; i++)
        {
            if (flags[i].ValueKind is JsonValueKind.True or JsonValueKind.False) tally.Compare("metareg influence flag", $"{where} {i}", ours[i].IsInfluential ? 1 : 0, flags[i].GetBoolean() ? 1 : 0, 0, 1);
        }
    }

    private static void Standardised(Tally tally, string where, Residual[] ours, JsonElement theirs, double lost)
    {
        double[] residual = [.. Golden.Numbers(theirs.GetProperty("resid")).Where(double.IsFinite)], se = [.. Golden.Numbers(theirs.GetProperty("se")).Where(double.IsFinite)];
        for (var i = 0; i < ours.Length && residual.Length == ours.Length && se.Length == ours.Length; i++)
        {
            if (se[i] < 1e-12) continue; // a study that alone determines its coefficient: theirs is rounding error, ours zero
            tally.Compare("metareg rstandard", $"{where} {i}", ours[i].Value, residual[i], 1e-7 + lost, se[i]);
            tally.Compare("metareg rstandard se", $"{where} {i}", ours[i].StandardError, se[i], 1e-7 + lost, se[i]);
        }
    }
}
