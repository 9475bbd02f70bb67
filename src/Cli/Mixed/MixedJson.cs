using System.Text.Json.Nodes;
using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Cli.Mixed;

/// <summary>A fitted mixed model as JSON: the contract of <c>equipoise mixed fit --format json</c>. Numbers that are not finite are null.</summary>
internal static class MixedJson
{
    public static JsonObject Write(MixedResult result)
    {
        var fit = result.Fit;
        var json = new JsonObject
        {
            ["n"] = fit.N,
            ["p"] = fit.P,
            ["method"] = fit.Options.Method.ToString(),
            ["df"] = result.Df,
            ["level"] = fit.Options.Level,
            ["covariance"] = result.Covariance,
            ["coefficients"] = Array(fit.Coefficients, c => Coefficient(c)),
            ["vb"] = Array(Enumerable.Range(0, fit.P), r => Array(Enumerable.Range(0, fit.P), c => Number(fit.Covariance(r, c)))),
            ["terms"] = Array(fit.TermTests(), t => new JsonObject { ["term"] = t.Term, ["statistic"] = Number(t.Test.Statistic), ["df1"] = t.Test.Df1, ["df2"] = Number(t.Test.Df2), ["p"] = Number(t.Test.P) }),
            ["sigma"] = Number(fit.Sigma),
            ["residual"] = Matrix(fit.ResidualCovariance()),
            ["random"] = Array(fit.RandomCovariances, Matrix),
            ["covarianceParameters"] = Array(fit.CovarianceParameters, p => new JsonObject { ["term"] = p.Term, ["name"] = p.Name, ["estimate"] = Number(p.Estimate), ["se"] = Number(p.StandardError), ["atEdge"] = p.AtEdge }),
            ["logLik"] = Number(fit.LogLikelihood),
            ["parameters"] = fit.ParameterCount,
            ["aic"] = Number(fit.Aic),
            ["bic"] = Number(fit.Bic),
            ["converged"] = fit.Converged,
            ["iterations"] = fit.Iterations,
            ["singular"] = fit.IsSingular,
            ["leftOut"] = Array(fit.LeftOut, r => JsonValue.Create(r + 1)),
        };
        if (result.Means is { } means)
        {
            json["emmeans"] = Array(means.Means, m => Levels(Coefficient(m.Mean), means.Variables, m.Levels));
            json["contrasts"] = Array(result.Differences, d => Levels(Coefficient(d.Difference), [.. means.Variables.SkipLast(1)], d.At));
        }

        if (result.ShowsEffects) json["ranef"] = Array(Enumerable.Range(0, fit.RandomCovariances.Count), t => Effects(fit, t));
        json["warnings"] = Array(result.Notes, n => new JsonObject { ["code"] = n.Code, ["message"] = n.Message });
        return json;
    }

    private static JsonObject Coefficient(Coefficient c) => new()
    {
        ["name"] = c.Name,
        ["estimate"] = Number(c.Estimate),
        ["se"] = Number(c.StandardError),
        ["statistic"] = Number(c.Statistic),
        ["df"] = Number(c.DegreesOfFreedom),
        ["p"] = Number(c.P),
        ["ciLower"] = Number(c.Interval.Lower),
        ["ciUpper"] = Number(c.Interval.Upper),
    };

    private static JsonObject Levels(JsonObject json, IReadOnlyList<string> variables, IReadOnlyList<string> levels)
    {
        json["levels"] = new JsonObject(variables.Zip(levels, (v, l) => KeyValuePair.Create(v, (JsonNode?)JsonValue.Create(l))));
        return json;
    }

    private static JsonObject Matrix(CovarianceMatrix m) => new()
    {
        ["name"] = m.Name,
        ["names"] = Array(m.Names, n => JsonValue.Create(n)),
        ["covariance"] = Square(m, (r, c) => m[r, c]),
        ["sd"] = Array(Enumerable.Range(0, m.Size), r => Number(m.StandardDeviation(r))),
        ["correlation"] = Square(m, m.Correlation),
    };

    private static JsonArray Square(CovarianceMatrix m, Func<int, int, double> cell) =>
        Array(Enumerable.Range(0, m.Size), r => Array(Enumerable.Range(0, m.Size), c => Number(cell(r, c))));

    private static JsonObject Effects(MixedFit fit, int term) => new()
    {
        ["name"] = fit.RandomCovariances[term].Name,
        ["effects"] = Array(fit.RandomCovariances[term].Names, n => JsonValue.Create(n)),
        ["groups"] = Array(fit.Predicted(term), g => new JsonObject { ["group"] = g.Group, ["values"] = Array(g.Effects, Number), ["se"] = Array(g.StandardErrors, Number) }),
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> each) => new([.. items.Select(each)]);

    private static JsonValue? Number(double x) => double.IsFinite(x) ? JsonValue.Create(x) : null;
}
