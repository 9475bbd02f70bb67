using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Tools.Claims;

/// <summary>The labelled pages as cases, and the rankings trained on some of them.</summary>
internal sealed class Learning
{
    private static readonly Training Find = new(0.07), Type = new(0.1), Stance = new(0.4), Verdict = new(0.1);

    /// <summary>Chosen on pages left out: about half as many bad claims are called supported as without, at little cost to the rest.</summary>
    private static readonly FrozenDictionary<string, double> Leanings = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["supported"] = -1.0,
        ["accurate-but-uncontrolled"] = 0.4,
        ["contradicted"] = 0.3,
        ["not-checkable"] = 0.5,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly ImmutableArray<Case> all;

    private readonly FeatureNames names = new(grows: true);

    public Learning(IEnumerable<LabelledPage> pages, Func<FeatureNames, DescribePassages> describe)
    {
        var by = describe(names);
        all = [.. pages.SelectMany(page => Cases(page, by))];
    }

    /// <summary>The model of the pages that are not left out.</summary>
    public ClaimModel Without(IReadOnlySet<string> leftOut)
    {
        var cases = all.Where(c => !leftOut.Contains(c.Page)).ToList();
        var claims = cases.Where(c => c.Claim is not null).ToList();
        return new ClaimModel(
            Train(cases, c => c.Claim is null ? "none" : "claim", Find),
            Train(claims, c => c.Claim!.Type, Type),
            Train(claims, c => c.Claim!.Stance, Stance),
            Train(claims, c => c.Claim!.Verdict, Verdict))
        {
            Leanings = Leanings,
        }.Lean();
    }

    private LinearModel Train(IEnumerable<Case> cases, Func<Case, string> label, Training training) =>
        TrainModel.Run([.. cases.Select(c => new LabelledCase(c.Features, label(c), c.Page))], names, training);

    private static IEnumerable<Case> Cases(LabelledPage page, DescribePassages describe)
    {
        foreach (var (passage, _, _, features) in describe.Run(ReadPlainText.Run(page.Text)))
        {
            var (start, end) = (passage.Sentence.Start, passage.Sentence.End);
            var claim = page.Claims.Where(c => 2 * Overlap(start, end, c.Start, c.End) >= Math.Min(end - start, c.End - c.Start)).MaxBy(c => Overlap(start, end, c.Start, c.End));
            if (claim is null && page.Optional.Any(o => 2 * Overlap(start, end, o.Start, o.End) >= end - start)) continue;
            yield return new(features, claim, page.Name);
        }
    }

    private static int Overlap(int a, int b, int c, int d) => Math.Max(0, Math.Min(b, d) - Math.Max(a, c));

    private sealed record Case(PassageFeatures Features, LabelledClaim? Claim, string Page);
}
