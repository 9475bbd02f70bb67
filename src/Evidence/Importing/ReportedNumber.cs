using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Equipoise.Evidence.Importing;

/// <summary>What stands before a printed number.</summary>
public enum NumberBound
{
    Exact, Below, AtMost, Above, AtLeast, About,
}

/// <summary>A number as it was printed. The text is kept to the letter; what it means is read from it: <c>&lt;0.001</c>, <c>.35</c>, <c>1,5</c>, <c>NA</c>. The default value is an empty text.</summary>
[JsonConverter(typeof(AsText))]
public readonly record struct ReportedNumber
{
    private readonly string? text;

    public ReportedNumber(string text) => this.text = text;

    /// <summary>Exactly what was printed.</summary>
    public string Text => text ?? "";

    /// <summary>The number, or null when the text is none or could be two. A bound is not part of it: look at <see cref="Bound"/> first.</summary>
    public double? Value => Parsed().Value;

    /// <summary>Whether the number is exact or only a bound.</summary>
    public NumberBound Bound => Parsed().Bound;

    /// <summary>True when the text is one plain number with a decimal point, as in nearly all records.</summary>
    public bool IsPlain => IsCount(Text) || double.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);

    /// <summary>True for the words with which registries say that there is no number.</summary>
    public bool IsNotAvailable => Text.Trim().ToUpperInvariant() is "" or "NA" or "N/A" or "#N/A" or "NONE" or "NULL" or "NAN" or "-" or "--" or "." or "NR" or "NE" or "ND";

    public override string ToString() => Text;

    /// <summary>Nearly all numbers of a registry are small counts, and they are asked for several times.</summary>
    private static bool IsCount(ReadOnlySpan<char> text) => text.Length is > 0 and < 10 && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private (double? Value, NumberBound Bound) Parsed()
    {
        if (IsCount(Text)) return (int.Parse(Text, NumberStyles.None, CultureInfo.InvariantCulture), NumberBound.Exact);
        var rest = Text.AsSpan().Trim();
        var bound = TakeBound(ref rest);
        return (Number(rest), bound);
    }

    private static NumberBound TakeBound(ref ReadOnlySpan<char> rest)
    {
        var (bound, length) = rest switch
        {
            ['<', '=', ..] => (NumberBound.AtMost, 2),
            ['>', '=', ..] => (NumberBound.AtLeast, 2),
            ['<', ..] => (NumberBound.Below, 1),
            ['>', ..] => (NumberBound.Above, 1),
            ['\u2264', ..] => (NumberBound.AtMost, 1),
            ['\u2265', ..] => (NumberBound.AtLeast, 1),
            ['~' or '\u2248', ..] => (NumberBound.About, 1),
            ['=', ..] => (NumberBound.Exact, 1),
            _ => (NumberBound.Exact, 0),
        };
        rest = rest[length..].TrimStart();
        return bound;
    }

    private static double? Number(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] == '\u2212') return -Number(text[1..]);
        if (text.EndsWith("%")) text = text[..^1].TrimEnd();
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(text, plain, CultureInfo.InvariantCulture, out var value)) return double.IsFinite(value) ? value : null;
        return WithComma(text);
    }

    /// <summary>1,234 could be either of two numbers and stays unread; 1,5 and 1,234.5 and 1,234,567 cannot.</summary>
    private static double? WithComma(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        if (comma < 1) return null;
        var single = text[(comma + 1)..].IndexOf(',') < 0;
        if (single && text.IndexOf('.') < 0)
        {
            var digits = text[(comma + 1)..];
            return digits.Length != 3 && digits.IndexOfAnyExceptInRange('0', '9') < 0 && digits.Length > 0
                && double.TryParse($"{text[..comma]}.{digits}", NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
        }

        return IsGrouped(text) && double.TryParse(text.ToString().Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var grouped) ? grouped : null;
    }

    private static bool IsGrouped(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var first = true;
        foreach (var part in whole.Split(','))
        {
            if (!first && whole[part].Length != 3) return false;
            first = false;
        }

        return true;
    }

    private sealed class AsText : JsonConverter<ReportedNumber>
    {
        public override ReportedNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ReportedNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
