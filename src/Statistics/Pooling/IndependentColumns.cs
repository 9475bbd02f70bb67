namespace Equipoise.Statistics.Pooling;

/// <summary>Leaves out the columns of a model matrix that say nothing new, so that a model with redundant moderators can still be fitted.</summary>
public static class IndependentColumns
{
    /// <summary>The first columns that do not depend on those before them, and the names of the rest. Rows with a missing cell do not count.</summary>
    /// <param name="design">The model matrix.</param>
    public static (DesignMatrix Design, IReadOnlyList<string> Dropped) Of(DesignMatrix design)
    {
        ArgumentNullException.ThrowIfNull(design);
        int[] rows = [.. Enumerable.Range(0, design.Rows).Where(r => IsFinite(design.Row(r)))];
        var kept = new List<int>();
        for (var c = 0; c < design.Columns; c++)
        {
            kept.Add(c);
            if (Orthogonal.Of(Chosen(design, rows, kept)) is null) kept.RemoveAt(kept.Count - 1);
        }

        if (kept.Count == design.Columns) return (design, []);
        return (Chosen(design, [.. Enumerable.Range(0, design.Rows)], kept), [.. Enumerable.Range(0, design.Columns).Except(kept).Select(c => design.Names[c])]);
    }

    private static bool IsFinite(ReadOnlySpan<double> row)
    {
        foreach (var x in row)
        {
            if (!double.IsFinite(x)) return false;
        }

        return true;
    }

    private static DesignMatrix Chosen(DesignMatrix design, int[] rows, List<int> columns)
    {
        var cells = new double[rows.Length * columns.Count];
        for (var r = 0; r < rows.Length; r++)
        {
            var row = design.Row(rows[r]);
            for (var c = 0; c < columns.Count; c++) cells[(r * columns.Count) + c] = row[columns[c]];
        }

        return new(rows.Length, columns.Count, cells, [.. columns.Select(c => design.Names[c])]);
    }
}
