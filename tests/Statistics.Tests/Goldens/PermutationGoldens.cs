using System.Text.Json;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Permutation tests: exact ones to the last permutation, drawn ones within their binomial error.</summary>
public sealed class PermutationGoldens
{
    [Fact]
    public void Permutation_tests_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var (g, name, fit) in PoolingGoldens.Diagnosed())
        {
            if (g.Json.GetProperty("diagnostics").GetProperty(name).TryGetProperty("permutest", out var theirs) && theirs.TryGetProperty("pval", out _)) Compare(tally, $"{g} {name}", fit, theirs);
        }

        foreach (var (g, m) in Golden.Pooling.SelectMany(g => g.List("metareg").Select(m => (g, m))))
        {
            if (!m.TryGetProperty("X", out _) || !m.TryGetProperty("permutest", out var theirs)) continue;
            var (y, v, x) = FitGoldens.Regression(g, m);
            Compare(tally, $"{g} {m.GetProperty("formula")}", MetaRegression.Fit(y, v, x), theirs);
        }

        tally.Verify(atLeast: 15);
    }

    private static void Compare(Tally tally, string where, Fit fit, JsonElement theirs)
    {
        var ours = PermutationTest.Of(fit, new() { Most = 100_000 }, null, TestContext.Current.CancellationToken);
        var p = Golden.Numbers(theirs.GetProperty("pval"));
        var exact = theirs.GetProperty("exact").GetBoolean();
        Assert.Equal(exact, ours.IsExact);
        var whole = p.All(each => Math.Abs((each * ours.Permutations) - Math.Round(each * ours.Permutations)) < 1e-6);
        if (exact && !whole)
        {
            // Not a whole number of permutations: some of theirs did not converge (4 of 128 for syn.bimodal). All of ours do.
            tally.Compare("permutest with lost fits", where, ours.P[0], p[0], 0.01, 1);
            return;
        }

        for (var c = 0; c < p.Length; c++) tally.Compare(exact ? "permutest exact" : "permutest drawn", where, ours.P[c], p[c], exact ? 1e-12 : 5 * Math.Sqrt((p[c] * (1 - p[c]) / 1000) + 1e-6), 1);
        if (theirs.TryGetProperty("QMp", out var q)) tally.Compare("permutest QM", where, ours.ModeratorsP!.Value, Golden.Number(q), exact ? 1e-12 : 0.05, 1);
    }
}
