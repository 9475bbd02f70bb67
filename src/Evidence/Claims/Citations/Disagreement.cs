using System.Collections.Immutable;
using Equipoise.Evidence.Answers;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>What of a study a page gets right or wrong.</summary>
public enum Aspect
{
    Children, Cells, Donor, Route, Randomisation, Blinding, Placebo, Ages, Dose, Year, Species, Result, Design, Control, Phase, Infusions, Harms, Place, Proof,
}

/// <summary>A page says something of a study that is not so.</summary>
/// <param name="Aspect">What of it.</param>
/// <param name="Said">What the page says.</param>
/// <param name="Known">What we know.</param>
public sealed record Disagreement(Aspect Aspect, string Said, string Known)
{
    /// <summary>Labels of the studies of which it is wrong, where the page's words fit several; empty where it is clear which is meant.</summary>
    public ImmutableArray<string> Studies { get; init; } = [];

    public string Words => Studies.IsEmpty ? $"The page says {Said}; it was {Known}." : $"The page says {Said}; {Spoken.List(Studies)} {(Studies.Length == 1 ? "was" : "were")} {Known}.";
}
