using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Finding;

/// <summary>A sentence with what it speaks of, and with what stands around it.</summary>
/// <param name="Sentence">Where it stands.</param>
/// <param name="Kind">The stretch it stands in.</param>
/// <param name="Words">Its words.</param>
/// <param name="Matches">The concepts in it.</param>
public sealed record Passage(Sentence Sentence, BlockKind Kind, IReadOnlyList<Word> Words, ImmutableArray<Match> Matches)
{
    /// <summary>Words by which a study is told of, and numbers written as words: for setting an account beside the study; no ranking sees them.</summary>
    public ImmutableArray<Match> Cues { get; init; } = [];

    /// <summary>The heading it stands under.</summary>
    public Passage? Heading { get; init; }

    /// <summary>The half sentence with a colon that an item of a list goes on from.</summary>
    public Passage? LeadIn { get; init; }

    /// <summary>The sentence before it in the same stretch.</summary>
    public Passage? Previous { get; init; }

    public bool IsQuestion => Words.Count > 0 && Words[^1].Form == "?";

    public bool EndsInColon => Words.Count > 0 && Words[^1].Form == ":";

    /// <summary>The groups of its concepts, without repeats, in ordinal order.</summary>
    public ImmutableArray<string> Groups { get; } = GroupsOf(Matches);

    public bool Has(string concept)
    {
        foreach (var match in Matches)
        {
            if (match.Concept == concept) return true;
        }

        return false;
    }

    public bool HasGroup(string group) => Groups.AsSpan().Contains(group);

    public bool HasCue(string cue)
    {
        foreach (var match in Cues)
        {
            if (match.Concept == cue) return true;
        }

        return false;
    }

    /// <summary>Names of one group, without repeats, in order.</summary>
    public IEnumerable<string> Names(string group) => Matches.Where(m => m.Group == group).Select(m => m.Name).Distinct(StringComparer.Ordinal);

    private static ImmutableArray<string> GroupsOf(ImmutableArray<Match> matches)
    {
        var groups = new List<string>(matches.Length);
        foreach (var match in matches)
        {
            if (!groups.Contains(match.Group)) groups.Add(match.Group);
        }

        groups.Sort(StringComparer.Ordinal);
        return [.. groups];
    }
}
