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

    /// <summary>Residual variance of ordinary least squares.</summary>
    public static double Variance(GaussianModel model) => Rows.Dot(model.Residuals, model.Residuals) / Math.Max(1, model.N - model.P);
}
