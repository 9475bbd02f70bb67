using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Pooling;

/// <summary>A chi-square test.</summary>
/// <param name="Statistic">Chi-square.</param>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="P">p, 0 to 1.</param>
public readonly record struct ChiSquareTest(double Statistic, double Df, double P)
{
    internal static ChiSquareTest Of(double statistic, double df) => new(statistic, df, ChiSquare.Upper(statistic, df));
}

/// <summary>Tests of stratified 2×2 tables.</summary>
public static class StratifiedTests
{
    /// <summary>Cochran–Mantel–Haenszel test of no association, with the hypergeometric variance.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="continuity">Whether one half is taken off the excess.</param>
    /// <remarks>Mantel N, Haenszel W (1959). doi:10.1093/jnci/22.4.719.</remarks>
    /// <exception cref="ArgumentException">No study has both events and people without.</exception>
    public static ChiSquareTest CochranMantelHaenszel(ReadOnlySpan<TwoByTwo> tables, bool continuity = true) => Association(tables, continuity, less: 1);

    /// <summary>Cochran's test of no association, with the binomial variance.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="continuity">Whether one half is taken off the excess.</param>
    /// <remarks>Cochran WG (1954). Biometrics 10:417–451. doi:10.2307/3001616.</remarks>
    /// <exception cref="ArgumentException">No study has both events and people without.</exception>
    public static ChiSquareTest Cochran(ReadOnlySpan<TwoByTwo> tables, bool continuity = true) => Association(tables, continuity, less: 0);

    /// <summary>Tarone's test that the odds ratios are equal (Breslow and Day's, made efficient).</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="logOddsRatio">The common log odds ratio, by Mantel and Haenszel.</param>
    /// <remarks>Tarone RE (1985). Biometrika 72:91–95. doi:10.1093/biomet/72.1.91.</remarks>
    public static ChiSquareTest Tarone(ReadOnlySpan<TwoByTwo> tables, double logOddsRatio)
    {
        double squares = 0, excess = 0, total = 0;
        var count = 0;
        foreach (var t in tables)
        {
            if (!t.IsComplete || !(t.A + t.C > 0) || !(t.B + t.D > 0) || !(t.N1 > 0) || !(t.N2 > 0)) continue;
            var (expected, variance) = Fitted(t, Math.Exp(logOddsRatio));
            squares += (t.A - expected) * (t.A - expected) / variance;
            excess += t.A - expected;
            total += variance;
            count++;
        }

        return ChiSquareTest.Of(Math.Max(0, squares - (excess * excess / total)), Math.Max(0, count - 1));
    }

    private static ChiSquareTest Association(ReadOnlySpan<TwoByTwo> tables, bool continuity, double less)
    {
        double excess = 0, variance = 0;
        foreach (var t in tables)
        {
            if (!t.IsComplete || !(t.N1 > 0) || !(t.N2 > 0)) continue;
            excess += PetoOddsRatio.Excess(t);
            variance += PetoOddsRatio.HypergeometricVariance(t) * (t.N - 1) / (t.N - less);
        }

        if (!(variance > 0)) throw new ArgumentException("Nothing to test: no study has both events and people without.", nameof(tables));
        var distance = Math.Max(0, Math.Abs(excess) - (continuity ? 0.5 : 0));
        return ChiSquareTest.Of(distance * distance / variance, 1);
    }

    /// <summary>The first cell expected at a given odds ratio with all margins kept, and its variance.</summary>
    private static (double Expected, double Variance) Fitted(TwoByTwo t, double odds)
    {
        double events = t.A + t.C, a = 1 - odds, b = t.N2 - events + (odds * (t.N1 + events)), c = -odds * t.N1 * events;

        // The root written so that it is stable also when the odds ratio is 1 and the equation is no longer quadratic.
        var expected = -2 * c / (b + Math.Sqrt((b * b) - (4 * a * c)));
        var variance = 1 / ((1 / expected) + (1 / (events - expected)) + (1 / (t.N1 - expected)) + (1 / (t.N2 - events + expected)));
        return (expected, variance);
    }
}
