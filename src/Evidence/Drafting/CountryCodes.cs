using System.Collections.Frozen;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Drafting;

/// <summary>Codes of countries by the names that registers print.</summary>
internal static class CountryCodes
{
    private static readonly FrozenDictionary<string, string> ByName = Countries.Names.Select(c => (c.Value, c.Key))
        .Concat(
        [
            ("United States of America", "US"), ("USA", "US"), ("Russian Federation", "RU"), ("Russia", "RU"), ("Korea, Republic of", "KR"), ("Republic of Korea", "KR"), ("South Korea", "KR"), ("Iran, Islamic Republic of", "IR"), ("Iran (Islamic Republic of)", "IR"),
            ("Viet Nam", "VN"), ("Turkey", "TR"), ("Türkiye", "TR"), ("Turkey (Türkiye)", "TR"), ("Czech Republic", "CZ"), ("Czechia", "CZ"), ("UK", "GB"), ("Hong Kong", "HK"), ("Bosnia and Herzegovina", "BA"), ("Moldova, Republic of", "MD"), ("Macedonia, The Former Yugoslav Republic of", "MK"), ("North Macedonia", "MK"), ("Taiwan", "TW"),
        ])
        .DistinctBy(c => c.Item1, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(c => c.Item1, c => c.Item2, StringComparer.OrdinalIgnoreCase);

    public static string? Of(string name) => ByName.GetValueOrDefault(name.Trim()) is { } code && Countries.Names.ContainsKey(code) ? code : null;
}
