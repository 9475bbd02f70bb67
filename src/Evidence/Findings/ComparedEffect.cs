using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Effects;

namespace Equipoise.Evidence.Findings;

/// <summary>The size of a comparison in one study, with benefit above zero.</summary>
/// <param name="Size">Effect and variance on the scale of analysis.</param>
/// <param name="Basis">What the averages are of.</param>
/// <param name="Derived">How it was obtained; null where what was printed gives it at once.</param>
/// <param name="From">The results it was taken from.</param>
/// <param name="N">Children with cells.</param>
/// <param name="ControlN">Children without.</param>
/// <param name="Counts">Counts, where it is of counts.</param>
public sealed record ComparedEffect(EffectSize Size, Basis Basis, string? Derived, IReadOnlyList<Result> From, int? N, int? ControlN, Counts? Counts)
{
    internal bool IsUsable => Size is { IsComplete: true, Variance: > 0 };

    internal ComparedEffect Turned(int sign) => sign > 0 ? this : this with { Size = Size.Reversed() };
}
