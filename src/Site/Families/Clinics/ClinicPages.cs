using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Components;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Families.Clinics;

/// <summary>What the pages about clinics share.</summary>
internal static class ClinicPages
{
    public const string Topic = "clinics";

    public const string Address = "/families/clinics";

    public const string Checklist = "/families/clinics/checklist";

    public const string Compare = "/families/clinics/compare";

    public const string WhyNot = "/families/clinics/why-not";

    /// <summary>Most clinics side by side.</summary>
    public const int MostCompared = 4;

    private const int LongestSearch = 100;

    public static string Of(Clinic clinic) => $"{Address}/{clinic.Id}";

    /// <summary>Those whose name, town or country holds the words, whatever the case and accents.</summary>
    public static ImmutableArray<Clinic> Search(ClinicDirectory directory, string? words) =>
        Cut(words) is { Length: > 0 } sought ? [.. directory.Clinics.Where(c => new[] { c.Name, c.Place, Countries.Names[c.Country] }.Any(text => Holds(text, sought)))] : directory.Clinics;

    /// <summary>What somebody typed, no longer than can be shown.</summary>
    public static string Cut(string? words) => words?.Trim() is { } trimmed ? trimmed.Length <= LongestSearch ? trimmed : trimmed[..LongestSearch] : "";

    /// <summary>The clinics that are asked for side by side, each once: <c>ids=a&amp;ids=b</c> or <c>ids=a,b</c>.</summary>
    public static (ImmutableArray<Clinic> Clinics, ImmutableArray<string> Unknown, bool TooMany) Chosen(ClinicDirectory directory, IQueryCollection? query)
    {
        var ids = (query?["ids"] ?? []).SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase).Take(100).ToList();
        var found = ids.Select(directory.Find).OfType<Clinic>().ToList();
        return ([.. found.Take(MostCompared)], [.. ids.Where(id => directory.Find(id) is null).Select(Cut)], found.Count > MostCompared);
    }

    /// <summary>The sign beside a result; the words always stand beside it.</summary>
    public static string Sign(CriterionResult result) => result switch
    {
        CriterionResult.Met => "✓",
        CriterionResult.NotMet => "✗",
        _ => "?",
    };

    public static string Style(CriterionResult result) => "point-" + Choice.Word(result);

    private static bool Holds(string text, string words) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}

/// <summary>What a family has found out about a clinic by itself; it stands in the address of the page and nowhere else.</summary>
/// <param name="Clinic">Its name, as typed.</param>
/// <param name="Found">By criterion.</param>
public sealed record OwnFindings(string Clinic, ImmutableSortedDictionary<string, CriterionResult> Found)
{
    /// <summary>Words that are none of the answers are passed over.</summary>
    public static OwnFindings Of(IQueryCollection? query, ImmutableArray<VettingCriterion> checklist)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, CriterionResult>(StringComparer.Ordinal);
        foreach (var criterion in checklist)
            foreach (var result in Enum.GetValues<CriterionResult>().Where(r => query?[criterion.Id].LastOrDefault() == Choice.Word(r))) found[criterion.Id] = result;
        return new(ClinicPages.Cut(query?["clinic"].LastOrDefault()), found.ToImmutable());
    }

    public bool IsEmpty => Found.IsEmpty;

    public CriterionResult? Result(VettingCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return Found.TryGetValue(criterion.Id, out var result) ? result : null;
    }
}
