using Equipoise.Evidence.Background;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Approved, licensed, registered, forbidden: by the country or the authority that is named.</summary>
internal static class AnswerLaw
{
    private const string Nowhere = "international-no-approval", Registered = "sign-registered";

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var places = library.Places.Around(asked.Passage, asked.Home).ToList();
        var here = places.Select(p => In(p, library)).OfType<Fact>().Take(2).ToList();
        var registered = asked.Passage.Words.Any(w => w.Form is "registered" or "listed" or "registration") && asked.Verdict != Verdict.Supported;
        return ClaimAnswer.Of(
            [
                here.Count == 0 ? library.Facts.Says(Nowhere) : Told(here[0]),
                registered ? "To be registered or listed is not to be approved." : here.Count > 0 && asked.Verdict is not Verdict.Supported ? library.Facts.Says(Nowhere) : null,
                asked.Verdict == Verdict.Unproven ? "So nobody has shown that this is allowed for autism." : asked.Verdict == Verdict.Overstated ? "A licence for a house or a laboratory says nothing about whether the treatment works." : Closing.Of(asked),
            ],
            [.. here.Select(f => f.Id), here.Count == 0 || asked.Verdict != Verdict.Supported ? Nowhere : null, registered ? Registered : null, .. asked.Cited]);
    }

    /// <summary>What the shelf says of a place: a rule before background, the first in its file before the others.</summary>
    public static Fact? In(string place, Library library) => library.Facts.On(Shelf.Law).Where(f => f.Place == place)
        .OrderBy(f => f.Status is LegalStatus.Background or null ? 2 : f.Status == LegalStatus.Unclear ? 1 : 0).FirstOrDefault();

    public static string Told(Fact fact)
    {
        var says = fact.Statement.Contains("autism", StringComparison.OrdinalIgnoreCase) && Sentences.Of(fact.Statement).FirstOrDefault(s => s.Contains("autism", StringComparison.OrdinalIgnoreCase)) is { } direct ? direct : Sentences.First(fact.Statement);
        var dated = fact.Date is { } date ? $", {date.Year}" : "";
        return $"{fact.Place}{dated}: {says}";
    }

    internal static IEnumerable<string> All => [Nowhere, Registered];
}
