using System.Globalization;

namespace Equipoise.Peers;

/// <summary>
/// Meta-analyses made of Park and Miller's numbers s ← 16807 s mod (2³¹ − 1): v = 0.01 + 0.19 u₁, r = √(−2 ln u₂),
/// y = 0.3 + √0.05 r cos 2πu₃ + √v r sin 2πu₃. Park SK, Miller KW (1988). Communications of the ACM 31:1192–1201. doi:10.1145/63039.63042.
/// </summary>
internal static class Simulated
{
    public const int Sets = 10_000;

    public const int Size = 10;

    private const long Prime = 2_147_483_647;

    /// <summary>Numbers of studies of the single meta-analyses that both sides do.</summary>
    public static IReadOnlyList<int> OfSizes { get; } = [10, 100, 1000];

    /// <summary>Ten thousand meta-analyses of ten studies, one after the other.</summary>
    public static (double[] Y, double[] V) All { get; } = Of(Sets * Size, 20261122);

    /// <summary>One meta-analysis of k studies.</summary>
    public static (double[] Y, double[] V) Of(int k, long seed = 4711)
    {
        double[] y = new double[k], v = new double[k];
        double Next() => (seed = seed * 16807 % Prime) / (double)Prime;
        for (var i = 0; i < k; i++)
        {
            double u1 = Next(), u2 = Next(), u3 = Next(), r = Math.Sqrt(-2 * Math.Log(u2));
            v[i] = 0.01 + (0.19 * u1);
            y[i] = 0.3 + (Math.Sqrt(0.05) * r * Math.Cos(2 * Math.PI * u3)) + (Math.Sqrt(v[i]) * r * Math.Sin(2 * Math.PI * u3));
        }

        return (y, v);
    }

    public static void Write(string folder)
    {
        var (y, v) = All;
        File.WriteAllLines(Path.Combine(folder, "simulated.csv"), ["set,y,v", .. y.Select((x, i) => Line(i / Size, x, v[i]))]);
        File.WriteAllLines(Path.Combine(folder, "sizes.csv"), ["k,y,v", .. OfSizes.SelectMany(k => Rows(k, Of(k)))]);
    }

    private static IEnumerable<string> Rows(int k, (double[] Y, double[] V) studies) => studies.Y.Select((y, i) => Line(k, y, studies.V[i]));

    private static string Line(int first, double y, double v) => string.Create(CultureInfo.InvariantCulture, $"{first},{y:R},{v:R}");
}
