using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Clinics;

/// <summary>What a group of criteria is about.</summary>
public enum CriterionGroup
{
    /// <summary>Without these nothing else counts.</summary>
    Gate,

    /// <summary>The cells and where they are made.</summary>
    Product,

    /// <summary>The child before, during and after.</summary>
    Care,

    /// <summary>The people, the consent and the money.</summary>
    People,

    /// <summary>What the clinic says and who stands behind it.</summary>
    Honesty,
}

/// <summary>A file in <c>data/vetting</c>: what a clinic has to show.</summary>
public sealed record VettingChecklist
{
    public required ImmutableArray<VettingCriterion> Criteria { get; init; }
}

/// <summary>One thing a clinic has to show, and by what.</summary>
public sealed record VettingCriterion
{
    /// <summary>A letter and a number, such as <c>A1</c>.</summary>
    public required string Id { get; init; }

    public required CriterionGroup Group { get; init; }

    /// <summary>The criterion as a plain sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What counts as evidence; the clinic's word alone never does.</summary>
    public required string Counts { get; init; }

    /// <summary>What a family can ask to see.</summary>
    public required string Ask { get; init; }

    /// <summary>Who else asks for it.</summary>
    public required ImmutableArray<CriterionBasis> Basis { get; init; }
}

/// <summary>Where a criterion comes from.</summary>
public sealed record CriterionBasis : Figure
{
    public required string Says { get; init; }
}

/// <summary>The keys by which the sentences of the checklist are translated.</summary>
public static class CriterionKeys
{
    /// <summary>The folder, and the topic of the translations.</summary>
    public const string Topic = "vetting";

    public static string Title(VettingCriterion criterion) => criterion.Id + ".title";

    public static string Counts(VettingCriterion criterion) => criterion.Id + ".counts";

    public static string Ask(VettingCriterion criterion) => criterion.Id + ".ask";

    /// <summary>Every sentence that can be translated, with its key.</summary>
    public static IEnumerable<(string Key, string English)> Of(VettingCriterion criterion) =>
        [(Title(criterion), criterion.Title), (Counts(criterion), criterion.Counts), (Ask(criterion), criterion.Ask)];
}
