using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Multilevel;

/// <summary>The covariance M of the estimates under a fitted model, and its inverse W, block by block.</summary>
internal sealed class MarginalCovariance
{
    private readonly Dictionary<BlockPattern, double[]> covariances = [];

    public MarginalCovariance(MultilevelFit fit)
    {
        var model = fit.Gaussian.Model;
        var groupings = fit.Data.Active.Select(t => fit.Data.Terms[t].Group).ToList();
        if (!fit.Data.Known.IsDiagonal) groupings.Add(fit.Data.Known.BlockOf);
        Block = Blocks.Of(model.N, groupings);
        Rows = [.. Enumerable.Range(0, model.N).GroupBy(i => Block[i]).Select(g => g.ToArray())];
        Place = new int[model.N];
        foreach (var rows in Rows)
        {
            for (var i = 0; i < rows.Length; i++) Place[rows[i]] = i;
        }

        Patterns = [.. model.BlockList.Select(b => b.Pattern)];
        foreach (var pattern in Patterns)
        {
            var cells = new double[pattern.Size * pattern.Size];
            if (!covariances.TryAdd(pattern, cells)) continue;
            pattern.Fill(fit.Gaussian.Maximum.Natural, cells);
            pattern.Invert(fit.Gaussian.Maximum.Natural, new double[cells.Length]);
        }
    }

    /// <summary>Block of every row.</summary>
    public int[] Block { get; }

    /// <summary>Rows of every block.</summary>
    public int[][] Rows { get; }

    /// <summary>Where a row stands in its block.</summary>
    public int[] Place { get; }

    private BlockPattern[] Patterns { get; }

    public double this[int row, int column] => Block[row] != Block[column] ? 0 : covariances[Patterns[Block[row]]][(Place[row] * Rows[Block[row]].Length) + Place[column]];

    /// <summary>A cell of W.</summary>
    public double Inverse(int row, int column) => Block[row] != Block[column] ? 0 : Patterns[Block[row]].Inverse[(Place[row] * Rows[Block[row]].Length) + Place[column]];
}
