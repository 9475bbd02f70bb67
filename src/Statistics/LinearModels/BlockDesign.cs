namespace Equipoise.Statistics.LinearModels;

/// <summary>What decides the covariance matrix of a block of rows: for every term, the entries of every row with groups numbered within the block, and the known part.</summary>
internal sealed class BlockDesign(int rows, TermEntry[][][] entries, double[]? known) : IEquatable<BlockDesign>
{
    private readonly int hash = Hash(rows, entries, known);

    public int Rows => rows;

    /// <summary>Term, row, entries sorted by group.</summary>
    public TermEntry[][][] Entries => entries;

    /// <summary>The known part of the covariance, row by row, or null.</summary>
    public double[]? Known => known;

    /// <summary>The design of some rows of a model; also tells which group each local number stands for.</summary>
    public static BlockDesign Of(IReadOnlyList<CovarianceTerm> terms, ReadOnlySpan<int> rows, Func<int, int, double>? known, out int[][] groups)
    {
        var entries = new TermEntry[terms.Count][][];
        groups = new int[terms.Count][];
        for (var t = 0; t < terms.Count; t++)
        {
            var local = new Dictionary<int, int>();
            entries[t] = new TermEntry[rows.Length][];
            for (var i = 0; i < rows.Length; i++)
            {
                var own = terms[t].Row(rows[i]);
                var row = entries[t][i] = new TermEntry[own.Length];
                for (var e = 0; e < row.Length; e++)
                {
                    if (!local.TryGetValue(own[e].Group, out var number)) local.Add(own[e].Group, number = local.Count);
                    row[e] = own[e] with { Group = number };
                }

                if (row.Length > 1) Array.Sort(row, (x, y) => x.Group != y.Group ? x.Group.CompareTo(y.Group) : x.Level.CompareTo(y.Level));
            }

            groups[t] = [.. local.Keys];
        }

        return new(rows.Length, entries, Cells(rows, known));
    }

    public bool Equals(BlockDesign? other)
    {
        if (other is null || other.hash != hash || other.Rows != rows) return false;
        for (var t = 0; t < entries.Length; t++)
        {
            for (var i = 0; i < rows; i++)
            {
                if (!entries[t][i].AsSpan().SequenceEqual(other.Entries[t][i])) return false;
            }
        }

        return known is null || known.AsSpan().SequenceEqual(other.Known);
    }

    public override bool Equals(object? obj) => Equals(obj as BlockDesign);

    public override int GetHashCode() => hash;

    private static double[]? Cells(ReadOnlySpan<int> rows, Func<int, int, double>? known)
    {
        if (known is null) return null;
        var cells = new double[rows.Length * rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k < rows.Length; k++) cells[(i * rows.Length) + k] = known(rows[i], rows[k]);
        }

        return cells;
    }

    private static int Hash(int rows, TermEntry[][][] entries, double[]? known)
    {
        var code = new HashCode();
        code.Add(rows);
        foreach (var term in entries)
        {
            foreach (var row in term)
            {
                code.Add(row.Length);
                foreach (var entry in row) code.Add(entry);
            }
        }

        foreach (var cell in known ?? []) code.Add(cell);
        return code.ToHashCode();
    }
}
