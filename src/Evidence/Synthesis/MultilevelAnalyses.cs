using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Evidence.Synthesis;

/// <summary>Pools a table with random effects for what estimates have in common, and what else was asked for.</summary>
internal static class MultilevelAnalyses
{
    public static MetaReport Of(MetaReport report, Warnings warnings, CancellationToken cancel)
    {
        var request = report.Request;
        var design = request.Moderators is { } formula ? PoolTable.Design(report, formula, warnings) : null;
        double[] y = [.. report.Effects.Select(e => e.Estimate)], v = [.. report.Effects.Select(e => e.Variance)];
        var terms = MultilevelFormula.Terms(report.Table, [.. request.Random.Select(RandomFormula.Parse)], Covariances(request.Structure));
        var fit = MultilevelModel.Fit(y, v, design, terms, new() { Method = request.Method, Test = request.Test, Level = request.Level });
        warnings.LeftOut(fit.LeftOut, report.Names);
        foreach (var warning in fit.Warnings) warnings.Add("random-effects", warning);
        if (!fit.Converged) warnings.Add("not-converged", FormattableString.Invariant($"The search for the greatest likelihood did not end at a maximum within {fit.Iterations} steps; the best point seen is given. The data may say too little about some variance or correlation."));
        Unsuited(request, warnings);
        report = report with { Multilevel = fit };
        if (request.Predict) report = report with { Predictions = Predicted(fit) };
        cancel.ThrowIfCancellationRequested();
        if (request.Intervals && warnings.Try("confint", () => ProfileIntervals.Of(fit, request.Level), out var intervals)) report = report with { ComponentIntervals = intervals };
        cancel.ThrowIfCancellationRequested();
        if (request.Cluster is { } column && warnings.Try("robust", () => Robust(fit, Clusters(report, fit, column), warnings), out var robust)) report = report with { Robust = robust };
        if (request.LeaveOneOut && warnings.Try("leave1out", () => LeaveClusterOut.Of(fit, Clusters(report, fit, request.Cluster ?? OutermostColumn(request))), out var others)) report = report with { ClustersLeftOut = others };
        return report;
    }

    /// <summary>One prediction where one is enough; otherwise one a level of an inner factor with variances of its own, or with moderators one a row.</summary>
    private static Prediction[] Predicted(MultilevelFit fit)
    {
        if (fit.Prediction is not null) return [fit.Predict([1])];
        string[] levels = [.. fit.Components.Where(c => c.Kind == ComponentKind.Tau2).SelectMany(c => c.Levels)];
        return fit.Moderators is null && levels.Length > 0 && levels.Distinct(StringComparer.Ordinal).Count() == levels.Length ? [.. levels.Select(l => fit.Predict([1], l))] : [.. Enumerable.Range(0, fit.K).Select(fit.PredictRow)];
    }

    /// <summary>The structures of a list such as <c>UN</c> or <c>UN,CS</c>.</summary>
    private static BetweenCovariance[] Covariances(string structure) =>
        [.. structure.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(s => Enum.TryParse<BetweenCovariance>(s, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(s[0]) ? kind : throw new ArgumentException($"There is no structure '{s}'. Known are {string.Join(" ", Enum.GetNames<BetweenCovariance>())}.", nameof(structure)))];

    private static string OutermostColumn(MetaRequest request) => RandomFormula.Parse(request.Random[0]).Groups[0];

    private static string[] Clusters(MetaReport report, MultilevelFit fit, string column)
    {
        var cells = report.Table[column].Cells;
        return [.. fit.Rows.Select(r => cells[r] ?? throw new ArgumentException(FormattableString.Invariant($"Row {r + 1} has no cluster in column '{column}'."), nameof(column)))];
    }

    private static (RobustFit Default, RobustFit Unadjusted, RobustFit? SmallSample) Robust(MultilevelFit fit, string[] clusters, Warnings warnings)
    {
        RobustFit plain = MultilevelRobust.Of(fit, clusters, RobustKind.CR1), unadjusted = MultilevelRobust.Of(fit, clusters, RobustKind.CR0);
        return (plain, unadjusted, warnings.Try("robust-CR2", () => MultilevelRobust.Of(fit, clusters), out var small) ? small : null);
    }

    private static void Unsuited(MetaRequest request, Warnings warnings)
    {
        string[] asked =
        [
            .. new (bool Asked, string Option)[]
            {
                (request.Subgroup is not null, "subgroups"), (request.Weights is not null, "given weights"), (request.Cumulative, "cumulative pooling"), (request.Egger, "Egger's test"),
                (request.RankTest, "the rank test"), (request.TrimAndFill is not null, "trim and fill"), (request.Influence, "influence"), (request.BestPredictions, "best predictions"),
                (request.FailSafe, "fail-safe numbers"), (request.HenmiCopas, "Henmi and Copas"), (request.ExcessSignificance, "excess significance"), (request.PetPeese, "PET-PEESE"), (request.Permutations is not null, "permutation tests"), (request.TauPrior is not null, "a Bayesian analysis"),
            }.Where(o => o.Asked).Select(o => o.Option),
        ];
        if (asked.Length > 0) warnings.Add("not-for-multilevel", $"Not done, because they take estimates for independent: {string.Join(", ", asked)}.");
    }
}
