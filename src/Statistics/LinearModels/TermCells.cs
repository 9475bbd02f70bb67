namespace Equipoise.Statistics.LinearModels;

/// <summary>Where in the rows of a block each cell of a term's structure appears, and how often (row ≤ column only).</summary>
internal sealed class TermCells
{
    private readonly int[] start;
    private readonly (int Row, int Column, double Weight)[] places;
    private readonly (int A, int B)[] cells;
    private readonly CovarianceElement[] elements;

    private TermCells((int A, int B)[] cells, int[] start, (int Row, int Column, double Weight)[] places) =>
        (this.cells, this.start, this.places, elements) = (cells, start, places, new CovarianceElement[cells.Length]);

    /// <summary>The cells: pairs of levels.</summary>
    public ReadOnlySpan<(int A, int B)> Cells => cells;

    /// <summary>The value and derivatives of each cell, at the parameters last evaluated.</summary>
    public ReadOnlySpan<CovarianceElement> Elements => elements;

    public ReadOnlySpan<(int Row, int Column, double Weight)> Places(int cell) => places.AsSpan(start[cell]..start[cell + 1]);

    /// <summary>Collects them for rows whose entries are sorted by group.</summary>
    public static TermCells Of(CovarianceStructure structure, TermEntry[][] rows)
    {
        var found = new Dictionary<(int, int), List<(int Row, int Column, double Weight)>>();
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = i; k < rows.Length; k++) Pair(structure, rows, i, k, found);
        }

        var pairs = found.Keys.ToArray();
        var ends = new int[pairs.Length + 1];
        for (var c = 0; c < pairs.Length; c++) ends[c + 1] = ends[c] + found[pairs[c]].Count;
        return new(pairs, ends, [.. pairs.SelectMany(c => found[c])]);
    }

    public void Evaluate(CovarianceStructure structure, ReadOnlySpan<double> natural)
    {
        for (var c = 0; c < cells.Length; c++) elements[c] = structure.Element(cells[c].A, cells[c].B, natural);
    }

    private static void Pair(CovarianceStructure structure, TermEntry[][] rows, int i, int k, Dictionary<(int, int), List<(int Row, int Column, double Weight)>> found)
    {
        TermEntry[] first = rows[i], second = rows[k];
        for (int e = 0, from = 0; e < first.Length; e++)
        {
            while (from < second.Length && second[from].Group < first[e].Group) from++;
            for (var f = from; f < second.Length && second[f].Group == first[e].Group; f++)
            {
                int a = first[e].Level, b = second[f].Level;
                if (structure.IsZero(a, b)) continue;
                if (!found.TryGetValue((Math.Min(a, b), Math.Max(a, b)), out var list)) found.Add((Math.Min(a, b), Math.Max(a, b)), list = []);
                var weight = first[e].Weight * second[f].Weight;
                if (list.Count > 0 && list[^1].Row == i && list[^1].Column == k) list[^1] = (i, k, list[^1].Weight + weight);
                else list.Add((i, k, weight));
            }
        }
    }
}
