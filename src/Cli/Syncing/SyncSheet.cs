using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Cli.Importing;
using Equipoise.Evidence.Syncing;
using Spectre.Console;

namespace Equipoise.Cli.Syncing;

/// <summary>What was fetched, for people.</summary>
internal static class SyncSheet
{
    public static void Write(ImmutableArray<SourceReport> reports, bool isDry, IssueExamples examples)
    {
        var table = new Table().Border(TableBorder.Simple).Title(isDry ? "Would be fetched" : "Fetched");
        table.AddColumn("source");
        foreach (var name in (string[])["new", "changed", "unchanged", "withdrawn", "issues"]) table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (var r in reports) table.AddRow([ImportWords.Of(r.Source), .. new[] { r.New, r.Changed, r.Unchanged, r.Withdrawn, r.Issues }.Select(ImportWords.Of)]);
        AnsiConsole.Write(table);
        foreach (var report in reports)
            foreach (var line in Lines(report)) Console.WriteLine(line);
        examples.Write(reports.SelectMany(r => r.IssuesByCode).GroupBy(c => c.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Value), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Lines(SourceReport report)
    {
        var name = ImportWords.Of(report.Source);
        if (report.NothingChanged) yield return $"{name}: nothing changed, says {report.Host}.";
        if (report.Resumed) yield return $"{name}: went on where the last run had stopped.";
        if (report.Error is not null) yield return $"{name}: did not come to its end.";
        else yield return $"{name}: {(report.Since is { } since ? $"what changed since {Day(since)}" : "everything that the query finds")}{(report.Through is { } through ? $"; complete to {Day(through)}" : "; changes from before that day were never fetched, so the next run fetches everything")}.";
        foreach (var note in report.Notes) yield return $"{name}: {note}";
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
