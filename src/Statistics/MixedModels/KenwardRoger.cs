using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.MixedModels;

/// <summary>
/// Kenward and Roger (1997): the covariance of the coefficients is enlarged for the uncertainty of the covariance parameters, and F is scaled and
/// given degrees of freedom so that its first two moments fit. Derivatives are by the natural parameters; for structures linear in them the second
/// derivatives vanish. Kenward MG, Roger JH (1997). Biometrics 53:983–997. doi:10.2307/2533558.
/// </summary>
internal sealed class KenwardRoger : Inference
{
    private readonly double[] adjusted;
    private readonly double[] spread;

    public KenwardRoger(MixedModelOptions options, GaussianFit fit)
        : base(options, fit, double.NaN)
    {
        spread = PseudoInverse.Of(fit.Likelihood.Expected, fit.Model.Units);
        adjusted = Adjusted();
    }

    public override double[] Covariance => adjusted;

    protected override double Df(double[] weights) => Df([weights]).Df;

    protected override (double Df, double Factor) Df(IReadOnlyList<double[]> rows)
    {
        int l = rows.Count, q = Fit.Model.ParameterCount;
        var middle = Restricted(Fit.Covariance, rows);
        Symmetric.Invert(middle, l, new double[l * l]);
        var parts = new double[q][];
        var traces = new double[q];
        for (var j = 0; j < q; j++)
        {
            parts[j] = new double[l * l];
            Symmetric.Multiply(middle, Restricted(Fit.CovarianceSlopes[j], rows), l, parts[j]);
            for (var i = 0; i < l; i++) traces[j] += parts[j][(i * l) + i];
        }

        double a1 = 0, a2 = 0;
        for (var j = 0; j < q; j++)
        {
            for (var k = 0; k < q; k++)
            {
                var w = spread[(j * q) + k];
                a1 += w * traces[j] * traces[k];
                for (var i = 0; i < l; i++)
                {
                    for (var m = 0; m < l; m++) a2 += w * parts[j][(i * l) + m] * parts[k][(m * l) + i];
                }
            }
        }

        return Matched(a1, a2, l);
    }

    /// <summary>The scale and degrees of freedom with which F has its approximate mean and variance (section 3 of the paper).</summary>
    private static (double Df, double Factor) Matched(double a1, double a2, int l)
    {
        if (!(a2 > 0)) return (double.PositiveInfinity, 1);
        if (l == 1) return (2 / a2, 1);
        double b = (a1 + (6 * a2)) / (2 * l), g = (((l + 1) * a1) - ((l + 4) * a2)) / ((l + 2) * a2);
        double below = (3 * l) + (2 * (1 - g)), c1 = g / below, c2 = (l - g) / below, c3 = (l + 2 - g) / below;
        double mean = 1 / (1 - (a2 / l)), variance = 2.0 / l * (1 + (c1 * b)) / ((1 - (c2 * b)) * (1 - (c2 * b)) * (1 - (c3 * b)));
        var ratio = variance / (2 * mean * mean);
        var df = 4 + ((l + 2) / ((l * ratio) - 1));
        return (df, df / (mean * (df - 2)));
    }

    private double[] Restricted(double[] matrix, IReadOnlyList<double[]> rows)
    {
        var l = rows.Count;
        var result = new double[l * l];
        for (var i = 0; i < l; i++)
        {
            for (var k = 0; k < l; k++) result[(i * l) + k] = Form(matrix, rows[i], rows[k]);
        }

        return result;
    }

    /// <summary>Φ + 2Φ{Σ w_jk (Q_jk − P_jΦP_k − ¼R_jk)}Φ.</summary>
    private double[] Adjusted()
    {
        var (model, likelihood) = (Fit.Model, Fit.Likelihood);
        int p = model.P, q = model.ParameterCount, c = p + 1;
        double[] all = new double[c * c], inside = new double[p * p], weighted = new double[p * p], around = new double[p * p];
        foreach (var pattern in model.Patterns) AddPattern(pattern, all, c);
        for (var i = 0; i < p; i++) all.AsSpan(i * c, p).CopyTo(inside.AsSpan(i * p));
        for (var j = 0; j < q; j++)
        {
            Array.Clear(weighted);
            for (var k = 0; k < q; k++) Rows.AddScaled(weighted, spread[(j * q) + k], likelihood.Slopes[k]);
            Symmetric.Multiply(likelihood.Slopes[j], likelihood.Covariance, p, around);
            var product = new double[p * p];
            Symmetric.Multiply(around, weighted, p, product);
            Rows.AddScaled(inside, -1, product);
        }

        var extra = model.Basis.Back(Fit.Around(likelihood.Covariance, inside), p);
        var result = (double[])Fit.Covariance.Clone();
        Rows.AddScaled(result, 2, extra);
        return result;
    }

    /// <summary>Adds Σ w_jk X'W(V_jWV_k − ¼V_jk)WX over the blocks of a pattern.</summary>
    private void AddPattern(BlockPattern pattern, double[] sum, int columns)
    {
        int n = pattern.Size, n2 = n * n, q = Fit.Model.ParameterCount;
        double[] weighted = new double[n2], half = new double[n2], product = new double[n2], inner = new double[n2];
        for (var j = 0; j < q; j++)
        {
            Array.Clear(weighted);
            pattern.AddDerivatives(spread.AsSpan(j * q, q), weighted);
            Symmetric.Multiply(pattern.Inverse, weighted, n, half);
            if (pattern.TryMultiply(j, half, n, product)) Rows.AddScaled(inner, 1, product);
        }

        double[] quarter = [.. spread.Select(w => -w / 4)];
        pattern.AddSecondDerivatives(quarter, inner);
        Symmetric.Multiply(pattern.Inverse, inner, n, half);
        Symmetric.Multiply(half, pattern.Inverse, n, product);
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) product[(i * n) + k] = product[(k * n) + i] = (product[(i * n) + k] + product[(k * n) + i]) / 2;
        }

        pattern.Moments.AddInner(product, sum, new double[columns * columns]);
    }
}
