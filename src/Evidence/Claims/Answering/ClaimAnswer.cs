using System.Collections.Immutable;
using Graded = Equipoise.Evidence.Findings.Finding;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Why a verdict was given and what it rests on.</summary>
/// <param name="Why">One to three plain sentences.</param>
/// <param name="Evidence">Ids of findings, studies, reviews, facts and prices.</param>
public sealed record ClaimAnswer(string Why, ImmutableArray<string> Evidence)
{
    private const int MostSentences = 3, MostEvidence = 10;

    /// <summary>The finding behind it; null where the answer rests on something else.</summary>
    public string? Finding { get; init; }

    /// <summary>That finding's own sentence, word for word: how sure by how much.</summary>
    public string? Statement { get; init; }

    internal static ClaimAnswer Of(IEnumerable<string?> sentences, IEnumerable<string?> evidence) => new(
        string.Join(' ', sentences.OfType<string>().SelectMany(Sentences.Of).Take(MostSentences)),
        [.. evidence.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MostEvidence)]);

    /// <summary>Says first that a study which is named is not known to us.</summary>
    internal ClaimAnswer Naming(string? unknown) => unknown is null ? this : this with
    {
        Why = string.Join(' ', Sentences.Of(Why).Take(MostSentences - 1).Prepend($"We know no such study as “{unknown}”, so we could not compare what is said of it.")),
    };

    internal ClaimAnswer With(Graded? finding) => finding is null ? this : this with { Finding = finding.Id, Statement = finding.Statement };
}
