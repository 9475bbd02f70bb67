namespace Equipoise.Statistics.LinearModels;

/// <summary>A row has so much (<paramref name="Weight"/>) of a level of a group; two rows covary through the groups they share.</summary>
internal readonly record struct TermEntry(int Group, int Level, double Weight);

/// <summary>
/// One contribution to the covariance of the rows: Σ over groups of Z G Z', where G is a covariance structure over levels and the row of Z
/// says how much each row has of each level. Residual covariance over visits, random intercepts, random slopes and inner | outer structures are all of this kind.
/// </summary>
internal sealed class CovarianceTerm
{
    private readonly int[] start;
    private readonly TermEntry[] entries;

    private CovarianceTerm(string name, CovarianceStructure structure, int[] start, TermEntry[] entries) =>
        (Name, Structure, this.start, this.entries) = (name, structure, start, entries);

    /// <summary>What the term is called in results.</summary>
    public string Name { get; }

    /// <summary>Covariance of the levels within a group.</summary>
    public CovarianceStructure Structure { get; }

    /// <summary>Whether it is the same independent error for every row.</summary>
    public bool IsIndependentError { get; private init; }

    /// <summary>Names of the levels; numbers by default.</summary>
    public IReadOnlyList<string> Levels { get; private init; } = [];

    public int RowCount => start.Length - 1;

    /// <summary>Every row is at one level of one group: visits within subjects, arms within studies.</summary>
    public static CovarianceTerm OfLevels(string name, CovarianceStructure structure, ReadOnlySpan<int> group, ReadOnlySpan<int> level, IReadOnlyList<string>? names = null)
    {
        var cells = new TermEntry[group.Length];
        for (var i = 0; i < cells.Length; i++) cells[i] = new(group[i], level[i], 1);
        return new(name, structure, [.. Enumerable.Range(0, cells.Length + 1)], cells) { Levels = names ?? [] };
    }

    /// <summary>A random intercept: rows of a group share one effect.</summary>
    public static CovarianceTerm Intercept(string name, ReadOnlySpan<int> group) =>
        OfLevels(name, new Diagonal(1, false), group, new int[group.Length], ["intercept"]);

    /// <summary>Random coefficients of the columns of a design (row by row, as many columns as the structure has levels).</summary>
    public static CovarianceTerm Coefficients(string name, CovarianceStructure structure, ReadOnlySpan<int> group, ReadOnlySpan<double> design, IReadOnlyList<string>? names = null)
    {
        var ends = new int[group.Length + 1];
        var cells = new List<TermEntry>(design.Length);
        for (var i = 0; i < group.Length; i++)
        {
            for (var c = 0; c < structure.Size; c++)
            {
                if (design[(i * structure.Size) + c] is not 0 and var weight) cells.Add(new(group[i], c, weight));
            }

            ends[i + 1] = cells.Count;
        }

        return new(name, structure, ends, [.. cells]) { Levels = names ?? [] };
    }

    /// <summary>Independent errors of one variance.</summary>
    public static CovarianceTerm IndependentError(int rows)
    {
        var cells = new TermEntry[rows];
        for (var i = 0; i < rows; i++) cells[i] = new(i, 0, 1);
        return new("residual", new Diagonal(1, false), [.. Enumerable.Range(0, rows + 1)], cells) { IsIndependentError = true, Levels = ["residual"] };
    }

    public ReadOnlySpan<TermEntry> Row(int row) => entries.AsSpan(start[row]..start[row + 1]);

    public string ParameterName(int parameter) =>
        Structure.Name(parameter, Levels.Count == Structure.Size ? Levels : [.. Enumerable.Range(1, Structure.Size).Select(l => l.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
}
