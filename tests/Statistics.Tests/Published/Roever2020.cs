using System.Text.Json;
using Equipoise.Statistics.Bayesian;
using Equipoise.Statistics.Tests.Goldens;

namespace Equipoise.Statistics.Tests.Published;

/// <summary>Röver C (2020). Journal of Statistical Software 93(6), doi:10.18637/jss.v093.i06, and the eight schools of Rubin (1981), as printed and as recomputed.</summary>
public sealed class Roever2020
{
    [Fact]
    public void Posteriors_are_those_published_and_recomputed()
    {
        var tally = new Tally();
        using var file = File.OpenRead(Path.Combine(Golden.Root(), "data", "published", "bayesmeta-3.4", "references.json"));
        foreach (var r in JsonDocument.Parse(file).RootElement.GetProperty("references").EnumerateArray())
        {
            var id = r.GetProperty("id").GetString()!;
            var (tau, mu) = id switch
            {
                "bayes/8-schools half-Cauchy" => (TauPrior.HalfCauchy(25), new NormalPrior(0, 50)),
                "bayes/8-schools uniform" => (TauPrior.Uniform(), null),
                _ => (TauPrior.HalfNormal(0.5), new NormalPrior(0, 4)),
            };
            var data = r.GetProperty("data");
            double[] y = Golden.Numbers(data.GetProperty("yi")), v = data.TryGetProperty("vi", out var vi) ? Golden.Numbers(vi) : [.. Golden.Numbers(data.GetProperty("sei")).Select(s => s * s)];
            var fit = BayesianMetaAnalysis.Fit(y, v, tau, mu);
            foreach (var (road, ofTau, ofEffect) in new[] { ("computed", 2e-6, 2e-6), ("published", 1e-5, 4e-3) }) Compare(tally, $"{road} {id}", fit, r.GetProperty(road), ofTau, ofEffect);
        }

        tally.Verify(atLeast: 100);
    }

    private static void Compare(Tally tally, string where, BayesianFit fit, JsonElement theirs, double ofTau, double ofEffect)
    {
        foreach (var (name, posterior, tolerance) in new (string, Posterior, double)[] { ("tau", fit.Tau, ofTau), ("mu", fit.Mu, ofEffect), ("theta", fit.Predicted, ofEffect) })
        {
            var numbers = Golden.Numbers(theirs.GetProperty(name));
            var shortest = posterior.Shortest();
            double[] ours = [posterior.Mode, posterior.Median, posterior.Mean!.Value, posterior.StandardDeviation!.Value, shortest.Lower, shortest.Upper];
            for (var i = 0; i < ours.Length; i++) tally.Compare($"{name} {i}", where, ours[i], numbers[i], tolerance, numbers[3]);
        }

        foreach (var (name, value) in new (string, double[])[] { ("P_mu_gt_0", [fit.Mu.Above(0)]), ("P_tau_gt_1", [fit.Tau.Above(1)]), ("mu_q95", [fit.Mu.Quantile(0.95)]), ("tau_q95", [fit.Tau.Quantile(0.95)]), ("tau_q99", [fit.Tau.Quantile(0.99)]), ("tau_central95", Ends(fit.Tau.Central())), ("tau_central99", Ends(fit.Tau.Central(0.99))) })
        {
            if (!theirs.TryGetProperty(name, out var given)) continue;
            var numbers = Golden.Numbers(given);
            for (var i = 0; i < value.Length; i++) tally.Compare(name, where, value[i], numbers[i], name.Contains("mu", StringComparison.Ordinal) ? ofEffect : ofTau, Math.Max(1e-3, Math.Abs(numbers[i])));
        }
    }

    private static double[] Ends(Interval i) => [i.Lower, i.Upper];
}
