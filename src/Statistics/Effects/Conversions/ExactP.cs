using System.Globalization;

namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>
/// A two-sided p value printed as a number of its own. "p &lt; 0.05", "ns" and "p = 0.000" only bound it, and there is no way to make an
/// exact one of them: a standard error worked out from a bound would be an invention.
/// </summary>
public readonly record struct ExactP
{
    private readonly double value;

    private ExactP(double value) => this.value = value;

    /// <summary>The p value, above 0 and below 1.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which was never given one.</exception>
    public double Value => value > 0 ? value : throw new InvalidOperationException("This p value was never given.");

    /// <summary>A p value printed as a number.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is 0, 1, outside them, or not a number.</exception>
    public static ExactP Of(double p) => p is > 0 and < 1
        ? new(p)
        : throw new ArgumentOutOfRangeException(nameof(p), p, "An exact p value lies between 0 and 1; a printed 0 or 1 was rounded.");

    /// <summary>Reads "p = 0.031", "P=.031" or "0.031". Bounds, words and rounded zeros are not exact, and give false.</summary>
    /// <param name="text">The text, with a decimal point.</param>
    /// <param name="p">The p value, when there is one.</param>
    public static bool TryRead(string? text, out ExactP p)
    {
        p = default;
        var rest = (text ?? string.Empty).Trim();
        if (rest.StartsWith('p') || rest.StartsWith('P'))
        {
            rest = rest[1..].TrimStart();
            if (!rest.StartsWith('=')) return false;
            rest = rest[1..].TrimStart();
        }

        if (!double.TryParse(rest, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)) return false;
        if (value is not (> 0 and < 1)) return false;
        p = new(value);
        return true;
    }
}
