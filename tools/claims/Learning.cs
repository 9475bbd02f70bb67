using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Tools.Claims;

/// <summary>The labelled pages as cases, and the rankings trained on some of them.</summary>
internal sealed class Learning
{
    /// <summary>Parts into which the pages are cut so that the voice of each is heard by a ranking that has not seen it.</summary>
    private const int Parts = 5;

    private static readonly Training Find = new(), Type = new(0.001), Stance = new(0.001), Verdict = new();

    /// <summary>Chosen on pages left out: about half as many bad claims are called supported as without, at little cost to the rest.</summary>
    private static readonly FrozenDictionary<string, double> Leanings = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["supported"] = -0.9,
        ["accurate-but-uncontrolled"] = 0.8,
        ["overstated"] = 0.1,
        ["contradicted"] = 0.3,
        ["not-checkable"] = 0.6,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly ImmutableArray<Case> all;

    public Learning(IEnumerable<LabelledPage> pages, DescribePassages describe) => all = [.. pages.SelectMany(page => Cases(page, describe))];

    /// <summary>The model of the pages that are not left out.</summary>
    public ClaimModel Without(IReadOnlySet<string> leftOut)
    {
        var cases = all.Where(c => !leftOut.Contains(c.Page)).ToList();
        var claims = cases.Where(c => c.Claim is not null).ToList();
        return new(
            Train(cases, c => c.Features, c => c.Claim is null ? "none" : "claim", Find),
            Train(claims, c => c.Features, c => c.Claim!.Type, Type),
            Train(claims, c => c.Features, c => c.Claim!.Stance, Stance),
            TrainVerdict(claims))
        {
            Leanings = Leanings,
        };
    }

    private static LinearModel TrainVerdict(List<Case> claims)
    {
        var pages = claims.Select(c => c.Page).Distinct(StringComparer.Ordinal).ToList();
        var heard = new Dictionary<Case, IReadOnlyCollection<string>>(ReferenceEqualityComparer.Instance);
        for (var part = 0; part < Parts; part++)
        {
            var held = pages.Where((_, i) => i % Parts == part).ToHashSet(StringComparer.Ordinal);
            var stance = Train(claims.Where(c => !held.Contains(c.Page)), c => c.Features, c => c.Claim!.Stance, Stance);
            foreach (var page in claims.Where(c => held.Contains(c.Page)).GroupBy(c => c.Page, StringComparer.Ordinal))
            {
                var voices = page.Select(c => (Case: c, Voice: stance.Probabilities(c.Features))).ToList();
                var around = new PageVoice(stance, [.. voices.Select(v => v.Voice)]);
                foreach (var (one, voice) in voices) heard[one] = [.. one.Features, .. around.Around(voice)];
            }
        }

        return Train(claims, c => heard[c], c => c.Claim!.Verdict, Verdict);
    }

    private static LinearModel Train(IEnumerable<Case> cases, Func<Case, IReadOnlyCollection<string>> features, Func<Case, string> label, Training training) =>
        TrainModel.Run([.. cases.Select(c => new LabelledCase(features(c), label(c), c.Page))], training);

    private static IEnumerable<Case> Cases(LabelledPage page, DescribePassages describe)
    {
        foreach (var (passage, _, features) in describe.Run(ReadPlainText.Run(page.Text)))
        {
            var (start, end) = (passage.Sentence.Start, passage.Sentence.End);
            var claim = page.Claims.Where(c => 2 * Overlap(start, end, c.Start, c.End) >= Math.Min(end - start, c.End - c.Start)).MaxBy(c => Overlap(start, end, c.Start, c.End));
            if (claim is null && page.Optional.Any(o => 2 * Overlap(start, end, o.Start, o.End) >= end - start)) continue;
            yield return new(features, claim, page.Name);
        }
    }

    private static int Overlap(int a, int b, int c, int d) => Math.Max(0, Math.Min(b, d) - Math.Max(a, c));

    private sealed record Case(HashSet<string> Features, LabelledClaim? Claim, string Page);
}
