using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Says why a verdict was given, in one to three plain sentences, with the ids of what it rests on.</summary>
public sealed class AnswerClaim
{
    private readonly Library library;

    public AnswerClaim(Snapshot snapshot, FindingBook findings) : this(new Library(snapshot, findings))
    {
    }

    internal AnswerClaim(Library library)
    {
        this.library = library;
        Links = new(library.Snapshot, library.Findings);
    }

    /// <summary>Where everything an answer may rest on can be read.</summary>
    public EvidenceLinks Links { get; }

    /// <summary>Answers a claim.</summary>
    /// <param name="passage">Its words.</param>
    /// <param name="frame">What they assert.</param>
    /// <param name="citation">The study they speak of.</param>
    /// <param name="type">What they are about.</param>
    /// <param name="verdict">What the evidence was found to say.</param>
    /// <param name="home">The country that the page is from, in English, where it tells.</param>
    public ClaimAnswer Of(Passage passage, Frame frame, StudyCitation? citation, ClaimType type, Verdict verdict, string? home = null)
    {
        var asked = new Asked(passage, frame, citation, type, verdict) { Home = home };
        return Rested(Answer(asked), asked);
    }

    private ClaimAnswer Answer(Asked asked) => asked switch
    {
        { Citation.Wrong.IsEmpty: false } => AnswerMisdescription.Of(asked, library),
        { Frame.IsElsewhere: true } => AnswerElsewhere.Of(asked, library),
        { Type: ClaimType.SuccessRate } => AnswerRate.Of(asked, library),
        { Type: ClaimType.Safety } => AnswerHarms.Of(asked, library),
        { Type: ClaimType.CureOrGuarantee } => AnswerCure.Of(asked, library),
        { Type: ClaimType.Mechanism } => AnswerMechanism.Of(asked, library),
        { Type: ClaimType.Regulatory } => AnswerLaw.Of(asked, library),
        { Type: ClaimType.Price } => AnswerPrice.Of(asked, library),
        { Type: ClaimType.Testimonial } => AnswerStory.Of(asked, library),
        { Type: ClaimType.Availability } => AnswerOffer.Of(asked, library),
        { Type: ClaimType.ComparisonOfMethods } => AnswerComparison.Of(asked, library),
        { Type: ClaimType.CallForEvidence } => AnswerCall.Of(asked, library),
        { Citation: not null, Frame.Assertion: Assertion.StudyFact or Assertion.Nothing or Assertion.Harms or Assertion.NoHarms or Assertion.Safe or Assertion.Offer } => AnswerCitation.Of(asked, library),
        { Citation.IsNamed: true } => AnswerCitation.Of(asked, library),
        _ => AnswerBenefit.Of(asked, library),
    };

    /// <summary>No verdict on the evidence without evidence: what nothing else speaks to, the finding on autism as a whole does.</summary>
    private ClaimAnswer Rested(ClaimAnswer answer, Asked asked)
    {
        ImmutableArray<string> known = [.. answer.Evidence.Where(id => Links.Find(id) is not null)];
        if (known.IsEmpty && asked.Verdict != Verdict.NotCheckable && library.Choose.For(Subject.Anything) is { } whole) return (answer with { Evidence = [whole.Id] }).With(whole);
        return answer with { Evidence = known };
    }
}
