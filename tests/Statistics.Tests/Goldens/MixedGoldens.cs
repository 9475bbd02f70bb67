using System.Text.Json;
using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Mixed models and models for repeated measures of the reference programs, brought to their maximum by Newton steps.</summary>
public sealed class MixedGoldens
{
    [Fact]
    public void Mixed_models_are_those_of_nlme_and_lme4()
    {
        var tally = new Tally();
        foreach (var g in MixedGolden.All)
        {
            var fit = Fit(g, DegreesOfFreedom.Satterthwaite);
            Assert.True(fit.Converged, $"{g} did not converge in {fit.Iterations}");
            var (x, nlme) = (g.ToString(), g.Json.GetProperty("nlme"));
            Likelihood(tally, g, fit, nlme.GetProperty("logLik").GetDouble());
            Likelihood(tally, g, fit, g.Json.TryGetProperty("polished", out var p) ? p.GetProperty("logLik").GetDouble() : double.NegativeInfinity);
            tally.Compare($"{g.Kind} parameters", x, fit.ParameterCount, nlme.GetProperty("npar").GetInt32(), 0, 1);
            if (fit.LogLikelihood < nlme.GetProperty("logLik").GetDouble() + 1e-6)
            {
                tally.Compare($"{g.Kind} AIC", x, fit.Aic, nlme.GetProperty("AIC").GetDouble(), 1e-6, 1);
                tally.Compare($"{g.Kind} BIC", x, fit.Bic, nlme.GetProperty("BIC").GetDouble(), 1e-6, 1);
            }

            var polished = p.ValueKind == JsonValueKind.Object && !p.TryGetProperty("note", out _);
            Compare(tally, g, fit, polished ? p : nlme, polished ? 1e-6 : 1e-4);
            if (g.Json.TryGetProperty("lmer", out var lmer)) Freedom(tally, g, fit, lmer);
        }

        tally.Verify(atLeast: 1500);
    }

    internal static MixedFit Fit(MixedGolden g, DegreesOfFreedom df)
    {
        var table = g.Table();
        var formula = Formula.Parse(g.Formula(g.Text("fixed")));
        var x = ModelMatrix.Of(formula, table).For(table);
        var subjects = table[g.Text("subject")].Cells;
        var options = new MixedModelOptions { Method = Enum.Parse<LikelihoodMethod>(g.Text("method")), DegreesOfFreedom = df };
        if (g.Kind == "gls")
        {
            var covariance = g.Text("structure") switch { "UN" => ResidualCovariance.Unstructured, "CS" => ResidualCovariance.CompoundSymmetry, "CSH" => ResidualCovariance.HeterogeneousCompoundSymmetry, "AR1" => ResidualCovariance.Autoregressive, _ => ResidualCovariance.HeterogeneousAutoregressive };
            return MixedModel.Fit([.. table[formula.Response!].Numbers], x, options with { Repeated = new(covariance, subjects) { Visits = table[g.Text("visit")].Cells } });
        }

        var random = Formula.Parse(g.Formula(g.Text("random")));
        var z = random.TermNames.Count == 0 ? null : ModelMatrix.Of(random, table).For(table);
        List<RandomEffects> terms = [new(g.Text("subject"), subjects) { Design = z, IsDiagonal = g.Json.GetProperty("diagonal_D").GetBoolean() }];
        if (g.Json.TryGetProperty("nested", out var nested)) terms.Add(new(nested.GetString()!, [.. subjects.Zip(table[nested.GetString()!].Cells, (a, b) => $"{a}/{b}")]));
        return MixedModel.Fit([.. table[formula.Response!].Numbers], x, options with { Random = terms });
    }

    /// <summary>As high as theirs or higher; more than a little higher is said so.</summary>
    private static void Likelihood(Tally tally, MixedGolden g, MixedFit fit, double theirs)
    {
        var miss = Math.Max(0, theirs - fit.LogLikelihood);
        tally.Compare($"{g.Kind} log likelihood", g, miss, 0, 1e-8, 1);
        if (fit.LogLikelihood > theirs + 1e-6 && double.IsFinite(theirs)) tally.Compare($"{g.Kind} log likelihood above theirs", $"{g} {fit.LogLikelihood} {theirs}", 0, 0, 0, 1);
    }

    private static void Compare(Tally tally, MixedGolden g, MixedFit fit, JsonElement theirs, double tolerance)
    {
        double[] beta = Golden.Numbers(theirs.GetProperty("beta")), se = Golden.Numbers(theirs.GetProperty("se"));
        var order = Order(g, fit);
        var boundary = fit.IsSingular || !g.Json.TryGetProperty("polished", out _) ? "unpolished " : "";
        if (boundary.Length > 0 && g.Kind == "lme" && fit.IsSingular) return;
        for (var i = 0; i < beta.Length; i++)
        {
            var ours = fit.Coefficients[order[i]];
            tally.Compare($"{boundary}{g.Kind} beta", $"{g} {ours.Name}", ours.Estimate, beta[i], tolerance, se[i]);
            tally.Relative($"{boundary}{g.Kind} se", $"{g} {ours.Name}", ours.StandardError, se[i], tolerance);
        }

        if (theirs.TryGetProperty("V", out var v)) Matrix(tally, $"{boundary}V {g.Text("structure")}", g, fit.ResidualCovariance(), MixedGolden.Flat(v), tolerance);
        if (theirs.TryGetProperty("sigma", out var sigma) && g.Kind == "lme") tally.Relative($"{boundary}sigma", g, fit.Sigma, sigma.GetDouble(), tolerance);
        if (theirs.TryGetProperty("D", out var d) && g.Kind == "lme")
        {
            // Theirs for one model twice, with age and with age from 8 years on, differ by 1.6e-6; nested terms stand innermost first.
            var nested = fit.RandomCovariances.Count > 1;
            for (var t = 0; t < fit.RandomCovariances.Count; t++) Matrix(tally, $"{boundary}D", g, fit.RandomCovariances[t], MixedGolden.Flat(nested ? d[fit.RandomCovariances.Count - 1 - t] : d), tolerance * 2);
        }

        if (boundary.Length == 0 && g.Json.GetProperty("nlme").TryGetProperty("ranef", out var ranef)) Effects(tally, g, fit, ranef);
    }

    /// <summary>Where each of their coefficients is among ours: levels of a factor are in another order where the data gave them one.</summary>
    private static int[] Order(MixedGolden g, MixedFit fit)
    {
        var ours = fit.Names.Select(MixedGolden.NameInR).ToList();
        int[] order = [.. g.Json.GetProperty("coef_names").EnumerateArray().Select(n => ours.IndexOf(n.GetString()!))];
        Assert.DoesNotContain(-1, order);
        return order;
    }

    private static void Matrix(Tally tally, string family, MixedGolden g, CovarianceMatrix ours, double[] theirs, double tolerance)
    {
        Assert.Equal(theirs.Length, ours.Size * ours.Size);
        for (var i = 0; i < theirs.Length; i++)
        {
            var (a, b) = (i / ours.Size, i % ours.Size);
            tally.Compare(family, $"{g} {a} {b}", ours[a, b], theirs[i], tolerance, Math.Sqrt(theirs[(a * ours.Size) + a] * theirs[(b * ours.Size) + b]));
        }
    }

    private static void Effects(Tally tally, MixedGolden g, MixedFit fit, JsonElement ranef)
    {
        var ours = fit.Predicted().ToDictionary(e => e.Group, StringComparer.Ordinal);
        var levels = ranef.GetProperty("levels").EnumerateArray().Select(l => l.GetString()!).ToArray();
        for (var i = 0; i < levels.Length; i++)
        {
            var values = Golden.Numbers(ranef.GetProperty("values")[i]);
            for (var c = 0; c < values.Length; c++) tally.Compare("predicted effects", $"{g} {levels[i]} {c}", ours[levels[i]].Effects[c], values[c], 1e-3, fit.RandomCovariances[0].StandardDeviation(c));
        }
    }

    private static void Freedom(Tally tally, MixedGolden g, MixedFit fit, JsonElement lmer)
    {
        var (df, order) = (Golden.Numbers(lmer.GetProperty("df_satterthwaite")), Order(g, fit));
        var singular = fit.IsSingular ? "singular " : "";
        for (var i = 0; i < df.Length; i++) tally.Relative($"{singular}Satterthwaite", $"{g} {i}", fit.Coefficients[order[i]].DegreesOfFreedom, df[i], 1e-4);
        if (!lmer.TryGetProperty("kenward_roger", out var kr)) return;
        var ours = Fit(g, DegreesOfFreedom.KenwardRoger);
        double[] se = Golden.Numbers(kr.GetProperty("se")), freedom = Golden.Numbers(kr.GetProperty("df"));
        for (var i = 0; i < se.Length; i++)
        {
            tally.Relative($"{singular}Kenward-Roger se", $"{g} {i}", ours.Coefficients[order[i]].StandardError, se[i], 1e-5);
            tally.Relative($"{singular}Kenward-Roger df", $"{g} {i}", ours.Coefficients[order[i]].DegreesOfFreedom, freedom[i], 1e-4);
        }
    }
}
