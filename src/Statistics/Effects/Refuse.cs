namespace Equipoise.Statistics.Effects;

/// <summary>Refuses numbers that no study can have. NaN is allowed everywhere and means missing.</summary>
internal static class Refuse
{
    public static void Count(double value, int row, string name)
    {
        if (value < 0 || double.IsInfinity(value)) throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Row {row + 1}: {name} must be a finite number, not below 0."));
    }

    public static void Finite(double value, int row, string name)
    {
        if (double.IsInfinity(value)) throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Row {row + 1}: {name} must be finite."));
    }

    public static void Correlation(double value, int row, string name)
    {
        if (value is < -1 or > 1) throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Row {row + 1}: {name} must lie between -1 and 1."));
    }

    public static void Unless(bool known, Enum measure, Sampling sampling)
    {
        if (!known) throw new ArgumentException(FormattableString.Invariant($"{measure} has no variance of the kind {sampling}."), nameof(sampling));
    }
}
