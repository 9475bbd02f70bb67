using System.CommandLine;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Synthesis.Reviews;
using Spectre.Console;

namespace Equipoise.Cli.Meta;

/// <summary><c>equipoise meta review FILE.rm5</c>: every analysis of a RevMan review pooled again and held against what the file states.</summary>
internal static class ReviewMeta
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "a review of RevMan 5 (.rm5)" };
        var format = Options.Format();
        var command = new Command("review", "Pool the analyses of a RevMan 5 review again, and compare.") { file, format };
        command.SetAction(parsed =>
        {
            var analyses = PoolReview.Run(Read(parsed.GetValue(file)!));
            if (parsed.GetValue(format) == OutputFormat.Json) Json.Write(ReviewComparisonJson.Of(analyses));
            else Print(analyses);
            return Exit.Done;
        });
        return command;
    }

    private static ImportedReview Read(string path)
    {
        ImportIssue? first = null;
        foreach (var step in new CutRecords().From([path]))
        {
            first ??= step.Issues.FirstOrDefault(i => i.DataLost);
            if (step.Slice is not { } slice) continue;
            var reading = ReadRecord.From(slice);
            first ??= reading.Issues.FirstOrDefault(i => i.DataLost);
            if (reading.Record?.Review is { } review) return review;
        }

        throw new Refusal(first is null ? $"{path} holds no review of RevMan 5." : $"No review of RevMan 5 could be read. {first}");
    }

    private static void Print(IReadOnlyList<PooledAnalysis> analyses)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("analysis").AddColumn("stated").AddColumn("here").AddColumn(new TableColumn("").NoWrap());
        foreach (var a in analyses)
        {
            var settings = $"{a.Measure} {a.Method}{(a.IsRandom ? ", random" : "")}".Trim();
            table.AddRow(
                Markup.Escape(a.Subgroup is null ? $"{a.Id} {a.Outcome} ({settings})" : $"  {a.Id} {a.Subgroup}"),
                a.Stated is { } s ? Markup.Escape($"{Short(s.Effect)} [{Short(s.CiStart)}, {Short(s.CiEnd)}]") : "none",
                a.Ours is { } o ? Markup.Escape($"{Short(o.Effect)} [{Short(o.Lower)}, {Short(o.Upper)}], k = {o.Studies}") : "none",
                a.Verdict switch { PoolingVerdict.Agrees => "agrees", PoolingVerdict.Differs => "DIFFERS", PoolingVerdict.NotPooled => "not pooled", _ => "not stated" });
        }

        AnsiConsole.Write(table);
        foreach (var a in analyses.Where(a => a.Verdict is PoolingVerdict.Differs or PoolingVerdict.NotPooled || (a.Verdict == PoolingVerdict.Agrees && a.Reason is not null)))
        {
            Console.WriteLine($"{a.Id}: {a.Reason}");
            foreach (var d in a.Differences) Console.WriteLine($"    {d.Name}: stated {d.Stated}, here {d.Ours.ToString("R", CultureInfo.InvariantCulture)}");
        }

        foreach (var a in analyses.Where(a => a.RowsThatDiffer.Length > 0)) Console.WriteLine($"{a.Id}: the effect stated for {string.Join(", ", a.RowsThatDiffer)} does not follow from the data of the row.");
        var counts = analyses.CountBy(a => a.Verdict).ToDictionary();
        Console.WriteLine($"{counts.GetValueOrDefault(PoolingVerdict.Agrees)} agree, {counts.GetValueOrDefault(PoolingVerdict.Differs)} differ, {counts.GetValueOrDefault(PoolingVerdict.NotPooled)} could not be pooled, {counts.GetValueOrDefault(PoolingVerdict.NotStated)} state no result.");
    }

    private static string Short(ReportedNumber? number) => number?.Value is { } value ? Short(value) : number?.Text ?? "";

    private static string Short(double value) => value.ToString(Math.Abs(value) >= 100 ? "0.0" : "0.0000", CultureInfo.InvariantCulture);
}
