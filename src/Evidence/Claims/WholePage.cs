using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims;

/// <summary>A page as a whole: what stands anywhere in it.</summary>
public sealed class WholePage
{
    /// <summary>A page with fewer sentences on cells for autism is not about them.</summary>
    private const int FewestOnTopic = 2;

    /// <summary>Sentences of what is no whole page.</summary>
    private const int Excerpt = 3;

    public WholePage(ImmutableArray<Passage> passages, ImmutableArray<StudyCitation?> cited, ImmutableArray<Frame> frames)
    {
        Passages = passages;
        Cited = cited;
        Frames = frames;
        Concepts = passages.SelectMany(p => p.Matches).Select(m => m.Concept).ToImmutableHashSet(StringComparer.Ordinal);
        var autism = passages.Count(p => p.Has("condition.autism"));
        IsOnTopic = autism > 0 && passages.Count(p => p.HasGroup("cells")) >= FewestOnTopic && autism * 2 >= passages.Count(p => p.Has("condition.other"));
        OtherDiseases = passages.SelectMany(p => p.Matches.Where(m => m.Concept == "condition.other").Select(m => p.Words[m.First].Form)).Distinct(StringComparer.Ordinal).Count();
    }

    public ImmutableArray<Passage> Passages { get; }

    /// <summary>One for each passage.</summary>
    public ImmutableArray<StudyCitation?> Cited { get; }

    /// <summary>One for each passage.</summary>
    public ImmutableArray<Frame> Frames { get; }

    /// <summary>Every concept met.</summary>
    public ImmutableHashSet<string> Concepts { get; }

    /// <summary>Whether it is about cells for autism, and not rather about other diseases.</summary>
    public bool IsOnTopic { get; }

    /// <summary>Whether it is so short that nobody can say what it leaves out.</summary>
    public bool IsExcerpt => Passages.Length is > 0 and <= Excerpt && Concepts.Contains("condition.autism") && Concepts.Any(c => c.StartsWith("cells.", StringComparison.Ordinal));

    /// <summary>Whether cells or a disease are named in words that we know.</summary>
    public bool Speaks => Concepts.Any(c => c.StartsWith("cells.", StringComparison.Ordinal) || c.StartsWith("condition.", StringComparison.Ordinal));

    /// <summary>Other diseases that it names.</summary>
    public int OtherDiseases { get; }

    /// <summary>Whether some passage says what is asked for.</summary>
    public bool Any(Func<Passage, bool> says) => Passages.Any(says);

    /// <summary>Whether some passage asserts it.</summary>
    public bool Any(Func<Passage, Frame, StudyCitation?, bool> says)
    {
        for (var i = 0; i < Passages.Length; i++)
        {
            if (says(Passages[i], Frames[i], Cited[i])) return true;
        }

        return false;
    }

    /// <summary>Whether it tells that blinded trials found no difference.</summary>
    public bool TellsOfNullTrials => tellsOfNullTrials ??= Any((p, f, c) =>
        f.Assertion == Assertion.NoGain && (p.Has("study.placebo") || p.Has("study.randomised") || c is { Kind: CitedKind.BlindedTrial }));

    private bool? tellsOfNullTrials;
}
