using System.Globalization;

namespace Equipoise.Site.Pictures;

/// <summary>Numbers as a picture prints them.</summary>
public static class Shown
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>With a fixed number of decimals, or as a power of ten where that would be long or nothing.</summary>
    public static string Number(double value, int decimals)
    {
        if (!double.IsFinite(value)) return "–";
        var size = Math.Abs(value);
        if (size >= 1e6 || (size > 0 && size < 0.5 * Math.Pow(10, -Math.Min(decimals, 6)))) return Power(value);
        return Signed(value.ToString("F" + Math.Min(decimals, 6).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    /// <summary>The ratio whose logarithm is given, to about three digits.</summary>
    public static string Ratio(double log)
    {
        if (!double.IsFinite(log)) return "–";
        var ratio = Math.Exp(log);
        return ratio switch
        {
            >= 0.995 * 1e5 or < 0.000995 => PowerOfTen(log / Math.Log(10)),
            < 0.0095 => ratio.ToString("0.0000", CultureInfo.InvariantCulture),
            < 0.095 => ratio.ToString("0.000", CultureInfo.InvariantCulture),
            < 9.995 => ratio.ToString("0.00", CultureInfo.InvariantCulture),
            < 99.95 => ratio.ToString("0.0", CultureInfo.InvariantCulture),
            _ => ratio.ToString("0", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>As short as it can be said exactly, for ticks and plain values.</summary>
    public static string Short(double value)
    {
        var size = Math.Abs(value);
        if (size != 0 && (size >= 1e6 || size < 1e-4)) return Power(value, exactly: true);
        return Signed(value.ToString("0.##########", CultureInfo.InvariantCulture));
    }

    /// <summary>Per cent with one decimal.</summary>
    public static string Percent(double value) => Signed(value.ToString("0.0", CultureInfo.InvariantCulture)) + "%";

    /// <summary>"p = 0.03" or "p &lt; 0.001".</summary>
    public static string P(double p) => !double.IsFinite(p) ? "p not available" : p < 0.001 ? "p < 0.001" : p < 0.1 ? $"p = {p.ToString("0.000", CultureInfo.InvariantCulture)}" : $"p = {p.ToString("0.00", CultureInfo.InvariantCulture)}";

    /// <summary>A power of ten: 1.2×10⁻⁷; exactly, with as many digits as it has.</summary>
    public static string Power(double value, bool exactly = false)
    {
        if (value == 0) return "0";
        var exponent = Math.Floor(Math.Log10(Math.Abs(value)));
        return PowerOfTen(Math.Abs(value) / Math.Pow(10, exponent), exponent, value < 0 ? "−" : "", exactly ? "0.#########" : "0.0");
    }

    /// <summary>Decimals that tell values of such a width apart, 0 to 6.</summary>
    public static int Decimals(double width) => width > 0 && double.IsFinite(width) ? (int)Math.Clamp(1 - Math.Floor(Math.Log10(width / 2)), width >= 200 ? 0 : width >= 20 ? 1 : 2, 6) : 2;

    /// <summary>With a capital.</summary>
    public static string Upper(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    public static string Count(int n, string one, string many) => n == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{n} {many}");

    /// <summary>With a true minus, and no minus before nothing.</summary>
    public static string Signed(string number)
    {
        if (!number.StartsWith('-')) return number;
        return number.AsSpan(1).ContainsAnyExcept('0', '.') ? "−" + number[1..] : number[1..];
    }

    private static string PowerOfTen(double log10)
    {
        var exponent = Math.Floor(log10);
        return PowerOfTen(Math.Pow(10, log10 - exponent), exponent, "", "0.0");
    }

    private static string PowerOfTen(double mantissa, double exponent, string sign, string digits)
    {
        if (mantissa >= (digits == "0.0" ? 9.95 : 9.9999999995)) (mantissa, exponent) = (1, exponent + 1);
        if (Math.Abs(exponent) >= 1e9) return $"{sign}10^({Power(exponent)})";
        var raised = string.Concat(exponent.ToString("0", CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : Raised[c - '0']));
        return Math.Abs(mantissa - 1) < 1e-9 ? $"{sign}10{raised}" : $"{sign}{mantissa.ToString(digits, CultureInfo.InvariantCulture)}×10{raised}";
    }
}
