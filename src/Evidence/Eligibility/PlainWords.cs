using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Eligibility;

/// <summary>Brings the many ways of printing a criterion to one: small letters, plain signs, figures for number words.</summary>
internal static partial class PlainWords
{
    private static readonly FrozenDictionary<string, string> Numbers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10",
        ["eleven"] = "11", ["twelve"] = "12", ["fifteen"] = "15", ["sixteen"] = "16", ["eighteen"] = "18", ["twenty"] = "20",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        foreach (var sign in text.Normalize(NormalizationForm.FormKC))
        {
            plain.Append(sign switch
            {
                '\\' => "",
                '≥' or '≧' or '⩾' => ">=",
                '≤' or '≦' or '⩽' => "<=",
                '‐' or '‑' or '‒' or '–' or '—' or '−' or '˗' or '~' => "-",
                '’' or '‘' or '`' or '´' => "'",
                '“' or '”' => "\"",
                _ => char.ToLowerInvariant(sign).ToString(),
            });
        }

        var words = Blanks().Replace(plain.ToString(), " ").Trim();
        words = AtLeast().Replace(words, ">=");
        words = AtMost().Replace(words, "<=");
        words = NumberWords().Replace(words, m => Numbers[m.Value]);
        return Said().Replace(words, m => m.Groups["n"].Value);
    }

    public static decimal Number(string digits) => decimal.Parse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@">\s*=|=>|(more|greater|older|higher|larger) than or (equal|equals)( to)?|\bequal to or (more|greater|older|higher) than\b|\bno less than\b|\bnot less than\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"<\s*=|=<|(less|younger|lower|smaller) than or (equal|equals)( to)?|\bequal to or (less|younger|lower) than\b|\bno more than\b|\bnot more than\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|twenty)\b(?=\W+(\d+\W+)?(-|to|and|through|years?|yrs?|months?|weeks?|days?)\b|-)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NumberWords();

    /// <summary>"four (4) years" says one number twice.</summary>
    [GeneratedRegex(@"\b(?<n>\d+) ?\((?<again>\d+)\)(?<=\b\k<n> ?\(\k<n>\))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Said();
}
