namespace Equipoise.Statistics.MixedModels;

/// <summary>A covariance matrix with named rows.</summary>
public sealed class CovarianceMatrix
{
    private readonly double[] cells;

    internal CovarianceMatrix(string name, IReadOnlyList<string> names, double[] cells) => (Name, Names, this.cells) = (name, names, cells);

    /// <summary>What varies: the group of random effects, or "residual".</summary>
    public string Name { get; }

    /// <summary>Names of rows and columns: visits, or effects.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows.</summary>
    public int Size => Names.Count;

    /// <summary>Covariance of two rows, in squared units of the response.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public double this[int row, int column] => cells[(row * Size) + column];

    /// <summary>Standard deviation.</summary>
    /// <param name="row">From 0.</param>
    public double StandardDeviation(int row) => Math.Sqrt(this[row, row]);

    /// <summary>Correlation, −1 to 1; NaN where a variance is 0.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public double Correlation(int row, int column) => row == column ? 1 : this[row, column] / (StandardDeviation(row) * StandardDeviation(column));
}

/// <summary>One estimated covariance parameter.</summary>
/// <param name="Term">The random effects it belongs to, or "residual".</param>
/// <param name="Name">Which variance, covariance or correlation.</param>
/// <param name="Estimate">The estimate.</param>
/// <param name="StandardError">From the observed information; NaN where there is none, as on the edge.</param>
/// <param name="AtEdge">Whether it lies on the edge of what is possible: a variance of 0, a correlation of 1 or −1, a matrix that is singular.</param>
public readonly record struct CovarianceParameter(string Term, string Name, double Estimate, double StandardError, bool AtEdge);
