using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Tools.Claims;

/// <summary>Makes one error at a time in every rightly described study on our own pages, and counts how many are found.</summary>
internal static class Swaps
{
    private const int Draws = 1000, MostMeant = 3;

    public static void Print(ImmutableArray<LabelledPage> pages, DescribePassages describe)
    {
        var tried = pages.Select(page => (Page: page, Tries: Try(page, describe).ToList())).ToList();
        Console.WriteLine("| swapped | made | found, % | 95 % interval | with the right reason, % |\n| --- | ---: | ---: | --- | ---: |");
        foreach (var kind in Swap.All.Select(s => s.Kind)) Row(kind, [.. tried.Select(p => p.Tries.Where(t => t.Kind == kind).ToList())]);
        Row("all", [.. tried.Select(p => p.Tries.Where(t => t.Kind is not null).ToList())]);
        Row("nothing (false flags)", [.. tried.Select(p => p.Tries.Where(t => t.Kind is null).ToList())]);
    }

    private static void Row(string kind, List<List<Attempt>> pages)
    {
        var all = pages.SelectMany(p => p).ToList();
        if (all.Count == 0) return;
        var draw = new Random(1);
        var shares = Enumerable.Range(0, Draws).Select(_ => Share(Enumerable.Range(0, pages.Count).SelectMany(_ => pages[draw.Next(pages.Count)]))).Where(double.IsFinite).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {all.Count} | {Share(all):0} | {shares[shares.Count * 25 / 1000]:0} to {shares[shares.Count * 975 / 1000]:0} | {100.0 * all.Count(t => t.Rightly) / all.Count:0} |"));
    }

    private static double Share(IEnumerable<Attempt> tries)
    {
        int found = 0, made = 0;
        foreach (var attempt in tries) (found, made) = (found + (attempt.Found ? 1 : 0), made + 1);
        return 100.0 * found / made;
    }

    private static IEnumerable<Attempt> Try(LabelledPage page, DescribePassages describe)
    {
        var described = describe.Run(ReadPlainText.Run(page.Text)).ToList();
        foreach (var claim in page.Claims.Where(c => c.Type == "study-citation" && c.Verdict is "supported" or "accurate-but-uncontrolled"))
        {
            if (Of(described, claim.Start, claim.End) is not { Citation: { } citation } || citation.Possible.Length > MostMeant) continue;
            yield return new(null, !citation.Wrong.IsEmpty, Rightly: false);
            if (!citation.Wrong.IsEmpty) continue;
            var words = page.Text[claim.Start..claim.End];
            foreach (var swap in Swap.All)
            {
                if (!citation.Possible.All(s => swap.Make(words, s) is not null) || swap.Make(words, citation.Possible[0]) is not { } swapped || swapped == words) continue;
                var changed = describe.Run(ReadPlainText.Run(page.Text[..claim.Start] + swapped + page.Text[claim.End..])).ToList();
                var wrong = Of(changed, claim.Start, claim.Start + swapped.Length)?.Citation?.Wrong ?? [];
                yield return new(swap.Kind, !wrong.IsEmpty, wrong.Any(w => swap.Aspects.Contains(w.Aspect)));
                if (wrong.IsEmpty) Console.Error.WriteLine($"{swap.Kind}\t{page.Name}\t{swapped.ReplaceLineEndings(" ")}");
            }
        }
    }

    /// <summary>The passage that shares most with a stretch.</summary>
    private static DescribedPassage? Of(List<DescribedPassage> described, int start, int end) =>
        described.MaxBy(d => Common(d, start, end)) is { } best && 2 * Common(best, start, end) >= end - start ? best : null;

    private static int Common(DescribedPassage d, int start, int end) => Math.Min(end, d.Passage.Sentence.End) - Math.Max(start, d.Passage.Sentence.Start);

    /// <param name="Kind">What was swapped; null for the words as they are.</param>
    /// <param name="Found">Whether something was called wrong.</param>
    /// <param name="Rightly">Whether it was what had been swapped.</param>
    private sealed record Attempt(string? Kind, bool Found, bool Rightly);
}
