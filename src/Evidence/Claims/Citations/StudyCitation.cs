using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>The study, or the few studies, that a passage speaks of.</summary>
/// <param name="Possible">One when it is clear which; several when the page's words fit several.</param>
/// <param name="IsNamed">Whether the passage itself names it; otherwise the part of the page it stands in does.</param>
/// <param name="Wrong">What is said and is not so.</param>
/// <param name="Right">What is said rightly.</param>
public sealed record StudyCitation(ImmutableArray<CitedStudy> Possible, bool IsNamed, ImmutableArray<Disagreement> Wrong, ImmutableHashSet<Aspect> Right)
{
    public CitedKind Kind => Possible[0].Kind;
}
