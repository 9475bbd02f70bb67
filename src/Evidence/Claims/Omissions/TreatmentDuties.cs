using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Omissions;

/// <summary>What a page owes on the treatment: its harms, whether it is approved, what else helps, what happens without it.</summary>
internal static class TreatmentDuties
{
    public static ImmutableArray<Duty> All =>
    [
        new("harms", "DISCERN 11", p => p.Promises || p.IsSelling, p => p.Page.Any((s, f, _) => s.HasGroup("harm") && f.Assertion is not (Assertion.NoHarms or Assertion.Safe) && !f.IsElsewhere),
            "It names nothing that can go wrong.", Harms),
        new("not-approved", null, p => p.IsSelling || p.Promises, p => p.Page.Any((s, f, _) => f.Assertion == Assertion.NotApproved && !f.IsElsewhere),
            "It does not say that the treatment is not approved for autism.", Approval),
        new("alternatives", "DISCERN 14", p => p.IsSelling || p.Promises, p => p.Page.Any(s => s.Has("offer.combination") && !s.HasGroup("cells") && !s.Has("attribution.our") && s.HasGroup("change")) || p.Shows("sign.alternatives"),
            "It does not say what else helps.", Alternatives),
        new("no-treatment", "DISCERN 12", p => p.IsSelling || p.Promises, p => p.Shows("sign.without-treatment"),
            "It does not say how children change without this treatment.", Without),
    ];

    private static (string? Says, IEnumerable<string?> Evidence) Harms(PageContents page)
    {
        var finding = page.Library.Choose.For("serious-harm", Subject.Anything);
        var counted = finding is null ? null : SayFinding.Of(finding);
        var told = page.IsSpinal ? page.Library.Facts.Find("spinal-autism-seizures") is { } f ? "After own marrow cells into the spine " + f.Statement[..1].ToLowerInvariant() + f.Statement[1..] : null
            : page.Library.Facts.Find("msc-autism-reaction-cells") is { } r ? r.Statement : null;
        return (told is null ? counted : counted is null ? told : $"{told} {counted}", [page.IsSpinal ? "spinal-autism-seizures" : "msc-autism-reaction-cells", finding?.Id]);
    }

    private static (string? Says, IEnumerable<string?> Evidence) Approval(PageContents page)
    {
        var here = page.Home is { } home ? AnswerLaw.In(home, page.Library) : null;
        var nowhere = page.Library.Facts.Says("international-no-approval");
        return (here is null ? nowhere : $"{AnswerLaw.Told(here)} {nowhere}", [here?.Id, "international-no-approval"]);
    }

    private static (string? Says, IEnumerable<string?> Evidence) Alternatives(PageContents page)
    {
        string[] ids = ["parent-training-cgi", "social-pact-end"];
        var known = ids.Select(page.Library.Facts.Find).OfType<Fact>().ToList();
        return (known.Count == 0 ? null : string.Join(' ', known.Select(f => f.Statement)), ids);
    }

    private static (string? Says, IEnumerable<string?> Evidence) Without(PageContents page) =>
        (page.Library.Facts.Find("stability-ados-three-to-six")?.Statement, ["stability-ados-three-to-six", "placebo-much-improved"]);
}
