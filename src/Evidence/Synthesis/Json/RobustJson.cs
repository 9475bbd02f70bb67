using System.Text.Json.Nodes;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Evidence.Synthesis.Json;

/// <summary>Cluster-robust tests under the names that the field's reference results have.</summary>
internal static class RobustJson
{
    public static JsonObject Of(RobustFit fit, Numbers n)
    {
        var p = fit.Coefficients.Count;
        var json = new JsonObject
        {
            ["vbest"] = fit.Kind.ToString(),
            ["n"] = fit.Clusters,
            ["beta"] = n.List("beta", fit.Coefficients.Select(c => c.Estimate)),
            ["se"] = n.List("se", fit.Coefficients.Select(c => c.StandardError)),
            ["stat"] = n.List("stat", fit.Coefficients.Select(c => c.Statistic)),
            ["df"] = n.List("df", fit.Coefficients.Select(c => c.DegreesOfFreedom)),
            ["pval"] = n.List("pval", fit.Coefficients.Select(c => c.P)),
            ["ci_lb"] = n.List("ci_lb", fit.Coefficients.Select(c => c.Interval.Lower)),
            ["ci_ub"] = n.List("ci_ub", fit.Coefficients.Select(c => c.Interval.Upper)),
            ["vb"] = new JsonArray([.. Enumerable.Range(0, p).Select(r => n.List("vb", Enumerable.Range(0, p).Select(c => fit.Covariance(r, c))))]),
        };
        if (fit.Moderators is { } m) (json["QM"], json["QMdf"], json["QMp"]) = (n.One("QM", m.Statistic), new JsonArray(n.One("QMdf", m.Df1), n.One("QMdf", m.Df2)), n.One("QMp", m.P));
        return json;
    }
}
