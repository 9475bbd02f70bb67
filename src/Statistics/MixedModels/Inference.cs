using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.MixedModels;

/// <summary>Tests of linear combinations of the coefficients of a mixed model.</summary>
internal class Inference(MixedModelOptions options, GaussianFit fit, double degreesOfFreedom)
{
    /// <summary>Covariance of the coefficients that standard errors are taken from.</summary>
    public virtual double[] Covariance => fit.Covariance;

    protected GaussianFit Fit => fit;

    protected int P => fit.Model.P;

    public static Inference Of(MixedModelOptions options, GaussianFit fit)
    {
        var model = fit.Model;
        return options.DegreesOfFreedom switch
        {
            DegreesOfFreedom.Satterthwaite => new Satterthwaite(options, fit),
            DegreesOfFreedom.KenwardRoger => new KenwardRoger(options, fit),
            DegreesOfFreedom.ResidualLessCovariance => new(options, fit, Math.Max(1, model.N - model.P - model.ParameterCount + 1)),
            DegreesOfFreedom.Normal => new(options, fit, double.PositiveInfinity),
            _ => new(options, fit, model.N - model.P),
        };
    }

    public Coefficient Contrast(string name, double[] weights)
    {
        var distribution = new TestDistribution(Df(weights));
        return distribution.Of(name, Rows.Dot(weights, fit.Coefficients), Math.Sqrt(Math.Max(0, Form(Covariance, weights, weights))), distribution.Critical(options.Level));
    }

    /// <summary>Wald test of rows of weights, of which those that depend on others are left out.</summary>
    public OmnibusTest Test(IReadOnlyList<double[]> combinations)
    {
        var rows = Independent(combinations);
        if (rows.Count == 0) return new(double.NaN, 0, double.NaN, double.NaN);
        int l = rows.Count;
        var middle = new double[l * l];
        for (var i = 0; i < l; i++)
        {
            for (var k = 0; k < l; k++) middle[(i * l) + k] = Form(Covariance, rows[i], rows[k]);
        }

        double[] values = [.. rows.Select(r => Rows.Dot(r, fit.Coefficients))], inverse = (double[])middle.Clone();
        if (double.IsNaN(Symmetric.Invert(inverse, l, new double[l * l]))) return new(double.NaN, l, double.NaN, double.NaN);
        double statistic = 0;
        for (var i = 0; i < l; i++) statistic += values[i] * Rows.Dot(inverse.AsSpan(i * l, l), values);
        var (df, factor) = Df(rows);
        if (double.IsPositiveInfinity(df)) return new(statistic, l, df, ChiSquare.Upper(statistic, l));
        var f = factor * statistic / l;
        return new(f, l, df, FisherF.Upper(f, l, df));
    }

    /// <summary>Degrees of freedom of one combination.</summary>
    protected virtual double Df(double[] weights) => degreesOfFreedom;

    /// <summary>Degrees of freedom of several independent combinations, and what to multiply F by.</summary>
    protected virtual (double Df, double Factor) Df(IReadOnlyList<double[]> rows) => (degreesOfFreedom, 1);

    protected double Form(double[] matrix, double[] left, double[] right)
    {
        double sum = 0;
        for (var i = 0; i < P; i++)
        {
            if (left[i] != 0) sum += left[i] * Rows.Dot(matrix.AsSpan(i * P, P), right);
        }

        return sum;
    }

    private static List<double[]> Independent(IReadOnlyList<double[]> combinations)
    {
        List<double[]> kept = [], basis = [];
        foreach (var row in combinations)
        {
            var left = (double[])row.Clone();
            var size = Math.Sqrt(Rows.Dot(left, left));
            foreach (var b in basis.Concat(basis)) Rows.AddScaled(left, -Rows.Dot(b, left), b);
            var norm = Math.Sqrt(Rows.Dot(left, left));
            if (!(norm > 1e-10 * size)) continue;
            for (var i = 0; i < left.Length; i++) left[i] /= norm;
            basis.Add(left);
            kept.Add(row);
        }

        return kept;
    }
}
