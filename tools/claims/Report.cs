using System.Collections.Immutable;
using Equipoise.Evidence.Claims;

namespace Equipoise.Tools.Claims;

/// <summary>Prints scores with their intervals, and every answer beside the label.</summary>
internal static class Report
{
    private const int Draws = 1000;

    /// <summary>Measures of each set of pages, with 95 % intervals from drawing pages anew.</summary>
    public static void Scores(List<(GoldPage Gold, ClaimReport Report)> answers)
    {
        var sets = answers.GroupBy(a => a.Gold.Set == "others").Select(g => (Name: g.Key ? "others" : "own, left out", Answers: g.ToList()))
            .Concat(answers.GroupBy(a => a.Gold.Set, StringComparer.Ordinal).Where(g => g.Key != "others").Select(g => (Name: "own: " + g.Key, Answers: g.ToList())));
        foreach (var (name, set) in sets)
        {
            var tallies = set.Select(a => Tally.Of(a.Gold, Told(a.Report))).ToList();
            Print($"{name}: {tallies.Count} pages, {tallies.Sum(t => t.Claims)} claims", tallies);
        }
    }

    private static void Print(string title, List<Tally> tallies)
    {
        Console.WriteLine($"\n### {title}\n\n| measure | value | 95 % interval |\n| --- | ---: | --- |");
        var sum = Tally.Sum(tallies);
        var draw = new Random(1);
        var drawn = Enumerable.Range(0, Draws).Select(_ => Tally.Sum(Enumerable.Range(0, tallies.Count).Select(_ => tallies[draw.Next(tallies.Count)]).ToList())).ToList();
        foreach (var (name, of) in Measures.All)
        {
            var values = drawn.Select(of).Where(double.IsFinite).Order().ToList();
            if (!double.IsFinite(of(sum)) || values.Count == 0) continue;
            Console.WriteLine($"| {name} | {of(sum):0.00} | {values[values.Count * 25 / 1000]:0.00} to {values[values.Count * 975 / 1000]:0.00} |");
        }

        Console.WriteLine($"\n| labelled | {string.Join(" | ", Tally.Verdicts.Append("not found"))} |\n| --- |{string.Concat(Enumerable.Repeat(" ---: |", 7))}");
        for (var gold = 0; gold < 6; gold++) Console.WriteLine($"| {Tally.Verdicts[gold]} | {string.Join(" | ", Enumerable.Range(0, 7).Select(told => sum.Answers[gold, told]))} |");
    }

    /// <summary>One line a claim: page, label, answer, type, reasons, words; and what was told that nobody marked.</summary>
    public static void Answers(List<(GoldPage Gold, ClaimReport Report)> answers)
    {
        foreach (var (gold, report) in answers)
        {
            var runes = gold.Text.EnumerateRunes().ToArray();
            foreach (var claim in gold.Claims)
            {
                var hit = report.Claims.Where(c => 2 * claim.With(Of(c)) >= claim.Length).MaxBy(c => claim.With(Of(c)));
                Console.WriteLine(string.Join('\t', gold.Name, claim.Verdict, hit is null ? "MISSED" : ClaimLabels.Of(hit.Verdict), claim.Type, claim.Misdescribed ? "MIS" : "", hit is { Misdescribed.IsEmpty: false } ? string.Join(' ', hit.Misdescribed.Select(m => m.Words)) : "", hit is null ? "" : string.Join("; ", hit.Because), string.Concat(runes[claim.Start..claim.End]).ReplaceLineEndings(" ")));
            }

            foreach (var told in report.Claims.Where(c => !gold.Claims.Concat(gold.Optional).Any(g => 2 * g.With(Of(c)) >= Math.Min(g.Length, c.End - c.Start))))
                Console.WriteLine(string.Join('\t', gold.Name, "NONE", ClaimLabels.Of(told.Verdict), ClaimLabels.Of(told.Type), "", string.Join(' ', told.Misdescribed.Select(m => m.Words)), "", told.Quote.ReplaceLineEndings(" ")));
        }
    }

    private static ImmutableArray<Span> Told(ClaimReport report) => [.. report.Claims.Select(Of)];

    private static Span Of(Claim claim) => new(claim.Start, claim.End, ClaimLabels.Of(claim.Type), ClaimLabels.Of(claim.Verdict), !claim.Misdescribed.IsEmpty);
}
