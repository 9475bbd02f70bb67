namespace Equipoise.Evidence.Searching;

/// <summary>How many slips of the finger lie between two words.</summary>
internal static class EditDistance
{
    /// <summary>
    /// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, no part edited twice
    /// (Damerau 1964, doi:10.1145/363958.363994). Anything above <paramref name="most"/> is returned as <paramref name="most"/> + 1.
    /// </summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        Span<int> twoAbove = stackalloc int[TokenReader.LongestWord + 1];
        Span<int> above = stackalloc int[TokenReader.LongestWord + 1];
        Span<int> row = stackalloc int[TokenReader.LongestWord + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var spare = twoAbove;
            twoAbove = above;
            above = row;
            row = spare;
            if (FillRow(a, b, i, row, above, twoAbove) > most) return most + 1;
        }

        return Math.Min(row[b.Length], most + 1);
    }

    private static int FillRow(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int i, Span<int> row, ReadOnlySpan<int> above, ReadOnlySpan<int> twoAbove)
    {
        var least = row[0] = i;
        for (var j = 1; j <= b.Length; j++)
        {
            var cost = a[i - 1] == b[j - 1] ? 0 : 1;
            var best = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, twoAbove[j - 2] + 1);
            row[j] = best;
            least = Math.Min(least, best);
        }

        return least;
    }
}
