using System.Collections.Frozen;

namespace Equipoise.Evidence.Claims.Languages;

/// <summary>Names of languages in English.</summary>
internal static class LanguageNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic",
        ["bn"] = "Bengali",
        ["de"] = "German",
        ["el"] = "Greek",
        ["en"] = "English",
        ["es"] = "Spanish",
        ["fr"] = "French",
        ["he"] = "Hebrew",
        ["hi"] = "Hindi",
        ["hy"] = "Armenian",
        ["it"] = "Italian",
        ["ja"] = "Japanese",
        ["ka"] = "Georgian",
        ["ko"] = "Korean",
        ["nl"] = "Dutch",
        ["pl"] = "Polish",
        ["pt"] = "Portuguese",
        ["ro"] = "Romanian",
        ["ru"] = "Russian",
        ["sr"] = "Serbian",
        ["ta"] = "Tamil",
        ["te"] = "Telugu",
        ["th"] = "Thai",
        ["tr"] = "Turkish",
        ["uk"] = "Ukrainian",
        ["vi"] = "Vietnamese",
        ["zh"] = "Chinese",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string? Of(string code) => Names.GetValueOrDefault(code);
}
