using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Statistics.Multilevel;

/// <summary>
/// Test of a model against one that it contains. When a variance is tested to be 0, on the edge of what is possible, the p-value is conservative
/// (about twice the true one).
/// </summary>
/// <remarks>Self SG, Liang KY (1987). Journal of the American Statistical Association 82:605–610. doi:10.1080/01621459.1987.10478472.</remarks>
/// <param name="Statistic">Twice the difference of the log likelihoods, not below 0.</param>
/// <param name="Df">Difference in the number of parameters.</param>
/// <param name="P">By the chi-square distribution, 0 to 1.</param>
public readonly record struct LikelihoodRatio(double Statistic, int Df, double P)
{
    /// <summary>Compares two fits to the same rows.</summary>
    /// <param name="full">The larger model.</param>
    /// <param name="reduced">The smaller one.</param>
    /// <exception cref="ArgumentException">Other rows, another method, with REML other moderators, or not fewer parameters.</exception>
    public static LikelihoodRatio Of(MultilevelFit full, MultilevelFit reduced)
    {
        ArgumentNullException.ThrowIfNull(full);
        ArgumentNullException.ThrowIfNull(reduced);
        if (!full.Data.Y.AsSpan().SequenceEqual(reduced.Data.Y)) throw new ArgumentException("The two models were fitted to different estimates.", nameof(reduced));
        var isMl = full.Options.Method == HeterogeneityMethod.ML;
        if (isMl != (reduced.Options.Method == HeterogeneityMethod.ML)) throw new ArgumentException("One model was fitted by ML and the other by REML.", nameof(reduced));
        if (!isMl && !SameModerators(full, reduced)) throw new ArgumentException("Models with different moderators are compared by ML: a restricted likelihood depends on the moderators.", nameof(reduced));
        var df = full.ParameterCount - reduced.ParameterCount;
        if (df <= 0) throw new ArgumentException(FormattableString.Invariant($"The larger model has {full.ParameterCount} parameters, the smaller {reduced.ParameterCount}."), nameof(reduced));
        var statistic = Math.Max(0, 2 * (full.Statistics.LogLikelihood - reduced.Statistics.LogLikelihood));
        return new(statistic, df, ChiSquare.Upper(statistic, df));
    }

    private static bool SameModerators(MultilevelFit one, MultilevelFit other)
    {
        if (one.P != other.P) return false;
        for (var i = 0; i < one.K; i++)
        {
            if (!one.Data.X.Row(i).SequenceEqual(other.Data.X.Row(i))) return false;
        }

        return true;
    }
}
