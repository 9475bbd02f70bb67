using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Synthesis;

/// <summary>Pools counts by a generalised linear mixed model.</summary>
internal static class ModelCounts
{
    public static MetaReport Of(MetaReport report, Warnings warnings)
    {
        var request = report.Request;
        var method = request.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE ? HeterogeneityMethod.EE : HeterogeneityMethod.ML;
        if (method == HeterogeneityMethod.ML && request.Method != HeterogeneityMethod.ML) warnings.Add("ml-for-counts", "Models of counts are fitted by maximum likelihood (ML), or with equal effects (EE).");
        var options = new PoolingOptions { Method = method, Test = request.Test, Level = request.Level };
        var design = request.Moderators is { } formula ? PoolTable.Design(report, formula, warnings) : null;
        var fit = report.Measure.Name switch
        {
            "OR" => GeneralizedMixedModel.OddsRatio(request.CountModel, StudyData.TwoByTwo(report.Table), options, design),
            "IRR" => GeneralizedMixedModel.RateRatio(request.CountModel, StudyData.PersonTime(report.Table), options, design),
            "PLO" => GeneralizedMixedModel.Proportion(StudyData.OneProportion(report.Table), options, design),
            "IRLN" => GeneralizedMixedModel.Rate(StudyData.OneRate(report.Table), options, design),
            _ => throw new ArgumentException($"Models of counts pool OR, IRR, PLO and IRLN, not {report.Measure.Name}.", nameof(report)),
        };
        warnings.LeftOut(fit.LeftOut, report.Names);
        if (!fit.Converged) warnings.Add("not-converged", FormattableString.Invariant($"The search for the maximum did not end within {fit.Iterations} steps; the best point seen is given."));
        return report with { CountModel = fit };
    }
}
