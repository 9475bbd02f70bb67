using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>What is on offer, where and how.</summary>
internal static class AnswerOffer
{
    private const string Nowhere = "international-no-approval", NoTrial = "sign-experimental-no-trial", Seizures = "spinal-autism-seizures";

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        if (asked.Citation is not null) return AnswerCitation.Of(asked, library);
        var finding = library.Choose.For(asked.Subject);
        if (asked.Verdict == Verdict.NotCheckable)
            return ClaimAnswer.Of(["This is what the seller says of its own service; nobody outside can check it.", "That it is on offer does not mean that it works."], [Nowhere]);
        if (asked.Verdict == Verdict.Supported && finding is null)
        {
            var cells = library.Choose.Kinds(asked.Subject).ToList();
            return ClaimAnswer.Of([cells.Count == 1 ? Sentences.First(cells[0].Summary) : "This agrees with what we know of such offers.", "That it is on offer does not mean that it works."], [.. cells.Select(c => c.Id), Nowhere]);
        }

        var spinal = asked.Subject.Route == Route.Intrathecal && asked.Verdict != Verdict.Supported;
        return ClaimAnswer.Of(
            [
                finding is null ? AnswerBenefit.Nothing(asked, library) : SayFinding.Of(finding),
                spinal ? "A needle into the back has risks of its own." : library.Facts.Says(Nowhere),
                asked.Verdict == Verdict.Supported ? Closing.Of(asked) : "That it is on offer does not mean that it works.",
            ],
            [finding?.Id, spinal ? Seizures : Nowhere, asked.Verdict == Verdict.Supported ? null : NoTrial, .. library.Choose.Kinds(asked.Subject).Select(c => c.Id)]).With(finding);
    }

    internal static IEnumerable<string> All => [Nowhere, NoTrial, Seizures];
}
