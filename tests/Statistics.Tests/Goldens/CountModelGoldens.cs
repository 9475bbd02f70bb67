using System.Text.Json;
using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Mixed models of counts beside rma.glmm. Its integrals have seven nodes (one for UM.RS with heterogeneity), ours as many as it takes.</summary>
public sealed class CountModelGoldens
{
    [Fact]
    public void Models_of_counts_are_those_of_rma_glmm()
    {
        var tally = new Tally();
        foreach (var g in Golden.Counts.Where(g => g.Kind == "glmm"))
        {
            foreach (var f in g.List("fits"))
            {
                if (f.TryGetProperty("error", out _)) continue;
                Compare(tally, g, f);
            }
        }

        tally.Verify(atLeast: 300);
    }

    internal static CountFit Fit(Golden g, JsonElement f)
    {
        var options = new PoolingOptions { Method = Enum.Parse<HeterogeneityMethod>(f.GetProperty("method").GetString()!) };
        _ = Enum.TryParse<CountModel>(f.GetProperty("model").GetString()!.Replace(".", "", StringComparison.Ordinal), out var model);
        return g.Measure switch
        {
            "OR" => GeneralizedMixedModel.OddsRatio(model, EffectGoldens.Tables(g), options),
            "IRR" => GeneralizedMixedModel.RateRatio(model, EffectGoldens.Times(g), options),
            "PLO" => GeneralizedMixedModel.Proportion([.. g.Column("xi").Zip(g.Column("ni"), (x, n) => new OneProportion(x, n))], options),
            _ => GeneralizedMixedModel.Rate([.. g.Column("xi").Zip(g.Column("ti"), (x, t) => new OneRate(x, t))], options),
        };
    }

    private static void Compare(Tally tally, Golden g, JsonElement f)
    {
        var fit = Fit(g, f);
        string model = f.GetProperty("model").GetString()!, method = f.GetProperty("method").GetString()!, family = $"{model} {method}", where = $"{g} {family}";
        double se = Number(f, "se"), tau2 = Number(f, "tau2");
        Assert.True(fit.Converged, where);

        // One node instead of all moves the maximum of UM.RS, seven that of UM.FS a little; CountModelTests shows that the likelihood is greater at ours.
        var tolerance = family switch { "UM.RS ML" => 3e-2, "UM.FS ML" => 3e-3, "UM.RS EE" or "- ML" or "CM.AL ML" => 1e-4, "CM.EL EE" or "CM.EL ML" => 1e-4, _ => 1e-5 };
        tally.Compare($"{family} k", where, fit.K, Number(f, "k"), 0, 1);
        tally.Compare($"{family} beta", where, fit.Pooled.Estimate, Number(f, "beta"), tolerance, se);
        tally.Compare($"{family} tau2", where, fit.Tau2, tau2, tolerance, tau2 + (se * se));
        if (f.TryGetProperty("sigma2", out var sigma2)) tally.Relative($"{family} sigma2", where, fit.Sigma2!.Value, Golden.Numbers(sigma2)[0], tolerance);

        // The curvature of the exact conditional model is taken by finite differences there, and is up to 1% off (10% in the saturated model, whose Wald test is not compared).
        var exact = g.Measure == "OR" && model == "CM.EL";
        tally.Relative($"{family} se", where, fit.Pooled.StandardError, se, exact ? 1e-2 : Math.Max(tolerance, 3e-5));
        if (!exact) tally.Compare($"{family} QE_Wld", where, fit.Wald.Statistic, Number(f, "QE_Wld"), model == "UM.RS" ? 2.5e-2 : 1e-5, Math.Max(1, fit.Wald.Statistic));
        tally.Compare($"{family} QE_LRT", where, fit.LikelihoodRatio.Statistic, Number(f, "QE_LRT"), family == "UM.RS ML" ? 1e-3 : 1e-5, Math.Max(1, fit.LikelihoodRatio.Statistic));

        // Elsewhere its log likelihood of mixed models is not the marginal one, or lacks constants.
        if (exact || (method == "EE" && model != "UM.RS")) tally.Compare($"{family} ll", where, fit.Likelihood.LogLikelihood, Number(f, "ll"), 1e-6, 1);
    }

    private static double Number(JsonElement f, string name) => Golden.Number(f.GetProperty(name));
}
