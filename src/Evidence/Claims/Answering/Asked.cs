using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>A claim with the verdict that is to be explained.</summary>
internal sealed record Asked(Passage Passage, Frame Frame, StudyCitation? Citation, ClaimType Type, Verdict Verdict)
{
    /// <summary>The country that the page is from, where it tells.</summary>
    public string? Home { get; init; }

    public Subject Subject { get; } = Subject.Of(Passage, Citation);

    /// <summary>Whether children are said to get better, by whatever words.</summary>
    public bool SaysGain => Frame.Assertion is Assertion.Gain or Assertion.Cure or Assertion.Guarantee or Assertion.Testimony or Assertion.Offer or Assertion.Nothing
        ? Type is ClaimType.Efficacy or ClaimType.SuccessRate or ClaimType.StudyCitation or ClaimType.Testimonial && Verdict != Verdict.Supported
        : Type == ClaimType.SuccessRate;

    /// <summary>Studies, trials and reviews that the claim speaks of.</summary>
    public ImmutableArray<string> Cited => Citation is { } c ? [.. c.Possible.Select(s => s.Id)] : [];
}
