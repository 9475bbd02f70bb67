using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.MixedModels;

/// <summary>Made-up repeated measurements.</summary>
internal static class Simulated
{
    /// <summary>Subjects with an intercept of their own and independent errors, all of variance 1 times the given factor.</summary>
    public static double[] Response(int seed, int subjects, int visits, double between)
    {
        var random = new Random(seed);
        var y = new double[subjects * visits];
        for (var s = 0; s < subjects; s++)
        {
            var own = between * Normal(random);
            for (var v = 0; v < visits; v++) y[(s * visits) + v] = 10 + own + (0.3 * v) + Normal(random);
        }

        return y;
    }

    /// <summary>An intercept and a column for each visit but the first.</summary>
    public static DesignMatrix VisitColumns(int rows, int visits)
    {
        var cells = new double[rows * visits];
        for (var i = 0; i < rows; i++)
        {
            cells[i * visits] = 1;
            if (i % visits > 0) cells[(i * visits) + (i % visits)] = 1;
        }

        return new(rows, visits, cells);
    }

    public static DesignMatrix Chosen(this DesignMatrix x, int[] rows) => new(rows.Length, x.Columns, rows.SelectMany(r => x.Row(r).ToArray()).ToArray(), x.Names);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
