using System.Runtime.CompilerServices;

namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>Refuses printed numbers that cannot be meant, missing ones too: a conversion never answers with a silent NaN.</summary>
internal static class Given
{
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(value, name, "a finite number above zero");

    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw Outside(value, name, "a finite number");

    public static double NotZero(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value != 0 && double.IsFinite(value) ? value : throw Outside(value, name, "a finite number other than zero");

    public static double AtLeast(double least, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least && double.IsFinite(value) ? value : throw Outside(value, name, FormattableString.Invariant($"a finite number, at least {least}"));

    public static double Between(double low, double value, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high ? value : throw Outside(value, name, FormattableString.Invariant($"between {low} and {high}"));

    /// <summary>A result that ran out of the numbers a computer has, for example because the numbers given were absurdly large.</summary>
    public static double Result(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The numbers given lead to no finite result.");

    private static ArgumentOutOfRangeException Outside(double value, string name, string range) =>
        new(name, value, FormattableString.Invariant($"{name} must be {range}; it is {value}."));
}
