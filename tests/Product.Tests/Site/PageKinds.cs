using Equipoise.Product.Tests.Releases;

namespace Equipoise.Product.Tests.Site;

/// <summary>One address of every kind of page.</summary>
internal static class PageKinds
{
    /// <summary>A version that nobody kept: it answers 404 and says why.</summary>
    public const string NeverKept = "/findings/autism-severity/0123456789ab";

    public static TheoryData<string> All =>
    [
        "/", "/studies", "/studies?cells=cord-blood&sort=-size", "/studies?q=no-such-words-anywhere", "/studies/dawson2020", "/studies/vinmec2025", "/studies/sharma2013", "/studies/jiuzhitang",
        "/findings", "/findings/autism-severity", "/findings/infection.uncontrolled", "/findings/sleep", "/findings/summary", "/report", "/compare", "/compare?studies=dawson2020&studies=vinmec2025", "/side-effects", "/risk-of-bias",
        "/reviews", "/reviews/qu2022", "/trials", "/trials/NCT04089579", "/instruments", "/instruments/CARS", "/instruments/ABC-C", "/cells", "/cells/cord-blood",
        "/natural-course", "/mechanisms", "/alternatives", "/harms", "/reporting", "/law", "/warning-signs", "/costs",
        "/families", "/es/families", "/families/decide", "/families/decide?matters=proof&matters=needles", "/zh/families/decide", "/families/decide/one-page", "/families/decide/standards", "/families/paid", "/families/treated", "/vi/families/treated", "/families/picture-story", "/families/picture-story?story=none", "/families/questions", "/families/signs", "/families/rights", "/families/report", "/families/report?country=turkey", "/families/report?country=atlantis",
        "/families/trials", "/families/trials?age=6&months=3&country=TR&diagnosis=autism&cells=no&show=all", "/tr/families/trials?age=200&country=Atlantis&weight=%3Cb%3E",
        "/families/clinics", "/families/clinics?q=Nowhere", "/families/clinics/checklist", "/families/clinics/checklist?clinic=Somewhere&A1=not-met&A2=not-shown&B1=met", "/families/clinics/compare", "/families/clinics/why-not", "/tr/families/clinics",
        "/families/costs", "/families/costs?currency=EUR&times-low=1&times-high=3&cells-low=8000&cells-high=12000&travel-low=900", "/es/families/costs?cells-low=x&stay-low=9&stay-high=2", "/families/letter", "/families/letter?clinic=Some+place", "/vi/families/letter",
        "/unknowns", "/disagreements", "/search", "/search?q=cord+blod", "/search?q=zzzzzzzz", "/glossary", "/sources", "/methods", "/methods/pictures", "/pool", "/check", "/check/example", "/check/compare", "/about", "/releases", "/changes", "/changes/records", "/changes/registry", "/records", "/records/duplicates", "/methods/flow", $"/findings/autism-severity/{ReleasedEvidence.Whole.Hash}", NeverKept,
        "/families/track", "/es/families/track", "/families/track/paper", "/zh/families/track/paper",
        "/data", "/no-such-page",
    ];
}
