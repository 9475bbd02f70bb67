using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Statistics.PValues;

/// <summary>To which side an estimate points, whatever its p-value.</summary>
public enum EffectDirection
{
    /// <summary>Not known, exactly none, or conflicting.</summary>
    Unclear,

    /// <summary>Towards benefit.</summary>
    Benefit,

    /// <summary>Towards harm.</summary>
    Harm,
}

/// <summary>
/// Counts the directions of effects, where nothing more is known: by direction, never by significance. It answers whether there is any
/// sign of an effect, not how large it is. Studies without a clear direction are counted apart and take no part in the test.
/// </summary>
/// <remarks>
/// Campbell M et al. (2020). Synthesis without meta-analysis (SWiM). BMJ 368:l6890. doi:10.1136/bmj.l6890. Boon MH, Thomson H (2021). The
/// effect direction plot revisited. Research Synthesis Methods 12:29–33. doi:10.1002/jrsm.1458.
/// </remarks>
public static class EffectDirections
{
    /// <summary>Counts one direction per study.</summary>
    /// <param name="studies">The directions.</param>
    /// <param name="level">Confidence level of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A direction that is none, or the level outside its range.</exception>
    public static DirectionCount Count(ReadOnlySpan<EffectDirection> studies, double level = 0.95)
    {
        int benefit = 0, harm = 0;
        foreach (var s in studies)
        {
            if (!Enum.IsDefined(s)) throw new ArgumentOutOfRangeException(nameof(studies), s, "No such direction.");
            if (s == EffectDirection.Benefit) benefit++;
            if (s == EffectDirection.Harm) harm++;
        }

        var clear = benefit + harm;
        var unclear = studies.Length - clear;
        Level.Tail(level);
        return clear == 0
            ? new(0, 0, unclear, null, new(0, 1), 1)
            : new(benefit, harm, unclear, (double)benefit / clear, ClopperPearson.Interval(benefit, clear, level), SignTest(benefit, clear));
    }

    /// <summary>The direction of a study with several outcomes of one kind: that of most of them, if they are enough.</summary>
    /// <param name="outcomes">Directions of the outcomes.</param>
    /// <param name="share">Smallest share of all outcomes that must agree, above one half; Boon and Thomson take 70%.</param>
    /// <exception cref="ArgumentException">There are no outcomes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above one half and at most 1.</exception>
    public static EffectDirection OfStudy(ReadOnlySpan<EffectDirection> outcomes, double share = 0.7)
    {
        if (!(share > 0.5 && share <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "The share that must agree lies above one half and is at most 1.");
        if (outcomes.IsEmpty) throw new ArgumentException("The study has no outcome.", nameof(outcomes));
        var count = Count(outcomes);
        var needed = share * outcomes.Length * (1 - 1e-12);
        return count.Benefit >= needed ? EffectDirection.Benefit : count.Harm >= needed ? EffectDirection.Harm : EffectDirection.Unclear;
    }

    /// <summary>Two-sided exact binomial test of one half.</summary>
    private static double SignTest(int benefit, int clear)
    {
        var more = Math.Max(benefit, clear - benefit);
        return 2 * more == clear ? 1 : Math.Min(1, 2 * IncompleteBeta.At(more, clear - more + 1, 0.5, 0.5));
    }
}

/// <summary>How many studies point where.</summary>
/// <param name="Benefit">Towards benefit.</param>
/// <param name="Harm">Towards harm.</param>
/// <param name="Unclear">Neither.</param>
/// <param name="Proportion">Benefit among those with a direction; null if there is none.</param>
/// <param name="Interval">Exact interval of this proportion; 0 to 1 if there is none.</param>
/// <param name="P">Two-sided sign test, 0 to 1; 1 if there is none.</param>
public sealed record DirectionCount(int Benefit, int Harm, int Unclear, double? Proportion, Interval Interval, double P);
