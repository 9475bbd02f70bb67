namespace Equipoise.Statistics.LinearModels;

/// <summary>Finds the blocks of a covariance matrix: rows that no chain of shared groups joins are independent.</summary>
internal static class Blocks
{
    /// <summary>Block of every row, numbered from 0 in order of appearance.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="groupings">Each gives every row the number of its group.</param>
    public static int[] Of(int rows, IEnumerable<int[]> groupings)
    {
        var parent = Enumerable.Range(0, rows).ToArray();
        foreach (var grouping in groupings)
        {
            var first = new Dictionary<int, int>();
            for (var i = 0; i < rows; i++)
            {
                if (first.TryGetValue(grouping[i], out var other)) parent[Root(parent, i)] = Root(parent, other);
                else first.Add(grouping[i], i);
            }
        }

        var numbers = new Dictionary<int, int>();
        var blocks = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            var root = Root(parent, i);
            if (!numbers.TryGetValue(root, out blocks[i])) numbers.Add(root, blocks[i] = numbers.Count);
        }

        return blocks;
    }

    private static int Root(int[] parent, int row)
    {
        while (parent[row] != row) row = parent[row] = parent[parent[row]];
        return row;
    }
}
