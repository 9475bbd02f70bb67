using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims.Lexicons;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>The words by which the studies we know may be cited: ids, authors and places, as a lexicon made of the evidence base itself.</summary>
public static class StudyNames
{
    /// <summary>A family name this long is no everyday word.</summary>
    private const int LongName = 6;

    private static readonly FrozenSet<string> NoPlace = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "university", "hospital", "health", "medical", "center", "centre", "clinic", "technology", "women's", "children's", "capital", "with", "authors", "the", "own", "cell", "maker");

    public static Lexicon Lexicon(IEnumerable<CitedStudy> studies) => new()
    {
        Id = "studies",
        Language = "en",
        Summary = "Names of the studies in the evidence base.",
        Concepts = [.. studies.SelectMany(Concepts)],
    };

    private static IEnumerable<Concept> Concepts(CitedStudy study)
    {
        if (study.Ids.Length > 0) yield return new() { Id = "cited." + study.Id, Terms = study.Ids };
        if (Places(study) is { IsEmpty: false } places) yield return new() { Id = "site." + study.Id, Terms = places };
        if (Authors(study) is { IsEmpty: false } authors) yield return new() { Id = "author." + study.Id, Terms = authors };
    }

    private static ImmutableArray<string> Places(CitedStudy study) =>
    [
        .. (study.Place ?? "").Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= 4 && char.IsUpper(w[0]) && !NoPlace.Contains(w)),
    ];

    private static ImmutableArray<string> Authors(CitedStudy study) =>
    [
        .. study.Authors.Take(1).SelectMany(a => study.Years.Select(y => a + " " + y.ToString(CultureInfo.InvariantCulture)).Append(a + " et al").Append(a + " and colleagues")),
        .. study.Authors.Take(1).Append(study.Authors.LastOrDefault() ?? "").Where(a => a.Length >= LongName && !a.Contains(' ', StringComparison.Ordinal)),
    ];
}
