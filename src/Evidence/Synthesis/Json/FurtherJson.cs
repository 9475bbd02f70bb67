using System.Text.Json.Nodes;
using Equipoise.Statistics;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Evidence.Synthesis.Json;

/// <summary>One key for each analysis beside the model, under the names that the field's reference results have.</summary>
internal static class FurtherJson
{
    public static void Add(JsonObject json, MetaReport report, Numbers n)
    {
        if (report.Request.Intervals && report.Fit is { } fit) json["confint"] = Intervals(report, fit, n);
        if (report.ComponentIntervals is { } components) json["confint"] = MultilevelJson.Intervals(components, n);
        if (report.ClustersLeftOut is { } clusters) json["leave1out"] = MultilevelJson.WithoutClusters(clusters, n);
        if (report.Stratified is { } counts) json[report.Request.Model == PoolingModel.Peto ? "peto" : "mh"] = Counts(counts, n);
        if (report.Stratified?.LeaveOneOut is { } others) json["leave1out"] = Series([.. others.Select(Row)], n);
        if (report.LeaveOneOut is { } loo) json["leave1out"] = Series([.. loo.Select(Row)], n);
        if (report.Cumulative is { } c) json["cumul"] = Cumulated(report, c, n);
        if (report.Subgroups is { } groups) json["subgroups"] = Groups(report, groups, n);
        if (report.Weighted is { } weighted) json["weighted"] = new JsonObject { ["coefficients"] = MetaJson.Coefficients(weighted.Coefficients, n), ["weights"] = n.List("weights", weighted.Weights) };
        if (report.Egger is { } egger) json["regtest"] = new JsonArray(Asymmetry("rma", egger.Regression, n), Asymmetry("lm", egger.Classical, n));
        if (report.RankTest is { } rank) json["ranktest"] = new JsonObject { ["tau"] = n.One("tau", rank.Tau), ["pval"] = n.One("pval", rank.P), ["exact"] = rank.IsExact };
        if (report.TrimAndFill is { } filled) json["trimfill"] = Filled(report, filled, n);
        if (report.FailSafe is { } safe) json["fsn"] = new JsonObject { ["Rosenthal"] = FailSafe(safe.Rosenthal), ["Orwin"] = FailSafe(safe.Orwin), ["Rosenberg"] = FailSafe(safe.Rosenberg) };
        if (report.Influence is { } influence) json["influence"] = Influenced(influence, n);
        if (report.Predictions is { } predictions) json["predict"] = Predicted(predictions, n);
        if (report.Robust is { } robust) json["robust"] = new JsonObject { ["cluster"] = report.Request.Cluster, ["default"] = RobustJson.Of(robust.Default, n), ["unadjusted"] = RobustJson.Of(robust.Unadjusted, n), ["clubSandwich"] = robust.SmallSample is { } small ? RobustJson.Of(small, n) : null };
        if (report.Bayesian is { } bayes) json["bayes"] = BayesJson.Of(report, bayes, n);
        if (report.HenmiCopas is { } hc) json["hc"] = new JsonObject { ["beta"] = n.One("beta", hc.Estimate), ["se"] = n.One("se", hc.StandardError), ["ci_lb"] = n.One("ci_lb", hc.Interval.Lower), ["ci_ub"] = n.One("ci_ub", hc.Interval.Upper), ["tau2"] = n.One("tau2", hc.Tau2) };
        if (report.ExcessSignificance is { Result: var tes } excess) json["tes"] = new JsonObject { ["test"] = excess.Test == ExcessTestKind.Exact ? "exact" : "chi2", ["pvalExact"] = n.One("pvalExact", excess.ExactP), ["k"] = tes.Power.Count, ["O"] = tes.Observed, ["E"] = n.One("E", tes.Expected), ["OEratio"] = n.One("OEratio", tes.Ratio), ["pval"] = n.One("pval", tes.P), ["theta_lim"] = tes.Limit is { } limit ? n.One("theta_lim", limit) : null, ["power"] = n.List("power", tes.Power) };
        if (report.PetPeese is { } pet) json["petPeese"] = new JsonObject { ["pet"] = MetaJson.Coefficients([pet.Pet.Limit!.Value], n), ["peese"] = MetaJson.Coefficients([pet.Peese.Limit!.Value], n), ["uses"] = pet.UsesPeese ? "PEESE" : "PET" };
        if (report.Permutation is { } permuted) json["permutest"] = new JsonObject { ["exact"] = permuted.IsExact, ["iter"] = permuted.Permutations, ["pval"] = n.List("pval", permuted.P), ["QMp"] = permuted.ModeratorsP is { } qm ? n.One("QMp", qm) : null };
        if (report.BestPredictions is { } best) json["blup"] = Best(best, n);
    }

    private readonly record struct Line(Coefficient Pooled, double Q, double QP, double? Tau2, double I2, double H2);

    private static Line Row(Fit f) => new(f.Pooled, f.Q, f.QP, f.Tau2, f.I2, f.H2);

    private static Line Row(StratifiedFit f) => new(f.Pooled, f.Q, f.QP, null, f.I2, f.H2);

    private static JsonObject Series(IReadOnlyList<Line> fits, Numbers n)
    {
        var json = new JsonObject
        {
            ["estimate"] = n.List("estimate", fits.Select(f => f.Pooled.Estimate)),
            ["se"] = n.List("se", fits.Select(f => f.Pooled.StandardError)),
            ["zval"] = n.List("zval", fits.Select(f => f.Pooled.Statistic)),
            ["pval"] = n.List("pval", fits.Select(f => f.Pooled.P)),
            ["ci_lb"] = n.List("ci_lb", fits.Select(f => f.Pooled.Interval.Lower)),
            ["ci_ub"] = n.List("ci_ub", fits.Select(f => f.Pooled.Interval.Upper)),
            ["Q"] = n.List("Q", fits.Select(f => f.Q)),
            ["Qp"] = n.List("Qp", fits.Select(f => f.QP)),
        };
        if (fits.Any(f => f.Tau2 is not null)) json["tau2"] = n.List("tau2", fits.Select(f => f.Tau2 ?? 0));
        json["I2"] = n.List("I2", fits.Select(f => f.I2));
        json["H2"] = n.List("H2", fits.Select(f => f.H2));
        return json;
    }

    private static JsonObject Cumulated(MetaReport report, CumulativeReport c, Numbers n)
    {
        var json = Series([.. c.Steps.Select(Row)], n);
        json["pvals"] = n.List("pvals", c.Steps.Select(f => f.Pooled.P));
        json["order"] = new JsonArray([.. c.Rows.Select(r => JsonValue.Create(r))]);
        json["study"] = new JsonArray([.. c.Rows.Select(r => JsonValue.Create(report.Names[r]))]);
        return json;
    }

    private static JsonArray Intervals(MetaReport report, Fit fit, Numbers n)
    {
        var list = new JsonArray();
        if (report.QProfile is { } q) list.Add(Interval("QP", fit, q, n));
        if (report.Profile is { } p) list.Add(Interval("PL", fit, p, n));
        return list;
    }

    private static JsonObject Interval(string type, Fit fit, HeterogeneityInterval interval, Numbers n) => new()
    {
        ["type"] = type,
        ["tau2"] = Three("tau2", fit.Tau2, interval.Tau2, 0, n),
        ["tau"] = Three("tau", Math.Sqrt(fit.Tau2), interval.Tau2 is { } t ? new(Math.Sqrt(t.Lower), Math.Sqrt(t.Upper)) : null, 0, n),
        ["I2"] = Three("I2", fit.I2, interval.I2, 0, n),
        ["H2"] = Three("H2", fit.H2, interval.H2, 1, n),
        ["ci_null"] = interval.Tau2 is null,
    };

    /// <summary>An empty interval has the least value for both ends, as the field writes it; <c>ci_null</c> says that it is empty.</summary>
    private static JsonArray Three(string name, double estimate, Interval? interval, double least, Numbers n) =>
        [n.One(name, estimate), n.One(name, interval?.Lower ?? least), n.One(name, interval?.Upper ?? least)];

    private static JsonObject Counts(StratifiedReport counts, Numbers n)
    {
        var f = counts.Fit;
        var json = new JsonObject
        {
            ["beta"] = n.One("beta", f.Pooled.Estimate),
            ["se"] = n.One("se", f.Pooled.StandardError),
            ["stat"] = n.One("stat", f.Pooled.Statistic),
            ["pval"] = n.One("pval", f.Pooled.P),
            ["ci_lb"] = n.One("ci_lb", f.Pooled.Interval.Lower),
            ["ci_ub"] = n.One("ci_ub", f.Pooled.Interval.Upper),
            ["QE"] = n.One("QE", f.Q),
            ["QEp"] = n.One("QEp", f.QP),
            ["QEdf"] = f.QDf,
            ["I2"] = n.One("I2", f.I2),
            ["H2"] = n.One("H2", f.H2),
        };
        if (counts.Association is { } a) (json["MH"], json["MHp"]) = (n.One("MH", a.Statistic), n.One("MHp", a.P));
        if (counts.Homogeneity is { } t) (json["TA"], json["TAp"]) = (n.One("TA", t.Statistic), n.One("TAp", t.P));
        return json;
    }

    private static JsonObject Groups(MetaReport report, SubgroupAnalysis groups, Numbers n) => new()
    {
        ["by"] = report.Request.Subgroup,
        ["groups"] = new JsonArray([.. groups.Groups.Select(g => new JsonObject
        {
            ["level"] = g.Label,
            ["k"] = g.Fit.K,
            ["beta"] = n.One("beta", g.Fit.Pooled.Estimate),
            ["se"] = n.One("se", g.Fit.Pooled.StandardError),
            ["pval"] = n.One("pval", g.Fit.Pooled.P),
            ["ci_lb"] = n.One("ci_lb", g.Fit.Pooled.Interval.Lower),
            ["ci_ub"] = n.One("ci_ub", g.Fit.Pooled.Interval.Upper),
            ["tau2"] = n.One("tau2", g.Fit.Tau2),
            ["I2"] = n.One("I2", g.Fit.I2),
            ["QE"] = n.One("QE", g.Fit.Q),
            ["QEp"] = n.One("QEp", g.Fit.QP),
        })]),
        ["between"] = groups.Between is { } b ? new JsonObject { ["Q"] = n.One("Q", b.Statistic), ["df"] = b.Df1, ["p"] = n.One("p", b.P) } : null,
    };

    private static JsonObject Asymmetry(string model, AsymmetryTest test, Numbers n) => new()
    {
        ["model"] = model,
        ["predictor"] = "sei",
        ["stat"] = n.One("stat", test.Slope.Statistic),
        ["df"] = double.IsInfinity(test.Slope.DegreesOfFreedom) ? null : test.Slope.DegreesOfFreedom,
        ["pval"] = n.One("pval", test.Slope.P),
        ["est"] = test.Limit is { } limit ? n.One("est", limit.Estimate) : null,
        ["ci_lb"] = test.Limit is { } lower ? n.One("ci_lb", lower.Interval.Lower) : null,
        ["ci_ub"] = test.Limit is { } upper ? n.One("ci_ub", upper.Interval.Upper) : null,
        ["beta"] = n.List("beta", test.Fit.Coefficients.Select(c => c.Estimate)),
        ["se"] = n.List("se", test.Fit.Coefficients.Select(c => c.StandardError)),
        ["tau2"] = n.One("tau2", test.Fit.Tau2),
    };

    private static JsonObject Filled(MetaReport report, TrimAndFillResult filled, Numbers n) => new()
    {
        ["estimator"] = report.Request.TrimAndFill.ToString(),
        ["k0"] = filled.Missing,
        ["se_k0"] = n.One("se_k0", filled.MissingStandardError),
        ["side"] = filled.MissingOnTheRight ? "right" : "left",
        ["settled"] = filled.Settled,
        ["k"] = filled.Fit.K,
        ["beta"] = n.One("beta", filled.Fit.Pooled.Estimate),
        ["se"] = n.One("se", filled.Fit.Pooled.StandardError),
        ["stat"] = n.One("stat", filled.Fit.Pooled.Statistic),
        ["pval"] = n.One("pval", filled.Fit.Pooled.P),
        ["ci_lb"] = n.One("ci_lb", filled.Fit.Pooled.Interval.Lower),
        ["ci_ub"] = n.One("ci_ub", filled.Fit.Pooled.Interval.Upper),
        ["tau2"] = n.One("tau2", filled.Fit.Tau2),
        ["I2"] = n.One("I2", filled.Fit.I2),
        ["QE"] = n.One("QE", filled.Fit.Q),
        ["QEp"] = n.One("QEp", filled.Fit.QP),
        ["filled_yi"] = n.List("filled_yi", filled.Filled.Select(f => f.Estimate)),
        ["filled_vi"] = n.List("filled_vi", filled.Filled.Select(f => f.Variance)),
    };

    private static JsonObject FailSafe(long number) => new() { ["fsnum"] = number };

    private static JsonObject Influenced(IReadOnlyList<StudyInfluence> studies, Numbers n) => new()
    {
        ["rstudent"] = n.List("rstudent", studies.Select(s => s.Deleted.Z)),
        ["dffits"] = n.List("dffits", studies.Select(s => s.Dffits)),
        ["cook_d"] = n.List("cook_d", studies.Select(s => s.Cook)),
        ["cov_r"] = n.List("cov_r", studies.Select(s => s.CovarianceRatio)),
        ["tau2_del"] = n.List("tau2_del", studies.Select(s => s.Tau2Without)),
        ["QE_del"] = n.List("QE_del", studies.Select(s => s.QWithout)),
        ["hat"] = n.List("hat", studies.Select(s => s.Hat)),
        ["weight"] = n.List("weight", studies.Select(s => s.Weight)),
        ["dfbs"] = new JsonArray([.. Enumerable.Range(0, studies[0].Dfbetas.Count).Select(c => n.List("dfbs", studies.Select(s => s.Dfbetas[c])))]),
        ["is_infl"] = new JsonArray([.. studies.Select(s => JsonValue.Create(s.IsInfluential))]),
    };

    private static JsonObject Predicted(IReadOnlyList<Prediction> predictions, Numbers n) => new()
    {
        ["pred"] = n.List("pred", predictions.Select(p => p.Estimate)),
        ["se"] = n.List("se", predictions.Select(p => p.StandardError)),
        ["ci_lb"] = n.List("ci_lb", predictions.Select(p => p.Confidence.Lower)),
        ["ci_ub"] = n.List("ci_ub", predictions.Select(p => p.Confidence.Upper)),
        ["pi_lb"] = n.List("pi_lb", predictions.Select(p => p.Range.Lower)),
        ["pi_ub"] = n.List("pi_ub", predictions.Select(p => p.Range.Upper)),
    };

    private static JsonObject Best(IReadOnlyList<BestPrediction> best, Numbers n) => new()
    {
        ["pred"] = n.List("pred", best.Select(p => p.Estimate)),
        ["se"] = n.List("se", best.Select(p => p.StandardError)),
        ["pi_lb"] = n.List("pi_lb", best.Select(p => p.Interval.Lower)),
        ["pi_ub"] = n.List("pi_ub", best.Select(p => p.Interval.Upper)),
    };
}
