using Equipoise.Statistics.Bayesian;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Evidence.Synthesis;

/// <summary>What was asked for beside the model.</summary>
internal static class FurtherAnalyses
{
    public static MetaReport Of(MetaReport report, Warnings warnings, IProgress<double>? progress, CancellationToken cancel)
    {
        var fit = report.Fit!;
        report = Heterogeneity(report, fit, warnings);
        cancel.ThrowIfCancellationRequested();
        report = Robustness(report, fit, warnings);
        cancel.ThrowIfCancellationRequested();
        report = SmallStudies(report, fit, warnings);
        return Permuted(report, fit, warnings, progress, cancel);
    }

    private static MetaReport Heterogeneity(MetaReport report, Fit fit, Warnings warnings)
    {
        var request = report.Request;
        if (fit.QDf > 0 && request.Method is not (HeterogeneityMethod.EE or HeterogeneityMethod.FE) && warnings.Try("q-profile", () => HeterogeneityIntervals.QProfile(fit, request.Level), out var q)) report = report with { QProfile = q };
        if (request.Intervals && request.Method is HeterogeneityMethod.ML or HeterogeneityMethod.REML && fit.QDf > 0 && warnings.Try("profile-likelihood", () => HeterogeneityIntervals.ProfileLikelihood(fit, request.Level), out var p)) report = report with { Profile = p };
        if (request.Subgroup is { } column && warnings.Try("subgroups", () => Subgroups.Of(Estimates(report), Variances(report), report.Table[column].Cells, fit.Options), out var groups)) report = report with { Subgroups = groups };
        if (request.Weights is { } weights && warnings.Try("weights", () => GivenWeights.Of(fit, [.. fit.Rows.Select(r => report.Table[weights].Numbers[r])]), out var weighted)) report = report with { Weighted = weighted };
        if (request.Cluster is { } clusters && warnings.Try("robust", () => Robust(report, fit, clusters), out var robust)) report = report with { Robust = robust };
        if (request.TauPrior is { } tau && warnings.Try("bayes", () => Bayes(report, fit, tau), out var bayes)) report = report with { Bayesian = bayes };
        if (request.HenmiCopas && warnings.Try("hc", () => HenmiCopas.Of(fit), out var hc)) report = report with { HenmiCopas = hc };
        return report;
    }

    private static BayesianFit Bayes(MetaReport report, Fit fit, TauPrior tau)
    {
        if (fit.Design is not null) throw new ArgumentException("A Bayesian analysis has no moderators.", nameof(fit));
        return BayesianMetaAnalysis.Fit([.. fit.StudyEstimates], [.. fit.StudyVariances], tau, report.Request.MuPrior);
    }

    private static (RobustFit Default, RobustFit Unadjusted, RobustFit? SmallSample) Robust(MetaReport report, Fit fit, string column)
    {
        var cells = report.Table[column].Cells;
        string[] clusters = [.. fit.Rows.Select(r => cells[r] ?? throw new ArgumentException(FormattableString.Invariant($"Row {r + 1} has no cluster in column '{column}'."), nameof(column)))];
        return (ClusterRobust.Of(fit, clusters, RobustKind.CR1), ClusterRobust.Of(fit, clusters, RobustKind.CR0), ClusterRobust.Of(fit, clusters, RobustKind.CR2));
    }

    private static MetaReport Permuted(MetaReport report, Fit fit, Warnings warnings, IProgress<double>? progress, CancellationToken cancel)
    {
        if (report.Request.Permutations is not { } most) return report;
        var options = new PermutationOptions { Most = most > 0 ? most : PermutationOptions.Default.Most, Seed = report.Request.Seed };
        return warnings.Try("permutest", () => PermutationTest.Of(fit, options, progress, cancel), out var permuted) ? report with { Permutation = permuted } : report;
    }

    private static MetaReport Robustness(MetaReport report, Fit fit, Warnings warnings)
    {
        var request = report.Request;
        if (request.LeaveOneOut && warnings.Try("leave1out", () => LeaveOneOut.Of(fit), out var loo)) report = report with { LeaveOneOut = loo };
        if (request.Cumulative && warnings.Try("cumul", () => Cumulated(report, fit), out var steps)) report = report with { Cumulative = steps };
        if (request.Influence && warnings.Try("influence", () => Influence.Of(fit), out var influence)) report = report with { Influence = influence };
        if (request.Predict && warnings.Try("predict", () => Predicted(fit), out var predicted)) report = report with { Predictions = predicted };
        if (request.BestPredictions && warnings.Try("blup", () => BestPredictions.Of(fit), out var best)) report = report with { BestPredictions = best };
        return report;
    }

    private static MetaReport SmallStudies(MetaReport report, Fit fit, Warnings warnings)
    {
        var request = report.Request;
        if (request.Egger && warnings.Try("regtest", () => (EggerTest.ByMetaRegression(fit), EggerTest.Classical(fit)), out var egger)) report = report with { Egger = egger };
        if (request.RankTest && warnings.Try("ranktest", () => RankTest.Of(fit), out var rank)) report = report with { RankTest = rank };
        if (request.TrimAndFill is { } estimator && warnings.Try("trimfill", () => TrimAndFill.Of(fit, estimator), out var filled)) report = report with { TrimAndFill = filled };
        if (request.ExcessSignificance && warnings.Try("tes", () => Excess(fit), out var excess)) report = report with { ExcessSignificance = excess };
        if (request.PetPeese && warnings.Try("pet-peese", () => PetPeese.Of(fit), out var pet)) report = report with { PetPeese = pet };
        if (request.FailSafe && warnings.Try("fsn", () => (FailSafeN.Rosenthal(fit), FailSafeN.Orwin(fit), FailSafeN.Rosenberg(fit)), out var safe)) report = report with { FailSafe = safe };
        if (fit.K < 10 && (request.Egger || request.RankTest || request.TrimAndFill is not null)) warnings.Add("few-studies", FormattableString.Invariant($"Tests for small-study effects say little below ten studies; there are {fit.K}."));
        return report;
    }

    /// <summary>Exact where the field's programs are, that is where there are not too many sets of as many significant studies; otherwise by chi-square, with the exact p beside it.</summary>
    private static ExcessReport Excess(Fit fit)
    {
        const double MostSets = 1e6;
        var exact = ExcessSignificance.Of(fit);
        double sets = 0, choices = 1;
        for (var left = 0; left <= fit.K - exact.Observed; left++)
        {
            sets += choices;
            choices *= (double)(fit.K - left) / (left + 1);
        }

        return sets <= MostSets ? new(exact, exact.P, ExcessTestKind.Exact) : new(ExcessSignificance.Of(fit, new() { Test = ExcessTestKind.ChiSquare }), exact.P, ExcessTestKind.ChiSquare);
    }

    private static CumulativeReport Cumulated(MetaReport report, Fit fit)
    {
        double[]? by = report.Request.CumulativeBy is { } column ? [.. fit.Rows.Select(r => report.Table[column].Numbers[r])] : null;
        var (order, steps) = Cumulative.Of(fit, by);
        return new([.. order.Select(i => fit.Rows[i])], steps);
    }

    private static Prediction[] Predicted(Fit fit) =>
        fit.Design is null ? [fit.Predict(1)] : [.. Enumerable.Range(0, fit.K).Select(i => fit.Predict(fit.Design.Row(i)))];

    private static double[] Estimates(MetaReport report) => [.. report.Effects.Select(e => e.Estimate)];

    private static double[] Variances(MetaReport report) => [.. report.Effects.Select(e => e.Variance)];
}
