using System.Collections.Frozen;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Which country a page or a sentence of it is about, as far as the law shelf and the prices know countries.</summary>
internal sealed class Places
{
    private static readonly FrozenDictionary<string, string> ByRegulator = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["fda"] = "United States",
        ["ftc"] = "United States",
        ["ema"] = "European Union",
        ["tga"] = "Australia",
        ["mhra"] = "United Kingdom",
        ["cofepris"] = "Mexico",
        ["icmr"] = "India",
        ["cdsco"] = "India",
        ["nmc"] = "India",
        ["pmda"] = "Japan",
        ["titck"] = "Turkey",
        ["nice"] = "United Kingdom",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Folded names of one or two words, and the place of the shelf they stand for: "florida" for "Florida, United States".</summary>
    private readonly FrozenDictionary<string, string> byName;

    public Places(FactBook facts) => byName = facts.On(Shelf.Law).Select(f => f.Place).OfType<string>().Distinct(StringComparer.Ordinal)
        .Select(place => (Name: place.Split(',')[0].ToLowerInvariant(), place)).DistinctBy(p => p.Name, StringComparer.Ordinal).ToFrozenDictionary(p => p.Name, p => p.place, StringComparer.Ordinal);

    /// <summary>Places that a sentence names, a regulator's before a country's.</summary>
    public IEnumerable<string> In(Passage passage) =>
        passage.Words.Select(w => ByRegulator.GetValueOrDefault(w.Form)).OfType<string>().Concat(Named(passage)).Concat(passage.Names("country").Select(Countries.Name)).Distinct(StringComparer.Ordinal);

    /// <summary>In the sentence, else in the one before, in its heading, or the country that the page is from.</summary>
    public IEnumerable<string> Around(Passage passage, string? home)
    {
        var own = In(passage).ToList();
        if (own.Count == 0 && passage.Previous is { } before) own = [.. In(before)];
        if (own.Count == 0 && passage.Heading is { } heading) own = [.. In(heading)];
        return own.Count == 0 && home is not null ? [home] : own;
    }

    /// <summary>The country that a page is from: the one it names most where it speaks of no study; null when none leads.</summary>
    public string? Home(WholePage page)
    {
        var named = page.Passages.Where((p, i) => page.Cited[i] is null && !p.HasGroup("study")).SelectMany(Named)
            .CountBy(p => p, StringComparer.Ordinal).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(2).ToList();
        return named.Count == 0 || (named.Count == 2 && named[0].Value == named[1].Value) ? null : named[0].Key;
    }

    private IEnumerable<string> Named(Passage passage)
    {
        for (var i = 0; i < passage.Words.Count; i++)
        {
            if (byName.TryGetValue(passage.Words[i].Form, out var one)) yield return one;
            if (i + 1 < passage.Words.Count && byName.TryGetValue(passage.Words[i].Form + " " + passage.Words[i + 1].Form, out var two)) yield return two;
        }
    }
}
