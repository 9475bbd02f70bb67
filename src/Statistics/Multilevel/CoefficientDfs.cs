using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>Degrees of freedom of every coefficient, at least 1; infinite for z tests.</summary>
internal static class CoefficientDfs
{
    public static double[] Of(MultilevelRows rows, MultilevelOptions options)
    {
        int p = rows.X.Columns, residual = rows.Y.Length - p;
        var result = new double[p];
        Array.Fill(result, options.Test == TestKind.Z ? double.PositiveInfinity : Math.Max(1, residual));
        if (options.Test == TestKind.Z || options.DegreesOfFreedom == CoefficientDf.Residual) return result;
        foreach (var grouping in rows.Terms.SelectMany(Groupings))
        {
            for (var c = 0; c < p; c++)
            {
                if (IsConstant(rows.X, c, grouping)) result[c] = Math.Min(result[c], Math.Max(1, grouping.Max() + 1 - p));
            }
        }

        return result;
    }

    /// <summary>The groups of a term; with an inner factor also those of its levels within them.</summary>
    private static IEnumerable<int[]> Groupings(FittedTerm term)
    {
        yield return term.Group;
        if (term.IsIntercept) yield break;
        var numbers = new Dictionary<(int, int), int>();
        yield return [.. term.Group.Zip(term.Level, (g, l) => numbers.TryGetValue((g, l), out var n) ? n : numbers[(g, l)] = numbers.Count)];
    }

    private static bool IsConstant(DesignMatrix x, int column, int[] grouping)
    {
        var first = new double[grouping.Max() + 1];
        Array.Fill(first, double.NaN);
        for (var i = 0; i < grouping.Length; i++)
        {
            var value = x.Row(i)[column];
            if (double.IsNaN(first[grouping[i]])) first[grouping[i]] = value;
            else if (first[grouping[i]] != value) return false;
        }

        return true;
    }
}
