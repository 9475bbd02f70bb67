namespace Equipoise.Evidence.Claims.Judging;

/// <summary>A verdict that a rule came to, and the rule's name for the reader who asks why.</summary>
/// <param name="Verdict">What the evidence says.</param>
/// <param name="Rule">Which rule, in a few words.</param>
public readonly record struct Ruling(Verdict Verdict, string Rule)
{
    /// <summary>Whether it decides alone.</summary>
    public bool IsFinal { get; init; } = true;
}
