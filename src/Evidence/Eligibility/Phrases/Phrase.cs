namespace Equipoise.Evidence.Eligibility.Phrases;

/// <summary>Words that were understood.</summary>
/// <param name="Start">Where they begin in the plain text.</param>
/// <param name="Length">How long they are.</param>
/// <param name="Requirement">What they say.</param>
internal readonly record struct Phrase(int Start, int Length, Requirement Requirement)
{
    public int End => Start + Length;

    /// <summary>True when the phrase itself says that something is not so.</summary>
    public bool IsDenied { get; init; }
}
