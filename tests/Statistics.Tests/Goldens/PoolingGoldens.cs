using System.Text.Json;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Subgroups, best predictions, expectations of a meta-regression, variance inflation, Wald tests of chosen coefficients.</summary>
public sealed class PoolingGoldens
{
    [Fact]
    public void Subgroups_with_their_own_tau2_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Pooling)
        {
            foreach (var s in g.List("subgroups"))
            {
                var labels = g.Labels(s.GetProperty("by").GetString()!);
                foreach (var f in s.GetProperty("separate_tau2").EnumerateArray())
                {
                    if (FitGoldens.Options(f) is not { } options) continue;
                    double[] yi = g.Numbers("yi"), vi = g.Numbers("vi");
                    Groups(tally, $"{g} {s.GetProperty("by")} {options.Method} {options.Test}", Subgroups.Of(yi, vi, labels, options), f, FitGoldens.Typical(vi));
                }
            }
        }

        tally.Verify(atLeast: 500);
    }

    private static void Groups(Tally tally, string where, SubgroupAnalysis ours, JsonElement f, double typical)
    {
        Assert.Equal(f.GetProperty("groups").GetArrayLength(), ours.Groups.Count);
        foreach (var theirs in f.GetProperty("groups").EnumerateArray())
        {
            var label = theirs.GetProperty("level").GetString();
            var fit = Assert.Single(ours.Groups, o => string.Equals(o.Label, label, StringComparison.Ordinal)).Fit;
            double Get(string name) => Golden.Number(theirs.GetProperty(name));
            Assert.Equal(theirs.GetProperty("k").GetInt32(), fit.K);
            tally.Compare("subgroup estimate", $"{where} {label}", fit.Pooled.Estimate, Get("beta"), 1e-8, Get("se"));
            tally.Relative("subgroup se", $"{where} {label}", fit.Pooled.StandardError, Get("se"), 1e-8);
            tally.Compare("subgroup p", $"{where} {label}", fit.Pooled.P, Get("pval"), 1e-8, 1);
            tally.Compare("subgroup ci", $"{where} {label}", fit.Pooled.Interval.Lower, Get("ci_lb"), 1e-7, Get("se"));
            tally.Compare("subgroup ci", $"{where} {label}", fit.Pooled.Interval.Upper, Get("ci_ub"), 1e-7, Get("se"));
            tally.Compare("subgroup tau2", $"{where} {label}", fit.Tau2, Get("tau2"), 1e-8, fit.Tau2 + typical);
            tally.Compare("subgroup I2", $"{where} {label}", fit.I2, Get("I2"), 1e-8, 100);
            tally.Compare("subgroup Q", $"{where} {label}", fit.Q, Get("QE"), 1e-9, 1 + fit.Q);
            tally.Compare("subgroup Qp", $"{where} {label}", fit.QP, Get("QEp"), 1e-8, 1);
        }

        var between = f.GetProperty("between");
        if (ours.Between is not { } test) return;
        tally.Compare("between Q", where, test.Statistic, Golden.Number(between.GetProperty("Q")), 1e-7, 1 + test.Statistic);
        tally.Compare("between df", where, test.Df1, Golden.Number(between.GetProperty("df")), 0, 1);
        tally.Compare("between p", where, test.P, Golden.Number(between.GetProperty("p")), 1e-7, 1);
    }

    [Fact]
    public void Best_predictions_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var (g, name, fit) in Diagnosed())
        {
            var all = g.Json.GetProperty("diagnostics").GetProperty(name);
            if (!all.TryGetProperty("blup", out var blup) || !blup.TryGetProperty("pred", out var pred)) continue;
            double[] Get(string what) => [.. Golden.Numbers(blup.GetProperty(what)).Where(double.IsFinite)];
            double[] predicted = [.. Golden.Numbers(pred).Where(double.IsFinite)], se = Get("se"), low = Get("pi_lb"), high = Get("pi_ub");
            var ours = BestPredictions.Of(fit);
            Assert.Equal(predicted.Length, ours.Length);
            for (var i = 0; i < ours.Length; i++)
            {
                tally.Compare("blup", $"{g} {name} {i}", ours[i].Estimate, predicted[i], 1e-7, se[i]);
                tally.Relative("blup se", $"{g} {name} {i}", ours[i].StandardError, se[i], 1e-7);
                tally.Compare("blup interval", $"{g} {name} {i}", ours[i].Interval.Lower, low[i], 1e-7, se[i]);
                tally.Compare("blup interval", $"{g} {name} {i}", ours[i].Interval.Upper, high[i], 1e-7, se[i]);
            }
        }

        tally.Verify(atLeast: 500);
    }

    [Fact]
    public void Expectations_inflation_and_Wald_tests_of_meta_regressions_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var (g, m) in Golden.Pooling.SelectMany(g => g.List("metareg").Select(m => (g, m))))
        {
            if (!m.TryGetProperty("X", out _)) continue;
            var (y, v, x) = FitGoldens.Regression(g, m);
            var where = $"{g} {m.GetProperty("formula")}";
            if (m.TryGetProperty("predict", out var predict))
            {
                foreach (var each in predict.EnumerateObject()) Expected(tally, $"{where} {each.Name}", MetaRegression.Fit(y, v, x, Named(each.Name)), each.Value, FitGoldens.Lost(x), x.InterceptAt == 0);
            }

            var fit = MetaRegression.Fit(y, v, x);
            if (m.TryGetProperty("vif", out var vif)) foreach (var (ours, theirs) in VarianceInflation.Of(fit).Zip(Golden.Numbers(vif.GetProperty("vif")))) tally.Relative("vif", where, ours, theirs, 1e-7);
            if (!m.TryGetProperty("anova_last", out var last)) continue;
            var test = fit.Wald(fit.P - 1);
            tally.Relative("Wald", where, test.Statistic, Golden.Number(last.GetProperty("QM")), 1e-7 + FitGoldens.Lost(x));
            tally.Compare("Wald p", where, test.P, Golden.Number(last.GetProperty("QMp")), 1e-7, 1);
        }

        tally.Verify(atLeast: 200);
    }

    private static void Expected(Tally tally, string where, Fit fit, JsonElement predict, double lost, bool intercept)
    {
        double[] pred = Golden.Numbers(predict.GetProperty("pred")), se = Golden.Numbers(predict.GetProperty("se"));
        double[] ciLow = Golden.Numbers(predict.GetProperty("ci_lb")), ciHigh = Golden.Numbers(predict.GetProperty("ci_ub")), piLow = Golden.Numbers(predict.GetProperty("pi_lb")), piHigh = Golden.Numbers(predict.GetProperty("pi_ub"));
        var row = 0;
        foreach (var moderators in predict.GetProperty("newmods").EnumerateArray())
        {
            var ours = fit.Predict(intercept ? [1, .. Golden.Numbers(moderators)] : Golden.Numbers(moderators));
            tally.Compare("expected", where, ours.Estimate, pred[row], 1e-7 + lost, se[row]);
            tally.Relative("expected se", where, ours.StandardError, se[row], 1e-7 + lost);
            tally.Compare("expected ci", where, ours.Confidence.Lower, ciLow[row], 1e-7 + lost, se[row]);
            tally.Compare("expected ci", where, ours.Confidence.Upper, ciHigh[row], 1e-7 + lost, se[row]);
            tally.Compare("expected pi", where, ours.Range.Lower, piLow[row], 1e-7 + lost, se[row]);
            tally.Compare("expected pi", where, ours.Range.Upper, piHigh[row++], 1e-7 + lost, se[row - 1]);
        }
    }

    /// <summary>Every diagnosed model of the reference results, for example REML_knha, fitted anew.</summary>
    internal static IEnumerable<(Golden Golden, string Name, Fit Fit)> Diagnosed()
    {
        foreach (var g in Golden.Pooling.Where(g => g.Kind == "rma"))
        {
            if (!g.Json.TryGetProperty("diagnostics", out var all) || all.ValueKind != JsonValueKind.Object) continue;
            foreach (var model in all.EnumerateObject())
            {
                if (model.Name.Split('_') is [var method, _] && Enum.TryParse<HeterogeneityMethod>(method, out _)) yield return (g, model.Name, MetaAnalysis.Fit(g.Numbers("yi"), g.Numbers("vi"), Named(model.Name)));
            }
        }
    }

    internal static PoolingOptions Named(string name)
    {
        var parts = name.Split('_');
        return new() { Method = Enum.Parse<HeterogeneityMethod>(parts[0]), Test = parts[1] == "knha" ? TestKind.KnappHartung : TestKind.Z };
    }
}
