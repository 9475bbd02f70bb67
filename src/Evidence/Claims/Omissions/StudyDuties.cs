using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Omissions;

/// <summary>What a page owes on studies: the blinded ones, a comparison, doubt, sources.</summary>
internal static class StudyDuties
{
    public static ImmutableArray<Duty> All =>
    [
        new("null-trials", "IPDAS: what speaks for and against in equal detail", p => p.Promises, p => p.Page.TellsOfNullTrials,
            "It does not tell of the blinded trials.", Blinded),
        new("no-comparison", "IPDAS: chances with and without the treatment", p => p.PrintsGains, p => p.Page.Concepts.Contains("study.placebo") || p.Page.Concepts.Contains("study.uncontrolled"),
            "It gives figures of children who got better and does not say what children without cells did.", WithoutCells),
        new("uncertainty", "DISCERN 8", p => p.Promises, p => p.Page.Any(s => s.Has("doubt.weak") || s.Has("doubt.need")),
            "It does not say how uncertain all this is.", Uncertain),
        new("sources", "DISCERN 4", p => p.Promises, p => p.Page.Cited.Any(c => c is { IsNamed: true }) || p.Shows("sign.source"),
            "It does not name the studies it rests on.", OnFile),
    ];

    private static (string? Says, IEnumerable<string?> Evidence) Blinded(PageContents page)
    {
        var trials = page.Library.Counted.Blinded.ToList();
        if (trials.Count == 0) return (null, []);
        var none = trials.TrueForAll(t => Counted.Reported(t) == Direction.NoDifference);
        var whole = page.Library.Choose.For(Subject.Anything);
        return ($"{Spoken.Sentence(Spoken.Count(trials.Count, "blinded trial", "blinded trials"))} with {Spoken.Digits(Counted.Children(trials))} children {(none ? "reported no benefit over a look-alike without cells" : "reported mixed results")}. The largest had {Spoken.Digits(trials[0].Size.Headline?.Value ?? 0)} children ({trials[0].Label}).",
            [whole?.Id, .. trials.Select(t => t.Id)]);
    }

    private static (string? Says, IEnumerable<string?> Evidence) WithoutCells(PageContents page)
    {
        var facts = page.Library.Facts;
        var both = page.Library.BothShares;
        var usual = facts.Says("cell-trial-education-cars");
        return (both is null && usual is null ? null : string.Join(' ', new[] { "Children also get better without cells.", both, usual }.OfType<string>()), [both is null ? null : "qu2022", "cell-trial-education-cars", "attention-parent-education-cgi"]);
    }

    private static (string? Says, IEnumerable<string?> Evidence) Uncertain(PageContents page)
    {
        var finding = page.Library.Choose.For(Subject.Anything);
        return (finding is null ? null : $"Our own reading: {Spoken.Inside(finding.Statement)}", [finding?.Id]);
    }

    private static (string? Says, IEnumerable<string?> Evidence) OnFile(PageContents page)
    {
        var counted = page.Library.Counted;
        return ($"{Spoken.Digits(counted.Studies.Length)} studies are on file here: {Spoken.Number(counted.Blinded.Count())} blinded, {Spoken.Number(counted.Open.Count())} with an open comparison, {Spoken.Digits(counted.WithoutComparison.Count())} without any.",
            [.. counted.Studies.Take(3).Select(s => s.Id)]);
    }
}
