using System.Collections.Frozen;
using System.Globalization;

namespace Equipoise.Evidence.Sources;

/// <summary>Country names in English by their ISO 3166-1 alpha-2 code, from the platform's own tables.</summary>
public static class Countries
{
    public static FrozenDictionary<string, string> Names { get; } = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => culture.Name.Split('-')[^1])
        .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper))
        .Distinct(StringComparer.Ordinal)
        .Select(code => new RegionInfo(code))
        .ToFrozenDictionary(region => region.TwoLetterISORegionName, region => region.EnglishName, StringComparer.Ordinal);

    public static string Name(string code) => Names.GetValueOrDefault(code, code);
}
