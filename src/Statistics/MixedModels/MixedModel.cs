using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.MixedModels;

/// <summary>
/// Linear mixed models and models for repeated measures: y = Xβ + Zb + e with normal random effects b and residuals e that may be correlated
/// within subjects. Missing visits are simply absent rows; the fit is unbiased if they are missing at random.
/// </summary>
/// <remarks>
/// Laird NM, Ware JH (1982). Biometrics 38:963–974. doi:10.2307/2529876. Pinheiro JC, Bates DM (2000). Mixed-Effects Models in S and S-PLUS.
/// Springer. doi:10.1007/b98882.
/// </remarks>
public static class MixedModel
{
    /// <summary>Fits a model.</summary>
    /// <param name="y">Response, one a row; NaN is missing.</param>
    /// <param name="x">Model matrix of the fixed effects, one row a row; NaN is missing.</param>
    /// <param name="options">Random effects, residual covariance, likelihood, degrees of freedom.</param>
    /// <exception cref="ArgumentException">
    /// Lists differ in length, a number is infinite, there are not more rows than coefficients, columns depend on each other, a subject has a visit
    /// twice, a random effect has one group, as many as rows, or nothing that the fixed effects do not have, or the fixed effects fit the response without error, or its residuals are below 1e-60 or above 1e60.
    /// </exception>
    public static MixedFit Fit(ReadOnlySpan<double> y, DesignMatrix x, MixedModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        options ??= new();
        if (options is { DegreesOfFreedom: DegreesOfFreedom.KenwardRoger, Method: LikelihoodMethod.ML }) throw new ArgumentException("Kenward and Roger's degrees of freedom are for REML, not for ML.", nameof(options));
        Level.Tail(options.Level);
        var rows = new ModelRows(y, x, options);
        var model = rows.Model();
        RefusePerfect(model, rows.Y);
        for (var t = 0; t < options.Random.Count; t++) RefuseConfounded(model, model.Terms[t]);
        var likelihood = new GaussianLikelihood(model, options.Method == LikelihoodMethod.REML);
        return new(options, rows, new GaussianFit(likelihood, Maximisation.Run(likelihood)));
    }

    /// <summary>Fits a model that is given by formulas. Rows in which a column that it needs is missing are left out.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="formula">Fixed and random effects and the covariance of residuals.</param>
    /// <param name="options">Likelihood, degrees of freedom, level; random effects in it are added to those of the formula.</param>
    /// <exception cref="ArgumentException">A formula cannot be read, a column does not exist or is not numeric, or the model cannot be fitted (see the other overload).</exception>
    public static MixedFit Fit(Table table, MixedModelFormula formula, MixedModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(formula);
        var (y, matrix, whole) = formula.For(table, options ?? new());
        var fit = Fit(y, matrix.For(table), whole);
        fit.Source = (matrix, table);
        return fit;
    }

    /// <summary>Random effects whose every column is a combination of the fixed effects leave the likelihood flat.</summary>
    private static void RefuseConfounded(GaussianModel model, CovarianceTerm term)
    {
        var parts = new Dictionary<(int Group, int Level), (double Squares, double[] Explained)>();
        for (var i = 0; i < model.N; i++)
        {
            foreach (var (group, level, weight) in term.Row(i))
            {
                if (!parts.TryGetValue((group, level), out var part)) part = (0, new double[model.P]);
                Rows.AddScaled(part.Explained, weight, model.Basis.Basis.AsSpan(i * model.P, model.P));
                parts[(group, level)] = (part.Squares + (weight * weight), part.Explained);
            }
        }

        if (parts.Values.Any(p => p.Squares - Rows.Dot(p.Explained, p.Explained) > 1e-10 * p.Squares)) return;
        throw new ArgumentException($"The random effects of '{term.Name}' cannot be told from the fixed effects, which differ between all its groups already: leave out the one or the other.", nameof(term));
    }

    private static void RefusePerfect(GaussianModel model, double[] y)
    {
        var size = Math.Sqrt(Rows.Dot(y, y));
        if (Math.Sqrt(Rows.Dot(model.Residuals, model.Residuals)) <= 1e-12 * size || size == 0) throw new ArgumentException("The fixed effects fit the response without any error (or it never differs), so that there is no variance to estimate.", nameof(y));
        if (Math.Sqrt(Starts.Variance(model)) is < 1e-60 or > 1e60) throw new ArgumentException("The response is too small or too large to square: use another unit.", nameof(y));
    }
}
