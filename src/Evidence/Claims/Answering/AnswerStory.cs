namespace Equipoise.Evidence.Claims.Answering;

/// <summary>What a family saw.</summary>
internal static class AnswerStory
{
    private const string Sign = "sign-testimonials", Milder = "stability-ados-three-to-six", Speech = "language-gained-up-to-five", Guidance = "us-ftc-guidance";

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var course = asked.Subject.Asks("language") ? Speech : Milder;
        return ClaimAnswer.Of(
            [
                asked.Verdict == Verdict.Supported ? "Stories cannot show what would have happened without the cells." : "This may well be what the family saw, but one story cannot show what would have happened without the cells.",
                library.Facts.Says(course),
                asked.Verdict is Verdict.Supported or Verdict.NotCheckable ? null : Closing.Of(asked),
            ],
            [Sign, course, Guidance, .. asked.Cited]);
    }

    internal static IEnumerable<string> All => [Sign, Milder, Speech, Guidance];
}
