using System.Collections.Immutable;

namespace Equipoise.Tools.Claims;

/// <summary>What the checker is measured by, each worked out from a tally.</summary>
internal static class Measures
{
    private static readonly int[] Bad = [2, 3, 4];

    public static readonly ImmutableArray<(string Name, Func<Tally, double> Of)> All =
    [
        ("span, half covered: precision", t => t.LenientHits / (t.LenientHits + t.LenientFalse)),
        ("span, half covered: recall", t => t.LenientHits / t.Claims),
        ("span, half covered: F1", t => 2 * t.LenientHits / ((2 * t.LenientHits) + t.LenientFalse + t.Claims - t.LenientHits)),
        ("span, one to one: F1", t => 2 * t.StrictHits / (t.StrictHits + t.StrictFalse + t.Claims)),
        ("type right", t => t.Types / t.StrictHits),
        ("verdict right", t => Range(0, 6).Sum(v => t.Answers[v, v]) / t.LenientHits),
        ("verdict, macro F1 of six", t => Macro(t, [[0], [1], [2], [3], [4], [5]])),
        ("verdict, macro F1 of four", t => Macro(t, [[0], [1], [2, 3, 4], [5]])),
        ("end to end", t => t.StrictRight / t.Claims),
        ("supported: recall", t => t.Answers[0, 0] / Range(0, 6).Sum(a => t.Answers[0, a])),
        ("false reassurance, of those found", t => Bad.Sum(v => t.Answers[v, 0]) / Bad.Sum(v => Range(0, 6).Sum(a => t.Answers[v, a]))),
        ("false reassurance, of all", t => Bad.Sum(v => t.Answers[v, 0] + t.Answers[v, 6]) / Bad.Sum(v => Range(0, 7).Sum(a => t.Answers[v, a]))),
        ("false alarm", t => Bad.Sum(a => t.Answers[0, a]) / Range(0, 6).Sum(a => t.Answers[0, a])),
        ("misdescribed studies found", t => t.MisdescribedFound / t.Misdescribed),
        ("of claims called misdescribed, rightly", t => t.MisdescribedFound / (t.MisdescribedFound + t.FalselyMisdescribed)),
    ];

    private static IEnumerable<int> Range(int from, int count) => Enumerable.Range(from, count);

    private static double Macro(Tally t, int[][] classes)
    {
        double Count(int[] gold, int[] told) => gold.Sum(g => told.Sum(a => t.Answers[g, a]));
        int[] all = [0, 1, 2, 3, 4, 5];
        var met = classes.Where(c => Count(c, all) > 0).ToList();
        return met.Average(c => 2 * Count(c, c) / (Count(c, all) + Count(all, c)));
    }
}
