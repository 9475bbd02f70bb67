using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Words;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>
/// Finds studies that a sentence names and that we do not know: by registry id, DOI or PubMed id, by author ("Okafor et al."), or by country with a year or a size.
/// Whether there is such a study cannot be told from here; nothing that is said of it is called wrong.
/// </summary>
internal sealed partial class UnknownStudies
{
    /// <summary>Children from which a number tells a study from a family.</summary>
    private const int FewestChildren = 5;

    private const int LongestSentence = 1500;

    private static readonly FrozenSet<string> Months = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Spring", "Summer", "Autumn", "Winter");

    private static readonly FrozenSet<string> Nations = Countries.Names.Values.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> ids, names;

    public UnknownStudies(ImmutableArray<CitedStudy> studies)
    {
        ids = studies.SelectMany(s => s.Ids).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        names = studies.SelectMany(s => s.Authors.Append(s.Label).Append(s.Place ?? "")).SelectMany(a => a.Split([' ', ',', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries)).Select(Folded).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The study as the sentence calls it; null where none is named, or one that we know.</summary>
    public string? In(string sentence, Passage passage, StudyCitation? citation)
    {
        if (sentence.Length > LongestSentence || passage.IsQuestion || !MayName(sentence)) return null;
        return ById(sentence) ?? (citation is { IsNamed: true } ? null : ByAuthor(sentence, passage) ?? ByCountry(sentence, passage, citation));
    }

    /// <summary>Every way of naming a study that is looked for has a figure in it or names those who did it with others.</summary>
    private static bool MayName(string sentence) =>
        sentence.AsSpan().ContainsAnyInRange('0', '9') || sentence.Contains("et al", StringComparison.Ordinal) || sentence.Contains(" and co", StringComparison.Ordinal) || sentence.Contains(" and others", StringComparison.Ordinal);

    private string? ById(string sentence) => Ids().Matches(sentence).Select(m => m.Value.TrimEnd('.', ',', ';')).FirstOrDefault(id => !ids.Contains(id) && !ids.Contains(id.Replace(":", "", StringComparison.Ordinal)));

    private string? ByAuthor(string sentence, Passage passage)
    {
        foreach (Match match in Authors().Matches(sentence))
        {
            var name = match.Groups["name"].Value;
            if (names.Contains(Folded(name)) || Months.Contains(name) || Nations.Contains(name)) continue;
            if (!match.Groups["others"].Success && !passage.HasGroup("study")) continue;
            return match.Value.Trim().TrimEnd(',', '(', ';');
        }

        return null;
    }

    /// <summary>"A 2019 trial from Korea", "a study of 300 children in Mexico".</summary>
    private static string? ByCountry(string sentence, Passage passage, StudyCitation? citation)
    {
        if (citation is not null || passage.Has("condition.other") || passage.HasGroup("law") || passage.HasGroup("negation") || !passage.HasCue("cue.trial-of")) return null;
        var said = ReadSaid.Of(passage);
        if (said.IsReview || said.IsAnimal || (said.Published.IsEmpty && !said.Totals.Any(n => n >= FewestChildren))) return null;
        if (Named().Matches(sentence).Select(m => m.Value).FirstOrDefault(Nations.Contains) is not { } country) return null;
        var tells = said.Totals.Where(n => n >= FewestChildren).Select(n => $"{n} children").Concat(said.Published.Select(y => $"{y}")).ToList();
        return $"{country}, {string.Join(", ", tells)}";
    }

    private static string Folded(string name) => string.Concat(ReadWords.Of(name, 0, name.Length).Select(w => w.Form));

    [GeneratedRegex(@"\b(?:NCT\d{8}|ChiCTR[-A-Z]{0,8}\d{6,12}|ISRCTN\d{8}|IRCT\d{8,16}\w{0,6}|CTRI/\d{4}/\d{2,3}/\d{4,8}|10\.\d{4,9}/[^\s""”)>\]]+|PMID:?\s?\d{7,8})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\b(?<name>\p{Lu}[\p{L}'’]{2,30}(?:-\p{Lu}\p{L}{1,30})?)(?:(?<others>,? et al\.?| and colleagues| and co-?workers| and others),?\s?\(?(?:(?:19|20)\d{2}\)?)?|\s\((?:19|20)\d{2}\))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Authors();

    [GeneratedRegex(@"\p{Lu}\p{L}{1,30}(?: \p{Lu}\p{L}{1,30})?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Named();
}
