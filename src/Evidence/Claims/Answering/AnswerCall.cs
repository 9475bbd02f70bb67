namespace Equipoise.Evidence.Claims.Answering;

/// <summary>More or better research is called for.</summary>
internal static class AnswerCall
{
    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var finding = library.Choose.For(asked.Subject) ?? library.Choose.For(Subject.Anything);
        return ClaimAnswer.Of(
            [finding is null ? null : SayFinding.Of(finding), asked.Verdict == Verdict.Supported ? "Better studies could still change what is known, so the page is right to ask for them." : Closing.Of(asked)],
            [finding?.Id, .. asked.Cited, .. AnswerBenefit.Studies(finding)]).With(finding);
    }
}
