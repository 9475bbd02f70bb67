using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>Warning signs of a claim.</summary>
internal static class FlagClaim
{
    public static ImmutableArray<Warning> Of(Passage passage, Frame frame, StudyCitation? citation, Verdict verdict)
    {
        _ = verdict;
        var flags = ImmutableArray.CreateBuilder<Warning>();
        if (citation is { Wrong.IsEmpty: false }) flags.Add(Warning.MisdescribedStudy);
        if (frame.Assertion == Assertion.Cure) flags.Add(Warning.CureLanguage);
        if (frame.Assertion == Assertion.Guarantee) flags.Add(Warning.Guarantee);
        if (frame.Assertion == Assertion.Testimony) flags.Add(Warning.TestimonialAsEvidence);
        if (frame.IsLaboratory) flags.Add(Warning.AnimalStudy);
        if (frame.IsElsewhere) flags.Add(Warning.OffTopic);
        if (passage.Has("price.pressure")) flags.Add(Warning.Pressure);
        return flags.ToImmutable();
    }
}
