using System.Collections.Immutable;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Tools.Claims;

/// <summary>The labelled pages as cases, and the rankings trained on some of them.</summary>
internal sealed class Learning
{
    private static readonly Training Find = new(), Type = new(), Stance = new(), Verdict = new();

    private readonly ImmutableArray<LabelledCase> find, type, stance, verdict;

    public Learning(IEnumerable<LabelledPage> pages, DescribePassages describe)
    {
        var cases = pages.SelectMany(page => Cases(page, describe)).ToList();
        find = [.. cases.Select(c => new LabelledCase(c.Features, c.Claim is null ? "none" : "claim", c.Page))];
        var claims = cases.Where(c => c.Claim is not null).ToList();
        type = [.. claims.Select(c => new LabelledCase(c.Features, c.Claim!.Type, c.Page))];
        stance = [.. claims.Select(c => new LabelledCase(c.Features, c.Claim!.Stance, c.Page))];
        verdict = [.. claims.Select(c => new LabelledCase(c.Features, c.Claim!.Verdict, c.Page))];
    }

    /// <summary>The model of the pages that are not left out.</summary>
    public ClaimModel Without(IReadOnlySet<string> leftOut)
    {
        LinearModel Of(ImmutableArray<LabelledCase> cases, Training training) => TrainModel.Run([.. cases.Where(c => !leftOut.Contains(c.Page))], training);
        return new(Of(find, Find), Of(type, Type), Of(stance, Stance), Of(verdict, Verdict));
    }

    private static IEnumerable<(HashSet<string> Features, LabelledClaim? Claim, string Page)> Cases(LabelledPage page, DescribePassages describe)
    {
        foreach (var (passage, _, features) in describe.Run(ReadPlainText.Run(page.Text)))
        {
            var (start, end) = (passage.Sentence.Start, passage.Sentence.End);
            var claim = page.Claims.Where(c => 2 * Overlap(start, end, c.Start, c.End) >= Math.Min(end - start, c.End - c.Start)).MaxBy(c => Overlap(start, end, c.Start, c.End));
            if (claim is null && page.Optional.Any(o => 2 * Overlap(start, end, o.Start, o.End) >= end - start)) continue;
            yield return (features, claim, page.Name);
        }
    }

    private static int Overlap(int a, int b, int c, int d) => Math.Max(0, Math.Min(b, d) - Math.Max(a, c));
}
