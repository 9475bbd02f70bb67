using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Equipoise.Evidence.Studies;

/// <summary>A p value as printed, exact (<c>0.002</c>) or only bounded (<c>&lt;0.05</c>, <c>&gt;0.05</c>). From 0 to 1. The default value is an exact 0, which no reader returns.</summary>
public readonly record struct PValue : IParsable<PValue>
{
    private PValue(decimal value, char relation) => (Value, Relation) = (value, relation);

    public decimal Value { get; }

    /// <summary>One of <c>=</c>, <c>&lt;</c>, <c>&gt;</c>.</summary>
    public char Relation { get; }

    public bool IsExact => Relation == '=';

    public static PValue Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var p) ? p : throw new FormatException($"'{s}' is not a p value such as 0.002, <0.05 or >0.05.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PValue result)
    {
        result = default;
        if (string.IsNullOrEmpty(s)) return false;
        var relation = s[0] is '<' or '>' or '=' ? s[0] : '=';
        var digits = (s[0] == relation ? s[1..] : s).Trim();
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            || value is < 0 or > 1 || (relation == '=' && value == 0)) return false;
        result = new(value, relation);
        return true;
    }

    public override string ToString() => (IsExact ? "" : Relation.ToString()) + Value.ToString(CultureInfo.InvariantCulture);
}
