using System.Text.Json;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Cluster-robust variances of metafor (CR0, CR1) and clubSandwich (CR2 with Satterthwaite's degrees of freedom, HTZ), and given weights.</summary>
public sealed class RobustGoldens
{
    private static readonly (string Name, RobustKind Kind)[] Kinds = [("default", RobustKind.CR1), ("unadjusted", RobustKind.CR0), ("clubSandwich", RobustKind.CR2)];

    [Fact]
    public void Robust_variances_of_pooled_effects_are_those_of_clubSandwich()
    {
        var tally = new Tally();
        foreach (var g in Golden.Pooling)
        {
            if (!g.Json.TryGetProperty("robust", out var robust) || g.Kind != "rma") continue;
            var fit = MetaAnalysis.Fit(g.Numbers("yi"), g.Numbers("vi"));
            var labels = g.Labels(robust.GetProperty("cluster").GetString()!);
            string[] clusters = [.. fit.Rows.Select(r => labels[r]!)];
            foreach (var (name, kind) in Kinds) Compare(tally, $"{kind}", $"{g}", ClusterRobust.Of(fit, clusters, kind), robust.GetProperty(name));
        }

        tally.Verify(atLeast: 75);
    }

    [Fact]
    public void Robust_variances_of_meta_regressions_are_those_of_clubSandwich()
    {
        var tally = new Tally();
        foreach (var (g, m) in Golden.Pooling.Where(g => g.Kind == "metareg").SelectMany(g => g.List("metareg").Select(m => (g, m))))
        {
            if (!m.TryGetProperty("robust_mods", out var robust)) continue;
            var (y, v, x) = FitGoldens.Regression(g, m);
            var fit = MetaRegression.Fit(y, v, x);
            string[] clusters = [.. m.GetProperty("clusters").EnumerateArray().Select(c => c.GetString()!)];
            foreach (var (name, kind) in Kinds)
            {
                var ours = ClusterRobust.Of(fit, clusters, kind);
                var where = $"{g} {m.GetProperty("formula")}";
                Compare(tally, $"metareg {kind}", where, ours, robust.GetProperty(name));
                if (ours.Moderators is not { } test) continue;
                tally.Relative($"metareg {kind} QM", where, test.Statistic, Golden.Number(robust.GetProperty(name).GetProperty("QM")), 1e-6);
                tally.Relative($"metareg {kind} QM df", where, test.Df2, Golden.Numbers(robust.GetProperty(name).GetProperty("QMdf"))[1], 1e-6);
                tally.Relative($"metareg {kind} QM p", where, test.P, Golden.Number(robust.GetProperty(name).GetProperty("QMp")), 1e-5);
            }
        }

        tally.Verify(atLeast: 150);
    }

    [Fact]
    public void Given_and_equal_weights_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var (g, m) in Golden.Pooling.Where(g => g.Kind == "metareg").SelectMany(g => g.List("metareg").Select(m => (g, m))))
        {
            if (!m.TryGetProperty("weights", out var weights)) continue;
            var (y, v, x) = FitGoldens.Regression(g, m);
            var fit = MetaRegression.Fit(y, v, x, new() { Test = m.GetProperty("test").GetString() == "knha" ? TestKind.KnappHartung : TestKind.Z });
            var where = $"{g} {m.GetProperty("formula")} {m.GetProperty("test")}";
            Weighted(tally, where, GivenWeights.Of(fit, Golden.Numbers(weights)), m.GetProperty("given"));
            Weighted(tally, where, GivenWeights.Equal(fit), m.GetProperty("equal"));
        }

        tally.Verify(atLeast: 100);
    }

    private static void Weighted(Tally tally, string where, WeightedEstimate ours, JsonElement theirs)
    {
        double[] beta = Golden.Numbers(theirs.GetProperty("beta")), se = Golden.Numbers(theirs.GetProperty("se")), p = Golden.Numbers(theirs.GetProperty("pval")), low = Golden.Numbers(theirs.GetProperty("ci_lb"));
        for (var c = 0; c < beta.Length; c++)
        {
            tally.Compare("weights estimate", where, ours.Coefficients[c].Estimate, beta[c], 1e-7, se[c]);
            tally.Relative("weights se", where, ours.Coefficients[c].StandardError, se[c], 1e-7);
            tally.Compare("weights p", where, ours.Coefficients[c].P, p[c], 1e-7, 1);
            tally.Compare("weights ci", where, ours.Coefficients[c].Interval.Lower, low[c], 1e-7, se[c]);
        }

        tally.Relative("weights QM", where, ours.Moderators!.Value.Statistic, Golden.Number(theirs.GetProperty("QM")), 1e-6);
        tally.Compare("weights QMp", where, ours.Moderators.Value.P, Golden.Number(theirs.GetProperty("QMp")), 1e-7, 1);
    }

    private static void Compare(Tally tally, string family, string where, RobustFit ours, JsonElement theirs)
    {
        double[] Get(string name) => Golden.Numbers(theirs.GetProperty(name));
        double[] se = Get("se"), df = Get("df"), p = Get("pval"), low = Get("ci_lb"), high = Get("ci_ub");
        for (var c = 0; c < se.Length; c++)
        {
            if (double.IsPositiveInfinity(ours.Coefficients[c].StandardError)) continue; // theirs is rounding error
            tally.Relative($"{family} se", where, ours.Coefficients[c].StandardError, se[c], 1e-7);
            tally.Relative($"{family} df", where, ours.Coefficients[c].DegreesOfFreedom, df[c % df.Length], 1e-6);
            tally.Relative($"{family} p", where, ours.Coefficients[c].P, p[c], 1e-5);
            tally.Compare($"{family} ci", where, ours.Coefficients[c].Interval.Lower, low[c], 1e-6, se[c]);
            tally.Compare($"{family} ci", where, ours.Coefficients[c].Interval.Upper, high[c], 1e-6, se[c]);
        }
    }
}
