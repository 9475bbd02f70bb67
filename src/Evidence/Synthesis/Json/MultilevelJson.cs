using System.Text.Json.Nodes;
using Equipoise.Statistics.Multilevel;

namespace Equipoise.Evidence.Synthesis.Json;

/// <summary>Variances and correlations of random effects under the names that the field's reference results have.</summary>
internal static class MultilevelJson
{
    private static readonly string[] Variances = ["tau2", "gamma2"];
    private static readonly string[] Correlations = ["rho", "phi"];

    /// <summary><c>sigma2 s_names s_nlevels</c>, <c>tau2 rho</c> of the first term with an inner factor and <c>gamma2 phi</c> of the second, and all again with their names.</summary>
    public static void Add(JsonObject json, MultilevelFit fit, Numbers n)
    {
        VarianceComponent[] sigma2 = [.. fit.Components.Where(c => c.Kind == ComponentKind.Sigma2)];
        if (sigma2.Length > 0)
        {
            json["sigma2"] = n.List("sigma2", sigma2.Select(c => c.Estimate));
            json["s_names"] = new JsonArray([.. sigma2.Select(c => JsonValue.Create(c.TermName))]);
            json["s_nlevels"] = new JsonArray([.. sigma2.Select(c => JsonValue.Create(fit.Groups[c.Term].Groups))]);
        }

        int[] inner = [.. fit.Components.Where(c => c.Kind == ComponentKind.Tau2).Select(c => c.Term).Distinct()];
        for (var i = 0; i < Math.Min(2, inner.Length); i++)
        {
            json[Variances[i]] = n.List(Variances[i], Of(fit, inner[i], ComponentKind.Tau2).Select(c => c.Estimate));
            if (Of(fit, inner[i], ComponentKind.Rho) is { Length: > 0 } rho) json[Correlations[i]] = n.List(Correlations[i], rho.Select(c => c.Estimate));
        }

        if (fit.I2.Count > 0 && sigma2.Length > 0) json["I2_multilevel"] = n.List("I2_multilevel", fit.I2);
        json["components"] = new JsonArray([.. fit.Components.Select(c => Named(c, n))]);
    }

    public static JsonObject Intervals(IReadOnlyList<ComponentInterval> intervals, Numbers n) => new()
    {
        ["components"] = new JsonArray([.. intervals.Select(i =>
        {
            var json = Named(i.Component, n);
            (json["ci_lb"], json["ci_ub"]) = (n.One("ci_lb", i.Interval.Lower), n.One("ci_ub", i.Interval.Upper));
            return json;
        })]),
    };

    public static JsonArray WithoutClusters(IReadOnlyList<ClusterLeftOut> others, Numbers n) =>
    [
        .. others.Select(o => o.Fit is { } fit
            ? new JsonObject { ["cluster"] = o.Cluster, ["k"] = fit.K, ["coefficients"] = MetaJson.Coefficients(fit.Coefficients, n), ["components"] = n.List("components", fit.Components.Select(c => c.Estimate)), ["converged"] = fit.Converged }
            : new JsonObject { ["cluster"] = o.Cluster, ["error"] = o.Reason }),
    ];

    private static VarianceComponent[] Of(MultilevelFit fit, int term, ComponentKind kind) => [.. fit.Components.Where(c => c.Term == term && c.Kind == kind)];

    private static JsonObject Named(VarianceComponent c, Numbers n) => new()
    {
        ["name"] = c.Name,
        ["term"] = c.TermName,
        ["levels"] = new JsonArray([.. c.Levels.Select(l => JsonValue.Create(l))]),
        ["estimate"] = n.One("estimate", c.Estimate),
        ["fixed"] = c.IsFixed,
        ["atEdge"] = c.AtEdge,
    };
}
