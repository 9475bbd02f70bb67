using System.Collections.Immutable;
using Equipoise.Evidence.Questions;

namespace Equipoise.Evidence.Certainty;

/// <summary>How sure one may be of a body of evidence (GRADE).</summary>
public enum CertaintyLevel
{
    VeryLow, Low, Moderate, High,
}

/// <summary>Why the certainty was moved.</summary>
/// <param name="Domain">The domain of GRADE.</param>
/// <param name="Levels">Levels up (above 0) or down (below 0); 0 where the domain was looked at and left.</param>
/// <param name="Reason">The reason, as a sentence.</param>
/// <param name="By">Who overruled the rule; null where the rule decided.</param>
public sealed record CertaintyReason(CertaintyDomain Domain, int Levels, string Reason, string? By = null)
{
    /// <summary>What the rule itself had judged, where a reviewer overruled it.</summary>
    public CertaintyReason? Instead { get; init; }
}

/// <summary>A certainty and all that led to it.</summary>
/// <param name="Level">How sure.</param>
/// <param name="Start">Where it started, by design.</param>
/// <param name="StartReason">Why there.</param>
/// <param name="Reasons">What moved it, and what was looked at and did not.</param>
/// <param name="IsProvisional">Whether judgements rest on abstracts or on a single reader.</param>
/// <param name="Cap">Why it can be no higher; null if nothing holds it down.</param>
public sealed record GradedCertainty(CertaintyLevel Level, CertaintyLevel Start, string StartReason, ImmutableArray<CertaintyReason> Reasons, bool IsProvisional, string? Cap);
