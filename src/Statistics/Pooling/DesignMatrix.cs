namespace Equipoise.Statistics.Pooling;

/// <summary>The model matrix of a meta-regression: one row a study, one column a coefficient (the intercept is a column of ones).</summary>
public sealed class DesignMatrix
{
    private readonly double[] cells;

    /// <summary>Copies the cells, row by row.</summary>
    /// <param name="rows">Number of studies.</param>
    /// <param name="columns">Number of coefficients, at least 1.</param>
    /// <param name="cells">rows × columns numbers. NaN is missing: the study is left out.</param>
    /// <param name="names">Name of each coefficient; by default x1, x2 …, and "intrcpt" for a column of ones.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public DesignMatrix(int rows, int columns, ReadOnlySpan<double> cells, IReadOnlyList<string>? names = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (cells.Length != (long)rows * columns) throw new ArgumentException(FormattableString.Invariant($"{rows} rows of {columns} columns need {(long)rows * columns} cells, not {cells.Length}."), nameof(cells));
        if (names is { } given && given.Count != columns) throw new ArgumentException("Every column has one name.", nameof(names));
        (Rows, Columns, this.cells) = (rows, columns, cells.ToArray());
        InterceptAt = Enumerable.Range(0, columns).FirstOrDefault(IsOnes, -1);
        Names = names ?? [.. Enumerable.Range(0, columns).Select(c => c == InterceptAt ? "intrcpt" : FormattableString.Invariant($"x{c + 1}"))];
    }

    /// <summary>Number of studies.</summary>
    public int Rows { get; }

    /// <summary>Number of coefficients.</summary>
    public int Columns { get; }

    /// <summary>Name of each coefficient.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Which column is the intercept, or −1.</summary>
    public int InterceptAt { get; }

    /// <summary>One row.</summary>
    /// <param name="row">Row number from 0.</param>
    public ReadOnlySpan<double> Row(int row) => cells.AsSpan(row * Columns, Columns);

    /// <summary>A column of ones: no moderators.</summary>
    /// <param name="rows">Number of studies.</param>
    public static DesignMatrix Intercept(int rows)
    {
        var ones = new double[rows];
        Array.Fill(ones, 1);
        return new(rows, 1, ones);
    }

    /// <summary>An intercept and one column per moderator.</summary>
    /// <param name="moderators">The moderators, each with one number per study.</param>
    /// <exception cref="ArgumentException">There are none, or their lengths differ.</exception>
    public static DesignMatrix WithIntercept(params double[][] moderators)
    {
        if (moderators.Length == 0) throw new ArgumentException("At least one moderator.", nameof(moderators));
        int rows = moderators[0].Length, columns = moderators.Length + 1;
        if (moderators.Any(m => m.Length != rows)) throw new ArgumentException("Every moderator has one number per study.", nameof(moderators));
        var table = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            table[i * columns] = 1;
            for (var c = 1; c < columns; c++) table[(i * columns) + c] = moderators[c - 1][i];
        }

        return new(rows, columns, table);
    }

    internal DesignMatrix Select(ReadOnlySpan<int> rows)
    {
        if (rows.Length == Rows) return this;
        var chosen = new double[rows.Length * Columns];
        for (var i = 0; i < rows.Length; i++) Row(rows[i]).CopyTo(chosen.AsSpan(i * Columns));
        return new(rows.Length, Columns, chosen, Names);
    }

    private bool IsOnes(int column)
    {
        for (var i = 0; i < Rows; i++)
        {
            if (cells[(i * Columns) + column] != 1) return false;
        }

        return Rows > 0;
    }
}
