using System.Text.Json;
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

    [Fact]
    public void Marginal_means_are_those_of_emmeans()
    {
        var tally = new Tally();
        foreach (var g in MixedGolden.All)
        {
            if (!g.Json.TryGetProperty("emmeans", out var theirs)) continue;
            var means = Fit(g, DegreesOfFreedom.ResidualLessCovariance).EstimatedMeans("visit", "Sex");
            Assert.Equal(theirs.GetProperty("emmean").GetArrayLength(), means.Means.Count);
            for (var i = 0; i < means.Means.Count; i++)
            {
                var levels = new[] { theirs.GetProperty("visit")[i].GetString()!, theirs.GetProperty("Sex")[i].GetString()! };
                Compare(tally, "emmean", $"{g} {i}", means.Means.Single(m => m.Levels.SequenceEqual(levels)).Mean, theirs, i, "emmean");
            }

            var contrasts = theirs.GetProperty("contrasts");
            var differences = means.VersusControl("Sex");
            for (var i = 0; i < differences.Count; i++)
            {
                Assert.Equal(contrasts.GetProperty("contrast")[i].GetString(), differences[i].Difference.Name);
                Assert.Equal(contrasts.GetProperty("visit")[i].GetString(), differences[i].At[0]);
                Compare(tally, "emmeans contrast", $"{g} {i}", differences[i].Difference, contrasts, i, "estimate");
                tally.Compare("emmeans p", $"{g} {i}", differences[i].Difference.P, contrasts.GetProperty("p.value")[i].GetDouble(), 1e-5, 1);
            }
        }

        tally.Verify(atLeast: 500);
    }

    private static void Compare(Tally tally, string family, string where, Coefficient ours, JsonElement theirs, int i, string estimate)
    {
        var se = theirs.GetProperty("SE")[i].GetDouble();
        tally.Compare(family, where, ours.Estimate, theirs.GetProperty(estimate)[i].GetDouble(), 1e-5, se);
        tally.Relative($"{family} se", where, ours.StandardError, se, 1e-4);
        tally.Compare($"{family} df", where, ours.DegreesOfFreedom, theirs.GetProperty("df")[i].GetDouble(), 1e-9, 1);
        if (!theirs.TryGetProperty("lower.CL", out var lower)) return;
        tally.Compare($"{family} ci", where, ours.Interval.Lower, lower[i].GetDouble(), 1e-4, se);
        tally.Compare($"{family} ci", where, ours.Interval.Upper, theirs.GetProperty("upper.CL")[i].GetDouble(), 1e-4, se);
    }

    internal static MixedFit Fit(MixedGolden g, DegreesOfFreedom df)
    {
        var options = new MixedModelOptions { Method = Enum.Parse<LikelihoodMethod>(g.Text("method")), DegreesOfFreedom = df };
        var formula = new MixedModelFormula(g.Formula(g.Text("fixed"))) { Subject = g.Text("subject") };
        if (g.Kind == "gls")
        {
            var covariance = g.Text("structure") switch { "UN" => ResidualCovariance.Unstructured, "CS" => ResidualCovariance.CompoundSymmetry, "CSH" => ResidualCovariance.HeterogeneousCompoundSymmetry, "AR1" => ResidualCovariance.Autoregressive, _ => ResidualCovariance.HeterogeneousAutoregressive };
            return MixedModel.Fit(g.Table(), formula with { Covariance = covariance, Visit = g.Text("visit") }, options);
        }

        var bar = g.Json.GetProperty("diagonal_D").GetBoolean() ? "||" : "|";
        var inner = g.Json.TryGetProperty("nested", out var nested) ? $"/{nested}" : "";
        return MixedModel.Fit(g.Table(), formula with { Random = [$"{g.Formula(g.Text("random"))} {bar} {g.Text("subject")}{inner}"] }, options);
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
