namespace Equipoise.Statistics.LinearModels;

/// <summary>Where a block adds its part of the derivatives of a likelihood: see <see cref="InformationSums"/>.</summary>
/// <param name="q">Number of parameters.</param>
/// <param name="c">Columns of the rows: basis and residual.</param>
/// <param name="weights">C = (X'V⁻¹X)⁻¹ in the columns of the basis, 0 elsewhere; nothing for ML.</param>
/// <param name="residual">The outer product of (−β, 1).</param>
/// <param name="traces">tr(PV_j) − y'PV_jPy.</param>
/// <param name="inner">Y'V_jY, with Y = V⁻¹ of the rows.</param>
/// <param name="expected">Expected information.</param>
/// <param name="observed">Observed information.</param>
internal readonly struct Derivatives(int q, int c, double[]? weights, double[] residual, double[] traces, double[][] inner, double[] expected, double[] observed)
{
    /// <summary>tr(PV_j) − y'PV_jPy.</summary>
    public double[] Traces => traces;

    /// <summary>Adds one row's product to Y'V_jY, with Y = V⁻¹ of the rows, and to the trace.</summary>
    public void AddProduct(int j, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (var i = 0; i < c; i++) Rows.AddScaled(inner[j].AsSpan(i * c, c), x[i], y);
        traces[j] -= (weights is null ? 0 : Form(weights, x, y)) + Form(residual, x, y);
    }

    /// <summary>Adds a part of tr(V⁻¹V_jV⁻¹V_k), and factor × the product of two rows to Y'V_jV⁻¹V_kY, for j ≤ k.</summary>
    public void AddPair(int j, int k, double trace, double factor, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double shared = trace / 2, squares = 0;
        if (factor != 0)
        {
            if (weights is not null) shared -= factor * Form(weights, x, y);
            squares = factor * Form(residual, x, y);
        }

        expected[(j * q) + k] += shared;
        observed[(j * q) + k] += squares - shared;
    }

    private double Form(double[] matrix, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (var i = 0; i < c; i++) sum += x[i] * Rows.Dot(matrix.AsSpan(i * c, c), y);
        return sum;
    }
}
