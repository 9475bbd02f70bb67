using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Judging;

/// <summary>A claim as it was told apart and judged, and what led to it.</summary>
/// <param name="Type">What it is about.</param>
/// <param name="Stance">In which voice.</param>
/// <param name="Verdict">What the evidence says to it.</param>
/// <param name="Because">Rule or words, strongest first.</param>
public sealed record ReadClaim(ClaimType Type, Stance Stance, Verdict Verdict, ImmutableArray<string> Because);

/// <summary>
/// Finds and judges claims by their concepts alone, for languages in which no ranking was trained. Less exact: a sentence without a known word is not seen,
/// and what matters is only which concepts stand in it and whether they are denied.
/// </summary>
internal sealed class ReadByConcepts(Library library)
{
    private const int FewestWords = 3;

    /// <summary>Null when the passage holds nothing that could be checked.</summary>
    public ReadClaim? Of(Passage passage, Frame frame, StudyCitation? citation)
    {
        if (!IsClaim(passage, frame, citation)) return null;
        var ruling = Rules.For(passage, frame, citation);
        var verdict = ruling?.Verdict ?? Judge(passage, frame, citation);
        return new(TypeOf(passage, frame, citation), StanceOf(passage, frame), verdict, [ruling?.Rule ?? "by its concepts: " + string.Join(", ", passage.Matches.Select(m => m.Concept).Distinct(StringComparer.Ordinal).Take(5))]);
    }

    private static bool IsClaim(Passage passage, Frame frame, StudyCitation? citation)
    {
        if (passage.Kind == BlockKind.Heading || passage.IsQuestion || passage.Words.Count < FewestWords) return false;
        var about = passage.HasGroup("cells") || passage.HasGroup("condition") || citation is not null || (passage.LeadIn?.HasGroup("cells") ?? false);
        return frame.Assertion switch
        {
            _ when passage.Has("price.pressure") => true,
            Assertion.Nothing => false,
            Assertion.Price => frame.HasFigure,
            Assertion.Action => about || (passage.Previous?.HasGroup("cells") ?? false),
            Assertion.Offer => passage.HasGroup("cells") && (passage.HasGroup("route") || passage.HasGroup("study")),
            Assertion.Cure or Assertion.NoCure or Assertion.Guarantee or Assertion.NoHarms or Assertion.Safe or Assertion.Testimony or Assertion.Approved or Assertion.NotApproved => true,
            Assertion.Gain => about || passage.HasGroup("people") || passage.HasGroup("rate") || (passage.Heading?.HasGroup("cells") ?? false),
            _ => about || passage.HasGroup("study") || passage.HasGroup("route"),
        };
    }

    private static ClaimType TypeOf(Passage passage, Frame frame, StudyCitation? citation) => frame.Assertion switch
    {
        Assertion.Cure or Assertion.NoCure or Assertion.Guarantee => ClaimType.CureOrGuarantee,
        Assertion.Safe or Assertion.Unsafe or Assertion.Harms or Assertion.NoHarms => ClaimType.Safety,
        Assertion.Property or Assertion.Action or Assertion.Biology => ClaimType.Mechanism,
        Assertion.Approved or Assertion.NotApproved => ClaimType.Regulatory,
        Assertion.Price or Assertion.Nothing => ClaimType.Price,
        Assertion.Testimony => ClaimType.Testimonial,
        Assertion.Offer => ClaimType.Availability,
        Assertion.Comparison => ClaimType.ComparisonOfMethods,
        Assertion.Call => ClaimType.CallForEvidence,
        _ when passage.Has("rate.rate") && frame.HasFigure && citation is null => ClaimType.SuccessRate,
        _ when citation is not null || passage.HasGroup("study") => ClaimType.StudyCitation,
        _ => ClaimType.Efficacy,
    };

    private static Stance StanceOf(Passage passage, Frame frame) => frame switch
    {
        { IsQuoted: true } or { Assertion: Assertion.Doubt or Assertion.Unsafe } => Stance.Sceptical,
        { Force: Force.Hedged } or { Assertion: Assertion.NoGain or Assertion.NoCure or Assertion.NotApproved or Assertion.Call or Assertion.Harms or Assertion.StudyFact or Assertion.Biology } => Stance.Hedged,
        _ when passage.HasGroup("doubt") || frame.IsLaboratory || (passage.HasGroup("study") && !passage.HasGroup("attribution") && !passage.Has("strength.certain")) => Stance.Hedged,
        _ => Stance.Promotional,
    };

    private Verdict Judge(Passage passage, Frame frame, StudyCitation? citation) => frame.Assertion switch
    {
        _ when frame.IsLaboratory && frame.Assertion is Assertion.Gain or Assertion.Action or Assertion.Property => Verdict.Supported,
        Assertion.Testimony when passage.HasGroup("negation") || passage.HasGroup("doubt") => Verdict.Supported,
        Assertion.Guarantee or Assertion.Cure => frame.IsElsewhere ? Verdict.Unproven : Verdict.Contradicted,
        Assertion.Gain => Gain(passage, frame, citation),
        Assertion.NoGain or Assertion.Harms or Assertion.Unsafe or Assertion.Property or Assertion.Biology or Assertion.NotApproved or Assertion.Doubt or Assertion.Call or Assertion.NoCure => Verdict.Supported,
        Assertion.Safe => Verdict.Overstated,
        Assertion.NoHarms => citation is null ? Verdict.Contradicted : Verdict.AccurateButUncontrolled,
        Assertion.Nothing => Verdict.NotCheckable,
        Assertion.Action or Assertion.Comparison => Verdict.Unproven,
        Assertion.Approved => passage.HasGroup("condition") || passage.HasGroup("cells") ? Verdict.Contradicted : Verdict.NotCheckable,
        Assertion.StudyFact => citation is { Wrong.IsEmpty: true } ? Verdict.Supported : Verdict.Unproven,
        _ => Verdict.NotCheckable,
    };

    private Verdict Gain(Passage passage, Frame frame, StudyCitation? citation)
    {
        if (frame.IsElsewhere || passage.Has("condition.other") || (passage.Has("rate.rate") && frame.HasFigure && citation is null)) return Verdict.Unproven;
        if (citation is { Kind: CitedKind.BlindedTrial }) return Verdict.Contradicted;
        var finding = library.Choose.For(Subject.Of(passage, citation));
        if (finding is null or { Scope.Body: EvidenceBody.Uncontrolled }) return Verdict.Unproven;
        var none = finding.Studies.All(s => s.Study.Design.Strength == DesignStrength.BlindedRandomised && s.Direction != Direction.FavoursCells);
        return none && frame.Force == Force.Flat ? Verdict.Contradicted : Verdict.Overstated;
    }
}
