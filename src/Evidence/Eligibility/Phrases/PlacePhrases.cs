using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Eligibility.Phrases;

/// <summary>Where a family must live and which languages it must speak.</summary>
internal static partial class PlacePhrases
{
    private static readonly FrozenDictionary<string, string> Languages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["english"] = "en", ["spanish"] = "es", ["french"] = "fr", ["german"] = "de", ["italian"] = "it", ["portuguese"] = "pt", ["dutch"] = "nl", ["turkish"] = "tr", ["vietnamese"] = "vi",
        ["chinese"] = "zh", ["mandarin"] = "zh", ["cantonese"] = "zh", ["arabic"] = "ar", ["hebrew"] = "he", ["japanese"] = "ja", ["korean"] = "ko", ["russian"] = "ru", ["polish"] = "pl", ["swedish"] = "sv",
        ["danish"] = "da", ["norwegian"] = "no", ["finnish"] = "fi", ["greek"] = "el", ["hindi"] = "hi", ["urdu"] = "ur", ["persian"] = "fa", ["farsi"] = "fa", ["czech"] = "cs", ["hungarian"] = "hu",
        ["romanian"] = "ro", ["serbian"] = "sr", ["ukrainian"] = "uk", ["thai"] = "th", ["malay"] = "ms", ["francophone"] = "fr",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Georgia, which is a state of the US too.</summary>
    private const string StateOrCountry = "GE";

    /// <summary>Codes of the languages that trials ask for.</summary>
    public static FrozenSet<string> LanguageCodes { get; } = Languages.Values.ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<Phrase> In(string text)
    {
        foreach (Match match in Speaking().Matches(text))
            yield return new(match.Index, match.Length, new FamilySpeaks([.. match.Groups["l"].Captures.Select(c => Languages[c.Value]).Distinct(StringComparer.Ordinal)])) { IsDenied = match.Groups["no"].Success };
        foreach (Match match in Resident().Matches(text))
            if (CountryNames.At(text, match.Index + match.Length) is var (country, length) && country != StateOrCountry) yield return new(match.Index, match.Length + length, new LivesIn([country], OnlyPart: false));
    }

    private const string Tongue = @"(?<l>english|spanish|french|german|italian|portuguese|dutch|turkish|vietnamese|chinese|mandarin|cantonese|arabic|hebrew|japanese|korean|russian|polish|swedish|danish|norwegian|finnish|greek|hindi|urdu|persian|farsi|czech|hungarian|romanian|serbian|ukrainian|thai|malay)";
    private const string Tongues = Tongue + @"(\s*(,|or|and/or|/|,\s*or)\s*" + Tongue + ")*";

    [GeneratedRegex(@"\b((?<no>not |non-|do(es)? not |unable to |inability to |cannot |can't )?(able to |can )?(speak|speaks|speaking|understand|understands)( and (speak|speaks|understand|understands))?\s+(either\s+)?" + Tongues + @"|(?<no>not? |non-)?" + Tongues + @"[- ]speaking|(?<l>francophone))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Speaking();

    [GeneratedRegex(@"\b(residents? of|resid(e|es|ing) in|liv(e|es|ing) in|citizens? of)\s+(the\s+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Resident();
}

/// <summary>Countries as they are named in running text and by registers.</summary>
internal static class CountryNames
{
    private static readonly FrozenDictionary<string, string> Codes = Countries.Names.Select(n => KeyValuePair.Create(n.Value.ToLowerInvariant(), n.Key)).Concat(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["usa"] = "US", ["u.s."] = "US", ["us"] = "US", ["u.s.a."] = "US", ["united states of america"] = "US", ["uk"] = "GB", ["england"] = "GB", ["scotland"] = "GB", ["wales"] = "GB", ["great britain"] = "GB", ["turkey"] = "TR", ["turkiye"] = "TR",
        ["korea, republic of"] = "KR", ["republic of korea"] = "KR", ["korea"] = "KR", ["viet nam"] = "VN", ["iran, islamic republic of"] = "IR", ["iran (islamic republic of)"] = "IR", ["russian federation"] = "RU", ["czech republic"] = "CZ",
        ["hong kong"] = "HK", ["macau"] = "MO", ["syrian arab republic"] = "SY", ["moldova, republic of"] = "MD", ["tanzania, united republic of"] = "TZ", ["bosnia and herzegovina"] = "BA", ["palestinian territories, occupied"] = "PS", ["palestine"] = "PS",
        ["former yugoslavia"] = "RS", ["macedonia, the former yugoslav republic of"] = "MK", ["the netherlands"] = "NL", ["holland"] = "NL", ["lao people's democratic republic"] = "LA", ["brunei darussalam"] = "BN", ["côte d'ivoire"] = "CI", ["ivory coast"] = "CI",
        ["congo, the democratic republic of the"] = "CD", ["congo"] = "CG", ["libyan arab jamahiriya"] = "LY", ["myanmar"] = "MM", ["burma"] = "MM", ["cape verde"] = "CV", ["uae"] = "AE", ["people's republic of china"] = "CN", ["taiwan, province of china"] = "TW", ["trinidad and tobago"] = "TT", ["antigua and barbuda"] = "AG",
    }).DistinctBy(p => p.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly int Longest = Codes.Keys.Max(k => k.Length);

    /// <summary>Code of a country that a register names; null when the name is none that is known.</summary>
    public static string? Code(string? name) => name is null ? null : Codes.TryGetValue(name.Trim().ToLowerInvariant(), out var code) ? code : null;

    /// <summary>The country named from a place in a plain text on, and how long its name is.</summary>
    internal static (string Code, int Length)? At(string text, int start)
    {
        for (var length = Math.Min(Longest, text.Length - start); length > 1; length--)
        {
            if (start + length < text.Length && char.IsLetterOrDigit(text[start + length])) continue;
            if (Codes.TryGetValue(text.Substring(start, length), out var code)) return (code, length);
        }

        return null;
    }
}
