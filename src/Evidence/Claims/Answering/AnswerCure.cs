using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>A cure, a reversal or a sure result is promised, or denied.</summary>
internal static class AnswerCure
{
    private const string Sign = "sign-cure", Court = "us-ftc-case";

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var finding = library.Choose.For(Subject.Anything);
        var studies = library.Snapshot.Studies.Count;
        return asked.Frame.Assertion == Assertion.NoCure || asked.Verdict == Verdict.Supported
            ? ClaimAnswer.Of([$"None of the {studies} records of studies on file reports a cure.", "So the page is right here."], [finding?.Id, Sign]).With(finding)
            : ClaimAnswer.Of(
                [
                    $"None of the {studies} records of studies on file reports a cure, and no study can promise a result for one child.",
                    finding is null ? null : SayFinding.Of(finding),
                    asked.Verdict == Verdict.NotCheckable ? Closing.Of(asked) : "Words of cure or of a sure result are a warning sign.",
                ],
                [finding?.Id, Sign, Court, .. asked.Cited]).With(finding);
    }

    internal static IEnumerable<string> All => [Sign, Court];
}
