using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Evidence.Claims;

/// <summary>A sentence of a page that can be true or false, and what the evidence says to it.</summary>
public sealed record Claim
{
    /// <summary>Where it begins in the text that was given, in Unicode code points.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends.</summary>
    public required int End { get; init; }

    /// <summary>The words of the page, to the letter.</summary>
    public required string Quote { get; init; }

    public required ClaimType Type { get; init; }

    public required Stance Stance { get; init; }

    public required ClaimConcepts Concepts { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The reason in one to three plain sentences.</summary>
    public required string Why { get; init; }

    /// <summary>Ids of findings, studies, reviews and facts that the verdict rests on.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>Where each of them can be read, in the same order.</summary>
    public ImmutableArray<EvidenceLink> Links { get; init; } = [];

    /// <summary>The sentence of the finding behind it, word for word: how sure by how much; null where the verdict rests on something else.</summary>
    public string? Statement { get; init; }

    /// <summary>What a cited study is said to be and was not.</summary>
    public ImmutableArray<Disagreement> Misdescribed { get; init; } = [];

    /// <summary>A study that is named and that we do not know, as the page calls it; null where there is none.</summary>
    public string? UnknownStudy { get; init; }

    public ImmutableArray<Warning> Flags { get; init; } = [];

    /// <summary>Which rule or which words led to the verdict, strongest first; for the reader who asks.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Its place in UTF-16 units, for those who cut the text.</summary>
    [JsonIgnore]
    public Sentence Place { get; init; }
}

/// <summary>What a claim speaks of, in the ids of the evidence base.</summary>
/// <param name="Cells">Kinds of cells.</param>
/// <param name="Routes">Ways into the body.</param>
/// <param name="Outcomes">What gets better.</param>
/// <param name="Instruments">Scales.</param>
public sealed record ClaimConcepts(ImmutableArray<string> Cells, ImmutableArray<string> Routes, ImmutableArray<string> Outcomes, ImmutableArray<string> Instruments)
{
    public static ClaimConcepts Of(Passage passage) => new([.. passage.Names("cells")], [.. passage.Names("route")], [.. passage.Names("outcome")], [.. passage.Names("instrument")]);
}
