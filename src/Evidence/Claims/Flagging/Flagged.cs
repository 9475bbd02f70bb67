using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Lexicons;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>A claim on its page, as the warning signs look at it.</summary>
public sealed record Flagged(Passage Passage, Frame Frame, StudyCitation? Citation, ClaimType Type, Stance Stance, Verdict Verdict, WholePage Page)
{
    /// <summary>Whether the page shares what is said: not a critic's voice, not a quotation, not a question.</summary>
    public bool IsOwnVoice => Stance != Stance.Sceptical && !Frame.IsQuoted && !Passage.IsQuestion;

    /// <summary>Words of warning signs in it, which are no claims by themselves.</summary>
    public ImmutableArray<Match> Signs { get; init; } = [];

    public bool Shows(string sign) => Signs.Any(s => s.Concept == sign && !Negation.Denies(Passage, s));

    /// <summary>Whether the evidence does not carry it.</summary>
    public bool IsTooStrong => Verdict is Verdict.Overstated or Verdict.Contradicted;
}
