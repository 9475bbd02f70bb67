using System.Text.Json.Nodes;
using Equipoise.Statistics.Bayesian;

namespace Equipoise.Evidence.Synthesis.Json;

/// <summary>Posterior distributions, each as mode, median, mean, standard deviation and shortest interval.</summary>
internal static class BayesJson
{
    public static JsonObject Of(MetaReport report, BayesianFit fit, Numbers n)
    {
        var level = report.Request.Level;
        return new()
        {
            ["tauPrior"] = report.Request.TauPrior!.Name,
            ["muPrior"] = report.Request.MuPrior is { } mu ? FormattableString.Invariant($"normal({mu.Mean}, {mu.StandardDeviation})") : "flat",
            ["tau"] = Posterior(fit.Tau, level, n),
            ["mu"] = Posterior(fit.Mu, level, n),
            ["theta"] = Posterior(fit.Predicted, level, n),
            ["muAboveZero"] = n.One("muAboveZero", fit.Mu.Above(0)),
            ["logMarginalLikelihood"] = fit.LogMarginalLikelihood is { } marginal ? n.One("logMarginalLikelihood", marginal) : null,
            ["bayesFactorNoHeterogeneity"] = fit.BayesFactorNoHeterogeneity is { } h ? n.One("bayesFactorNoHeterogeneity", h) : null,
            ["bayesFactorNoEffect"] = fit.BayesFactorNoEffect is { } e ? n.One("bayesFactorNoEffect", e) : null,
            ["studies"] = new JsonArray([.. Enumerable.Range(0, fit.K).Select(i => Posterior(fit.Effect(i), level, n))]),
        };
    }

    private static JsonObject Posterior(Posterior p, double level, Numbers n)
    {
        var shortest = p.Shortest(level);
        var central = p.Central(level);
        return new()
        {
            ["mode"] = n.One("mode", p.Mode),
            ["median"] = n.One("median", p.Median),
            ["mean"] = p.Mean is { } mean ? n.One("mean", mean) : null,
            ["sd"] = p.StandardDeviation is { } sd ? n.One("sd", sd) : null,
            ["shortest"] = MetaJson.Pair(shortest, "shortest", n),
            ["central"] = MetaJson.Pair(central, "central", n),
        };
    }
}
