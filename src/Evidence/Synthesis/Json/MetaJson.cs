using System.Text.Json.Nodes;
using Equipoise.Statistics;
using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Evidence.Synthesis.Json;

/// <summary>A pooled table as JSON: the contract of <c>equipoise meta fit --format json</c> and of the API. Effects stay on the scale of analysis.</summary>
public static class MetaJson
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The pooled table.</param>
    public static JsonObject Write(MetaReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var numbers = new Numbers();
        var json = report.Fit is { } fit ? OfFit(report, fit, numbers) : report.Multilevel is { } multilevel ? OfMultilevel(report, multilevel, numbers) : report.CountModel is { } counts ? OfCountModel(report, counts, numbers) : OfCounts(report, report.Stratified!, numbers);
        FurtherJson.Add(json, report, numbers);
        json["warnings"] = Warnings(report, numbers);
        return json;
    }

    private static JsonObject OfFit(MetaReport report, Fit fit, Numbers n)
    {
        var statistics = report.Request.Method == HeterogeneityMethod.REML ? fit.RestrictedLikelihood : fit.MaximumLikelihood;
        var json = new JsonObject
        {
            ["k"] = fit.K,
            ["measure"] = report.Measure.Name,
            ["method"] = report.Request.Method.ToString(),
            ["test"] = TestName(report.Request.Test),
            ["level"] = report.Request.Level,
            ["coefficients"] = Coefficients(fit.Coefficients, n),
            ["tau2"] = n.One("tau2", fit.Tau2),
            ["seTau2"] = double.IsNaN(fit.Tau2StandardError) ? null : n.One("seTau2", fit.Tau2StandardError),
            ["tau2Ci"] = Pair(report.QProfile?.Tau2, "tau2Ci", n),
            ["i2"] = n.One("i2", fit.I2),
            ["i2Ci"] = Pair(report.QProfile?.I2, "i2Ci", n),
            ["h2"] = n.One("h2", fit.H2),
            ["h2Ci"] = Pair(report.QProfile?.H2, "h2Ci", n),
            ["q"] = n.One("q", fit.Q),
            ["qDf"] = fit.QDf,
            ["qP"] = n.One("qP", fit.QP),
            ["qm"] = fit.Moderators is { } m ? n.One("qm", m.Statistic) : null,
            ["qmDf"] = fit.Moderators is { } d ? new JsonArray(d.Df1, double.IsInfinity(d.Df2) ? null : d.Df2) : null,
            ["qmP"] = fit.Moderators is { } p ? n.One("qmP", p.P) : null,
            ["r2"] = fit.Moderators is null || double.IsNaN(fit.R2) ? null : n.One("r2", fit.R2),
            ["prediction"] = fit.Prediction is { } range ? new JsonObject { ["lower"] = n.One("prediction", range.Lower), ["upper"] = n.One("prediction", range.Upper) } : null,
            ["logLik"] = n.One("logLik", statistics.LogLikelihood),
            ["deviance"] = n.One("deviance", statistics.Deviance),
            ["aic"] = n.One("aic", statistics.Aic),
            ["bic"] = n.One("bic", statistics.Bic),
            ["aicc"] = n.One("aicc", statistics.Aicc),
            ["converged"] = fit.Converged,
            ["iterations"] = fit.Evaluations,
        };
        json["studies"] = Studies(report, fit.Rows, fit.Weights(), n);
        json["leftOut"] = LeftOut(report, fit.LeftOut);
        return json;
    }

    private static JsonObject OfMultilevel(MetaReport report, MultilevelFit fit, Numbers n)
    {
        var statistics = fit.Statistics;
        var json = new JsonObject
        {
            ["k"] = fit.K,
            ["measure"] = report.Measure.Name,
            ["method"] = report.Request.Method.ToString(),
            ["test"] = TestName(report.Request.Test),
            ["level"] = report.Request.Level,
            ["coefficients"] = Coefficients(fit.Coefficients, n),
        };
        MultilevelJson.Add(json, fit, n);
        json["q"] = n.One("q", fit.Q);
        json["qDf"] = fit.QDf;
        json["qP"] = n.One("qP", fit.QP);
        if (fit.Moderators is { } m) (json["qm"], json["qmDf"], json["qmP"]) = (n.One("qm", m.Statistic), new JsonArray(m.Df1, double.IsInfinity(m.Df2) ? null : m.Df2), n.One("qmP", m.P));
        json["prediction"] = fit.Prediction is { } range ? new JsonObject { ["lower"] = n.One("prediction", range.Lower), ["upper"] = n.One("prediction", range.Upper) } : null;
        json["logLik"] = n.One("logLik", statistics.LogLikelihood);
        json["deviance"] = n.One("deviance", statistics.Deviance);
        json["aic"] = n.One("aic", statistics.Aic);
        json["bic"] = n.One("bic", statistics.Bic);
        json["aicc"] = n.One("aicc", statistics.Aicc);
        json["converged"] = fit.Converged;
        json["iterations"] = fit.Iterations;
        json["studies"] = Studies(report, fit.Rows, MultilevelResiduals.Weights(fit), n);
        json["leftOut"] = LeftOut(report, fit.LeftOut);
        return json;
    }

    private static JsonObject OfCounts(MetaReport report, StratifiedReport counts, Numbers n)
    {
        var fit = counts.Fit;
        return new JsonObject
        {
            ["k"] = fit.K,
            ["measure"] = report.Measure.Name,
            ["method"] = report.Request.Model == PoolingModel.Peto ? "Peto" : "MH",
            ["test"] = "z",
            ["level"] = report.Request.Level,
            ["coefficients"] = Coefficients([fit.Pooled], n),
            ["tau2"] = 0,
            ["i2"] = n.One("i2", fit.I2),
            ["h2"] = n.One("h2", fit.H2),
            ["q"] = n.One("q", fit.Q),
            ["qDf"] = fit.QDf,
            ["qP"] = n.One("qP", fit.QP),
            ["prediction"] = null,
            ["converged"] = true,
            ["studies"] = Studies(report, counts.Rows, fit.Weights, n),
        };
    }

    private static JsonObject OfCountModel(MetaReport report, CountFit fit, Numbers n)
    {
        var json = new JsonObject
        {
            ["k"] = fit.K,
            ["measure"] = report.Measure.Name,
            ["method"] = report.Request.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE ? "EE" : "ML",
            ["model"] = report.Request.CountModel switch { CountModel.UMFS => "UM.FS", CountModel.UMRS => "UM.RS", CountModel.CMEL => "CM.EL", _ => "CM.AL" },
            ["test"] = TestName(report.Request.Test),
            ["level"] = report.Request.Level,
            ["coefficients"] = Coefficients(fit.Coefficients, n),
            ["tau2"] = n.One("tau2", fit.Tau2),
            ["seTau2"] = double.IsNaN(fit.Tau2StandardError) ? null : n.One("seTau2", fit.Tau2StandardError),
            ["i2"] = n.One("i2", fit.I2),
            ["h2"] = n.One("h2", fit.H2),
            ["q"] = n.One("q", fit.Wald.Statistic),
            ["qDf"] = fit.Wald.Df,
            ["qP"] = n.One("qP", fit.Wald.P),
            ["qLrt"] = n.One("qLrt", fit.LikelihoodRatio.Statistic),
            ["qLrtP"] = n.One("qLrtP", fit.LikelihoodRatio.P),
            ["qm"] = fit.Moderators is { } m ? n.One("qm", m.Statistic) : null,
            ["qmP"] = fit.Moderators is { } p ? n.One("qmP", p.P) : null,
            ["prediction"] = fit.Prediction is { } range ? new JsonObject { ["lower"] = n.One("prediction", range.Lower), ["upper"] = n.One("prediction", range.Upper) } : null,
            ["logLik"] = n.One("logLik", fit.Likelihood.LogLikelihood),
            ["aic"] = n.One("aic", fit.Likelihood.Aic),
            ["bic"] = n.One("bic", fit.Likelihood.Bic),
            ["converged"] = fit.Converged,
            ["iterations"] = fit.Iterations,
        };
        json["studies"] = Studies(report, [], [], n);
        json["leftOut"] = LeftOut(report, fit.LeftOut);
        return json;
    }

    internal static JsonArray Coefficients(IEnumerable<Coefficient> coefficients, Numbers n) =>
    [
        .. coefficients.Select(c => new JsonObject
        {
            ["name"] = c.Name,
            ["estimate"] = n.One("estimate", c.Estimate),
            ["se"] = n.One("se", c.StandardError),
            ["statistic"] = n.One("statistic", c.Statistic),
            ["df"] = double.IsInfinity(c.DegreesOfFreedom) ? null : n.One("df", c.DegreesOfFreedom),
            ["p"] = n.One("p", c.P),
            ["ciLower"] = n.One("ciLower", c.Interval.Lower),
            ["ciUpper"] = n.One("ciUpper", c.Interval.Upper),
        }),
    ];

    internal static string TestName(TestKind test) => test switch
    {
        TestKind.T => "t",
        TestKind.KnappHartung => "knha",
        TestKind.KnappHartungAdHoc => "adhoc",
        _ => "z",
    };

    internal static JsonArray? Pair(Interval? interval, string name, Numbers n) => interval is { } i ? [n.One(name, i.Lower), n.One(name, i.Upper)] : null;

    private static JsonArray Studies(MetaReport report, IReadOnlyList<int> rows, IReadOnlyList<double> weights, Numbers n)
    {
        var weightOf = rows.Zip(weights).ToDictionary(p => p.First, p => p.Second);
        return
        [
            .. report.Effects.Select((e, i) => new JsonObject
            {
                ["study"] = report.Names[i],
                ["yi"] = double.IsNaN(e.Estimate) ? null : n.One("yi", e.Estimate),
                ["vi"] = double.IsNaN(e.Variance) ? null : n.One("vi", e.Variance),
                ["weight"] = weightOf.TryGetValue(i, out var w) ? n.One("weight", w) : null,
            }),
        ];
    }

    private static JsonArray LeftOut(MetaReport report, IEnumerable<LeftOutStudy> studies) =>
        [.. studies.Select(s => new JsonObject { ["row"] = s.Row + 1, ["study"] = report.Names[s.Row], ["reason"] = s.Reason switch { LeftOutReason.Missing => "missing", LeftOutReason.Infinite => "infinite", LeftOutReason.NoInformation => "no-information", _ => "variance-not-positive" } })];

    private static JsonArray Warnings(MetaReport report, Numbers n)
    {
        var all = report.Warnings.AsEnumerable();
        if (n.Missing.Count > 0) all = all.Append(new("not-available", $"No finite value, written as null: {string.Join(", ", n.Missing)}.", []));
        return
        [
            .. all.Select(w =>
            {
                var warning = new JsonObject { ["code"] = w.Code, ["message"] = w.Message };
                if (w.Rows.Count > 0) warning["rows"] = new JsonArray([.. w.Rows.Select(r => JsonValue.Create(r))]);
                return warning;
            }),
        ];
    }
}
