using Equipoise.Evidence.Background;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>A claim on another disease: we hold no evidence on it, only on autism.</summary>
internal static class AnswerElsewhere
{
    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var law = library.Places.In(asked.Passage).Select(p => AnswerLaw.In(p, library)).OfType<Fact>().FirstOrDefault();
        var finding = library.Choose.For(Subject.Anything);
        return ClaimAnswer.Of(
            ["This is about another disease, on which we hold no evidence.", "What cells do in one disease does not show what they do in autism.", finding is null ? null : SayFinding.Of(finding)],
            [law?.Id, finding?.Id, .. asked.Cited]).With(finding);
    }
}
