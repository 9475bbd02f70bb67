using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Synthesis;

/// <summary>Pools a table of studies: effects, model, and what else was asked for.</summary>
public static class PoolTable
{
    /// <summary>Pools it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="request">What is to be done.</param>
    /// <param name="progress">Told how far a long computation is, 0 to 1.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">It cannot be done at all; the message is a sentence for the person who asked.</exception>
    public static MetaReport Run(Table table, MetaRequest request, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Random.Count > 0 && request.Model != PoolingModel.InverseVariance) throw new ArgumentException("Random effects of several levels are for pooling by inverse variance, not for Mantel–Haenszel, Peto or models of counts.", nameof(request));
        var warnings = new Warnings();
        var measure = Chosen(table, request, warnings);
        var report = new MetaReport
        {
            Request = request,
            Table = table,
            Measure = measure,
            Names = Tables.TableText.Names(table),
            Effects = measure.Compute(table, request.Effects),
        };
        report = request.Model switch
        {
            PoolingModel.InverseVariance when request.Random.Count > 0 => MultilevelAnalyses.Of(report, warnings, cancel),
            PoolingModel.InverseVariance => FurtherAnalyses.Of(Fitted(report, warnings), warnings, progress, cancel),
            PoolingModel.Counts => ModelCounts.Of(report, warnings),
            _ => PoolCounts.Of(report, warnings),
        };
        return report with { Warnings = warnings.All };
    }

    private static Measure Chosen(Table table, MetaRequest request, Warnings warnings)
    {
        if (request.Measure is { } name)
        {
            return Measures.Find(name) ?? throw new ArgumentException($"There is no measure '{name}'. Known are {string.Join(" ", Measures.All.Select(m => m.Name))}.", nameof(request));
        }

        var possible = Measures.For(table);
        if (possible.Any(m => m.Name == "GEN")) return Measures.Find("GEN")!;
        if (possible.Count == 1)
        {
            warnings.Add("measure-assumed", $"No measure was named; the columns fit {possible[0].Name} ({possible[0].Label}) only.");
            return possible[0];
        }

        throw new ArgumentException(
            possible.Count == 0
                ? $"The columns ({string.Join(" ", table.Columns.Select(c => c.Name))}) do not fit any effect measure. Ready estimates are yi with vi or sei; events in two groups are ai bi ci di, or ai n1i ci n2i; means are m1i sd1i n1i m2i sd2i n2i."
                : $"Which measure? The columns fit {string.Join(" ", possible.Select(m => m.Name))}.",
            nameof(request));
    }

    private static MetaReport Fitted(MetaReport report, Warnings warnings)
    {
        var request = report.Request;
        double[] y = [.. report.Effects.Select(e => e.Estimate)], v = [.. report.Effects.Select(e => e.Variance)];
        var options = new PoolingOptions { Method = request.Method, Test = request.Test, Level = request.Level };
        if (request.Test is TestKind.KnappHartung or TestKind.KnappHartungAdHoc && request.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE)
            warnings.Add("knha-equal-effects", "Knapp and Hartung's test is meant for models with variance between true effects.");
        Fit fit;
        if (request.Moderators is { } formula)
        {
            var design = Design(report, formula, warnings);
            fit = MetaRegression.Fit(y, v, design, options);
        }
        else
        {
            fit = MetaAnalysis.Fit(y, v, options);
        }

        if (fit.Coefficients.Any(c => !double.IsFinite(c.Estimate) || !double.IsFinite(c.StandardError))) throw new ArgumentException("The effects or variances are too large or too small to be pooled in this unit. Use another unit of measurement.", nameof(report));
        warnings.LeftOut(fit.LeftOut, report.Names);
        if (fit.K == 1) warnings.Add("one-study", "There is one study only; nothing was pooled, and τ² cannot be estimated.");
        if (!fit.Converged) warnings.Add("not-converged", FormattableString.Invariant($"The search for τ² did not end within {fit.Evaluations} evaluations; the best value seen is given."));
        return report with { Fit = fit };
    }

    internal static DesignMatrix Design(MetaReport report, string formula, Warnings warnings)
    {
        var matrix = ModelMatrix.Of(Formula.Parse(formula), report.Table, i => report.Effects[i].IsComplete && report.Effects[i].Variance > 0);
        var (design, dropped) = IndependentColumns.Of(matrix.For(report.Table));
        if (dropped.Count > 0) warnings.Add("redundant-moderator", $"Left out, because they say nothing that the other moderators do not: {string.Join(", ", dropped)}.");
        return design;
    }
}
