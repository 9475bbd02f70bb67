using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>One word in one document.</summary>
/// <param name="Document">Number of the document.</param>
/// <param name="Weight">How much the document is about the word, 0 to 1: frequency by place and length, saturated.</param>
/// <param name="Quote">Number of the first quotable passage with the word; -1 when there is none.</param>
internal readonly record struct Posting(int Document, float Weight, int Quote);

/// <summary>Where each word of the vocabulary stands.</summary>
internal sealed record Postings(Vocabulary Vocabulary, ImmutableArray<ImmutableArray<Posting>> ByWord, int Documents)
{
    public ImmutableArray<Posting> Of(int word) => ByWord[word];

    /// <summary>How telling a word is: rare words tell more (the BM25 form, which is never negative).</summary>
    public float Rarity(int word) => MathF.Log(1 + ((Documents - ByWord[word].Length + 0.5f) / (ByWord[word].Length + 0.5f)));
}
