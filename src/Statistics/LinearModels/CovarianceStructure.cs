namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// A covariance matrix G over levels (visits, arms, random coefficients) as a function of few parameters, known twice over:
/// the natural parameters (variances, covariances, correlations), in which derivatives of G are simple and in which results are told, and
/// working parameters, any real numbers, in which the likelihood is climbed. A working parameter reaches the edge of what is possible (a
/// variance of 0, a correlation of 1) at a finite value and smoothly, so that a maximum on the edge is an ordinary maximum of the working parameters.
/// </summary>
internal abstract class CovarianceStructure(int size)
{
    /// <summary>Number of levels.</summary>
    public int Size { get; } = size;

    /// <summary>Number of parameters.</summary>
    public abstract int Parameters { get; }

    /// <summary>Whether every cell is a linear function of the natural parameters, so that second derivatives vanish.</summary>
    public virtual bool IsLinear => true;

    /// <summary>How many parameters the cell of two levels depends on; 0 for one that is always the same.</summary>
    public abstract int Slots(int a, int b);

    /// <summary>Whether the cell of two levels is always 0.</summary>
    public virtual bool IsZero(int a, int b) => Slots(a, b) == 0;

    /// <summary>Which parameter is in a slot of a cell.</summary>
    public abstract int Parameter(int a, int b, int slot);

    /// <summary>A cell at given natural parameters.</summary>
    public abstract CovarianceElement Element(int a, int b, ReadOnlySpan<double> natural);

    /// <summary>What a natural parameter is called, given the names of the levels.</summary>
    public abstract string Name(int parameter, IReadOnlyList<string> levels);

    /// <summary>Natural from working parameters.</summary>
    public abstract void Natural(ReadOnlySpan<double> working, Span<double> natural);

    /// <summary>Working from natural parameters; false if those lie outside (or, for a matrix, on the edge of) what is possible.</summary>
    public abstract bool TryWorking(ReadOnlySpan<double> natural, Span<double> working);

    /// <summary>Derivatives of the natural parameters (rows) by the working ones (columns).</summary>
    public abstract void Jacobian(ReadOnlySpan<double> working, Span<double> derivatives);

    /// <summary>Adds Σ weight × second derivative of each natural parameter by the working ones.</summary>
    public abstract void Curvature(ReadOnlySpan<double> working, ReadOnlySpan<double> weights, Span<double> sum);

    /// <summary>Natural parameters to start from: uncorrelated, or nearly, with the variance given for each level.</summary>
    public abstract void Start(ReadOnlySpan<double> variances, Span<double> natural);

    /// <summary>Natural parameters close to the covariances that residuals show; NaN where two levels never meet. False if that is no place to start from.</summary>
    public virtual bool TryStart(double[] moments, Span<double> natural) => false;

    /// <summary>Further places to start from, where the likelihood of such structures is known to have other maxima.</summary>
    public virtual IEnumerable<double[]> Alternatives(double[] natural) => [];

    /// <summary>Whether a natural parameter lies on the edge of what is possible; <paramref name="scale"/> is a variance that would not be negligible.</summary>
    public abstract bool AtEdge(int parameter, ReadOnlySpan<double> natural, double scale);

    /// <summary>Below this share of <see cref="AtEdge"/>'s scale a variance is 0.</summary>
    protected const double Negligible = 1e-9;

    /// <summary>Position of a cell in a lower triangle stored row by row.</summary>
    protected static int Packed(int a, int b) => a >= b ? (a * (a + 1) / 2) + b : (b * (b + 1) / 2) + a;

    protected static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var v in values) sum += v;
        return sum / values.Length;
    }
}
