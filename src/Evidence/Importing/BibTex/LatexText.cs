using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Importing.BibTex;

/// <summary>Plain text of the LaTeX in references: accents, letters, dashes and braces. What is not known stays as it stands.</summary>
internal static partial class LatexText
{
    private static readonly Dictionary<char, char> Accents = new()
    {
        ['\''] = '\u0301', ['`'] = '\u0300', ['^'] = '\u0302', ['"'] = '\u0308', ['~'] = '\u0303', ['='] = '\u0304', ['.'] = '\u0307',
        ['u'] = '\u0306', ['v'] = '\u030C', ['H'] = '\u030B', ['c'] = '\u0327', ['k'] = '\u0328', ['r'] = '\u030A', ['d'] = '\u0323', ['b'] = '\u0331',
    };

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["ss"] = "ß", ["ae"] = "æ", ["AE"] = "Æ", ["oe"] = "œ", ["OE"] = "Œ", ["o"] = "ø", ["O"] = "Ø", ["aa"] = "å", ["AA"] = "Å", ["l"] = "ł", ["L"] = "Ł", ["i"] = "ı", ["j"] = "ȷ",
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["mu"] = "μ", ["kappa"] = "κ", ["lambda"] = "λ", ["Delta"] = "Δ", ["textmu"] = "μ", ["textalpha"] = "α", ["textbeta"] = "β",
        ["textendash"] = "–", ["textemdash"] = "—", ["textquoteright"] = "’", ["textquoteleft"] = "‘", ["textquotedblleft"] = "“", ["textquotedblright"] = "”", ["textregistered"] = "®", ["texttrademark"] = "™",
        ["textdegree"] = "°", ["pm"] = "±", ["textpm"] = "±", ["times"] = "×", ["geq"] = "≥", ["ge"] = "≥", ["leq"] = "≤", ["le"] = "≤", ["textless"] = "<", ["textgreater"] = ">", ["ldots"] = "…", ["dots"] = "…", ["S"] = "§", ["textbackslash"] = "\\", ["copyright"] = "©",
    };

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\{}~$-`'");

    public static string Plain(string latex)
    {
        if (!latex.AsSpan().ContainsAny(Marks)) return Blanks().Replace(latex, " ").Trim();
        var text = Accented().Replace(latex, Accent);
        text = Command().Replace(text, match => Letters.TryGetValue(match.Groups["name"].Value, out var letter) ? letter
            : IsStyle(match.Groups["name"].Value) ? "" : match.Value);
        text = Escaped().Replace(text, "${c}\u0001");
        text = text.Replace("---", "—", StringComparison.Ordinal).Replace("--", "–", StringComparison.Ordinal).Replace("``", "“", StringComparison.Ordinal).Replace("''", "”", StringComparison.Ordinal);
        text = Unmarked().Replace(text, match => match.Value[0] == '~' ? " " : "").Replace("\u0001", "", StringComparison.Ordinal);
        return Blanks().Replace(text, " ").Trim().Normalize(NormalizationForm.FormC);
    }

    private static string Accent(Match match)
    {
        var letter = match.Groups["letter"].Value switch { "\\i" => "i", "\\j" => "j", var plain => plain };
        return letter + Accents[match.Groups["accent"].Value[0]];
    }

    private static bool IsStyle(string name) => name is "textit" or "textbf" or "emph" or "textrm" or "textsc" or "textsuperscript" or "textsubscript" or "mathrm" or "it" or "bf" or "em" or "sc" or "ensuremath" or "url" or "mbox" or "text";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // \'e \'{e} {\'e} \v{s} \"{\i}
    [GeneratedRegex(@"\\((?<accent>['`^""~=.])\s*\{?(?<letter>\\[ij]|[A-Za-z])\}?|(?<accent>[uvHckrdb])(\s*\{(?<letter>\\[ij]|[A-Za-z])\}|\s+(?<letter>[A-Za-z])\b))", Options, 5000)]
    private static partial Regex Accented();

    [GeneratedRegex(@"\\(?<name>[A-Za-z]+)(\s+|\{\})?", Options, 5000)]
    private static partial Regex Command();

    // The mark behind the character keeps it from being taken for one of LaTeX.
    [GeneratedRegex(@"\\(?<c>[&%$#_{}~^])", Options, 5000)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"[{}~$](?!\u0001)", Options, 5000)]
    private static partial Regex Unmarked();

    [GeneratedRegex(@"\s+", Options, 5000)]
    private static partial Regex Blanks();
}
