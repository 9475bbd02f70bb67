using System.Collections.Immutable;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Site.Pictures.Gallery;

/// <summary>
/// Trials of St John's wort against placebo in depression: who responded. Linde K, Berner M, Egger M, Mulrow C (2005). British Journal of
/// Psychiatry 186:99–107. doi:10.1192/bjp.186.2.99. Two trials of the review without counts are left out.
/// </summary>
public static class DepressionTrials
{
    public static ImmutableArray<(string Name, TwoByTwo Table)> All { get; } =
    [
        Trial("Hoffman & Kuehl", 19, 30, 3, 30), Trial("Schlich", 15, 25, 3, 24), Trial("Schmidt", 10, 20, 4, 20), Trial("Halama", 10, 25, 0, 25),
        Trial("Osterheider", 0, 22, 0, 23), Trial("Reh", 20, 25, 11, 25), Trial("Huebner", 14, 20, 9, 20), Trial("Lehrl & Woelk", 4, 25, 2, 25),
        Trial("Schmidt & Sommer", 20, 32, 6, 33), Trial("Quandt", 29, 44, 3, 44), Trial("Koenig", 29, 55, 31, 57), Trial("Sommer & Harrer", 28, 50, 13, 55),
        Trial("Witte", 34, 48, 25, 49), Trial("Haensgen & Vesper", 35, 53, 12, 54), Trial("Laakmann", 24, 49, 16, 49), Trial("Schrader", 45, 80, 12, 79),
        Trial("Philipp", 67, 106, 22, 47), Trial("Winkel", 34, 60, 17, 59), Trial("Volz", 46, 70, 34, 70), Trial("Montgomery", 55, 123, 57, 124),
        Trial("Kalb", 23, 37, 15, 35), Trial("Shelton", 26, 98, 19, 102), Trial("HDTSG", 46, 113, 56, 116), Trial("Lecrubier", 98, 186, 80, 189),
    ];

    public static EffectSize[] Effects { get; } = TwoByTwoEffects.Compute(TwoByTwoMeasure.OR, [.. All.Select(t => t.Table)]);

    public static Fit Fit { get; } = MetaAnalysis.Fit(Effects);

    private static (string Name, TwoByTwo Table) Trial(string name, int responded, int treated, int respondedToPlacebo, int placebo) =>
        (name, TwoByTwo.FromTotals(responded, treated, respondedToPlacebo, placebo));
}
