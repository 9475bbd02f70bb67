namespace Equipoise.Statistics.LinearModels;

/// <summary>Covariance parameters to start a climb from.</summary>
internal static class Starts
{
    /// <summary>The variance that ordinary least squares leaves, shared equally among the terms, nearly uncorrelated.</summary>
    public static double[] Plain(GaussianModel model) => Shared(model, [.. Enumerable.Repeat(1.0 / model.Terms.Count, model.Terms.Count)]);

    /// <summary>The same, with a given share for every term.</summary>
    public static double[] Shared(GaussianModel model, ReadOnlySpan<double> shares)
    {
        var variance = Variance(model);
        var natural = new double[model.ParameterCount];
        for (var t = 0; t < model.Terms.Count; t++)
        {
            var (from, count) = model.Parameters(t).GetOffsetAndLength(natural.Length);
            var levels = model.ScalesOf(t);
            for (var l = 0; l < levels.Length; l++) levels[l] *= shares[t] * variance;
            model.Terms[t].Structure.Start(levels, natural.AsSpan(from, count));
        }

        return natural;
    }

    /// <summary>
    /// Several starts where a likelihood may have more than one maximum. With one term only: the covariances that residuals show, and what the
    /// structure knows besides. With several: equal shares of the variance.
    /// </summary>
    public static IReadOnlyList<double[]> Several(GaussianModel model)
    {
        if (model.Terms is not [var only]) return [Plain(model)];
        var natural = new double[model.ParameterCount];
        if (!only.Structure.TryStart(Moments(model, only), natural)) return [Plain(model)];
        return [natural, .. only.Structure.Alternatives(natural)];
    }

    /// <summary>Starts for a second look, after a first climb ended on the edge of the possible.</summary>
    public static IReadOnlyList<double[]> Further(GaussianModel model)
    {
        var count = model.Terms.Count;
        if (count == 1) return [Plain(model)];
        return [.. Enumerable.Range(0, count).Select(large => Shared(model, [.. Enumerable.Range(0, count).Select(t => t == large ? 0.9 : 0.1 / (count - 1))]))];
    }

    /// <summary>Mean products of the residuals of two levels within groups.</summary>
    private static double[] Moments(GaussianModel model, CovarianceTerm term)
    {
        var size = term.Structure.Size;
        double[] sums = new double[size * size], counts = new double[size * size];
        foreach (var group in Enumerable.Range(0, model.N).GroupBy(i => term.Row(i)[0].Group))
        {
            var rows = group.ToArray();
            foreach (var i in rows)
            {
                foreach (var k in rows)
                {
                    var cell = (term.Row(i)[0].Level * size) + term.Row(k)[0].Level;
                    sums[cell] += model.Residuals[i] * model.Residuals[k];
                    counts[cell]++;
                }
            }
        }

        var correction = (double)model.N / Math.Max(1, model.N - model.P);
        for (var c = 0; c < sums.Length; c++) sums[c] = counts[c] > 0 ? sums[c] / counts[c] * correction : double.NaN;
        return sums;
    }

    /// <summary>Residual variance of ordinary least squares.</summary>
    public static double Variance(GaussianModel model) => Rows.Dot(model.Residuals, model.Residuals) / Math.Max(1, model.N - model.P);
}
