using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>A word of the vocabulary that will do for a word that was typed.</summary>
/// <param name="Word">Its number.</param>
/// <param name="Weight">How well it will do, 0 to 1.</param>
/// <param name="IsSlip">True when it is another word, only spelt nearly so.</param>
internal readonly record struct Match(int Word, float Weight, bool IsSlip = false);

/// <summary>Words that must all stand in a document; any match of each will do.</summary>
internal sealed record Phrase(ImmutableArray<ImmutableArray<Match>> Words, float Weight)
{
    public bool CanMatch => Words.All(w => !w.IsEmpty);
}

/// <summary>One thing that is asked for, and the phrases by which it may be called.</summary>
internal sealed record Want(ImmutableArray<Phrase> Phrases)
{
    public IEnumerable<Match> Matches => Phrases.SelectMany(p => p.Words).SelectMany(w => w);
}
