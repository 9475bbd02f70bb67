using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Eligibility.Phrases;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Eligibility;

/// <summary>Reads the fields of registers, each of which words them in its own way.</summary>
public static partial class TrialFields
{
    public static Openness Openness(string? status) => (status ?? "").Trim().ToUpperInvariant().Replace('_', ' ') switch
    {
        "RECRUITING" or "OPEN PUBLIC RECRUITING" or "OPEN TO RECRUITMENT" or "ONGOING" => Eligibility.Openness.Recruiting,
        "NOT YET RECRUITING" or "PENDING" or "NOT RECRUITING YET" => Eligibility.Openness.NotYetRecruiting,
        "ENROLLING BY INVITATION" => Eligibility.Openness.ByInvitation,
        "ACTIVE, NOT RECRUITING" or "ACTIVE NOT RECRUITING" or "COMPLETED" or "COMPLETE" or "TERMINATED" or "WITHDRAWN" or "SUSPENDED" or "NO LONGER AVAILABLE" or "APPROVED FOR MARKETING" or "NOT RECRUITING" or "TEMPORARY HALT"
            or "TEMPORARILY NOT AVAILABLE" or "CLOSED" or "ENDED" or "HALTED" or "RECRUITMENT ENDED" => Eligibility.Openness.Closed,
        _ => Eligibility.Openness.Unclear,
    };

    public static Sex? OnlySex(string? sex) => (sex ?? "").Trim().ToUpperInvariant() switch
    {
        "MALE" or "MALES" or "M" => Sex.Male,
        "FEMALE" or "FEMALES" or "F" => Sex.Female,
        _ => null,
    };

    /// <summary>Ages of the fields, and whether there were any.</summary>
    public static (AgeRange? Range, string? Text) Ages(TrialEligibility? eligibility)
    {
        var (low, high) = (AgePhrases.Field(eligibility?.MinimumAge), AgePhrases.Field(eligibility?.MaximumAge));
        if (low is null && high is null) return (null, null);
        var range = (low is { } from ? AgeRange.AtLeast(from) : AgeRange.Any).And(high is { } to ? AgeRange.UpTo(to) : AgeRange.Any);
        return (range, $"{eligibility!.MinimumAge ?? ""} – {eligibility.MaximumAge ?? ""}".Trim());
    }

    public static string? Phase(ImmutableArray<string> phases)
    {
        var numbers = phases.SelectMany(p => PhaseNumbers().Matches(p).Select(m => m.Value.ToUpperInvariant() switch { "I" => "1", "II" => "2", "III" => "3", "IV" => "4", var n => n })).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return numbers.Count == 0 ? null : string.Join('/', numbers);
    }

    public static bool NamesAutism(IEnumerable<string?> texts) => texts.Any(t => t is not null && Autism().IsMatch(t));

    public static bool NamesCells(IEnumerable<string?> texts) => texts.Any(t => t is not null && Cells().IsMatch(t));

    /// <summary>Sentences that speak of paying.</summary>
    public static ImmutableArray<string> Money(IEnumerable<string?> texts) =>
    [
        .. texts.OfType<string>().SelectMany(t => Sentences().Split(t)).Where(s => s.Length is > 10 and < 400 && MoneyWords().IsMatch(s)).Select(s => Blanks().Replace(s, " ").Trim()).Distinct(StringComparer.Ordinal).Take(3),
    ];

    [GeneratedRegex(@"(?<![\d.])[1-4](?![\d.])|\b(IV|I{1,3})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex PhaseNumbers();

    [GeneratedRegex(@"\bautis|\basperger|pervasive development|\bASD\b(?!.*septal)|\bPDD-?NOS\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Autism();

    [GeneratedRegex(@"stem[- ]?cells?\b|stromal cells?|\bcord blood\b|mononuclear cells?|\bMSCs?\b|exosome|extracellular vesicle|secretome|cell(ular)?[- ]therap|marrow (cell|concentrate|aspirate)|\bcells? (infusion|injection|transplant)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Cells();

    [GeneratedRegex(@"(?<=[.!?;])\s+|\n\s*\n|\n\s*[-*•]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\b(patients?|participants?|families|family|parents?|subjects?|sponsors?|insurance|insurers?|costs?|fees?|treatment)\b[^.]{0,80}\b(pay|pays|paid|paying|payment|charged?|self-?(paid|pay|fund(ed)?)|out[- ]of[- ]pocket|at (no|their own) cost|free of charge|reimburse[ds]?|compensat(ed|ion))\b|\b(patient|self)[- ](funded|paid|sponsored)\b|\bfree of charge\b|\bno (cost|charge) to\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex MoneyWords();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Blanks();
}
