using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.PValues;

/// <summary>
/// A one-sided p-value, kept by its logarithm and that of its complement, so that neither 10⁻⁵⁰⁰ nor 1 − 10⁻²⁰ is rounded away.
/// Small values speak for an effect in the direction that was chosen beforehand, values near 1 for the other.
/// </summary>
public readonly record struct PValue
{
    private PValue(double log, double logComplement) => (Log, LogComplement) = (log, logComplement);

    /// <summary>Natural logarithm of p, at most 0.</summary>
    public double Log { get; }

    /// <summary>Natural logarithm of 1 − p, at most 0.</summary>
    public double LogComplement { get; }

    /// <summary>p itself, 0 to 1; 0 where it is too small for a number, although <see cref="Log"/> is finite.</summary>
    public double Value => Math.Exp(Log);

    /// <summary>The normal deviate exceeded with probability p.</summary>
    public double Z => LogNormalTail.UpperQuantile(Log, LogComplement);

    /// <summary>The same for the other direction.</summary>
    public PValue Opposite() => new(LogComplement, Log);

    /// <summary>A one-sided p.</summary>
    /// <param name="p">Above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Missing, 0, or outside 0 to 1. A p reported as 0 or "below 0.001" is not known.</exception>
    public static PValue OneSided(double p)
    {
        Check(p);
        return new(Math.Log(p), double.LogP1(-p));
    }

    /// <summary>A one-sided p from its natural logarithm.</summary>
    /// <param name="log">At most 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">Missing, above 0 or infinite.</exception>
    public static PValue FromLog(double log)
    {
        if (!(log <= 0) || double.IsInfinity(log)) throw new ArgumentOutOfRangeException(nameof(log), log, "The logarithm of a p-value is finite and at most 0.");
        return new(log, log == 0 ? double.NegativeInfinity : LogSum.Complement(log));
    }

    /// <summary>A one-sided p from a normal deviate.</summary>
    /// <param name="z">Positive when the effect is in the chosen direction; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">Missing or infinite.</exception>
    public static PValue FromZ(double z)
    {
        if (!double.IsFinite(z)) throw new ArgumentOutOfRangeException(nameof(z), z, "A normal deviate is finite.");
        return new(LogNormalTail.Upper(z), LogNormalTail.Upper(-z));
    }

    /// <summary>A one-sided p from a two-sided one and the direction of the effect.</summary>
    /// <param name="p">The two-sided p, above 0, at most 1.</param>
    /// <param name="inChosenDirection">Whether the effect was in the chosen direction.</param>
    /// <exception cref="ArgumentOutOfRangeException">Missing, 0, or outside 0 to 1.</exception>
    public static PValue FromTwoSided(double p, bool inChosenDirection)
    {
        Check(p);
        PValue half = new(Math.Log(p) - Math.Log(2), double.LogP1(-p / 2));
        return inChosenDirection ? half : half.Opposite();
    }

    internal static PValue Of(double log, double logComplement) => new(Math.Min(0, log), Math.Min(0, logComplement));

    internal static double[] Logs(ReadOnlySpan<PValue> values)
    {
        if (values.IsEmpty) throw new ArgumentException("There is no p-value to combine.", nameof(values));
        var logs = new double[values.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = values[i].Log;
            if (values[i] == default) throw new ArgumentException(FormattableString.Invariant($"Row {i + 1}: the p-value was never given."), nameof(values));
        }

        return logs;
    }

    private static void Check(double p)
    {
        if (!(p > 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A p-value lies above 0 and is at most 1; one reported as 0, or only as small, is not known.");
    }
}

/// <summary>Several p-values combined into one.</summary>
/// <param name="K">How many took part.</param>
/// <param name="Statistic">Statistic of the method.</param>
/// <param name="P">The combined one-sided p.</param>
/// <param name="IsApproximate">Whether p comes from an approximation because there were too many for the exact distribution.</param>
public readonly record struct CombinedPValue(int K, double Statistic, PValue P, bool IsApproximate = false);
