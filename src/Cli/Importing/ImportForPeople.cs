using Equipoise.Evidence.Importing;
using Spectre.Console;

namespace Equipoise.Cli.Importing;

/// <summary>An import for people: a bar while it runs, then a table, then the first issues of each kind.</summary>
internal static class ImportForPeople
{
    public static async Task<int> Run(string[] paths, CancellationToken cancel)
    {
        var examples = new IssueExamples();
        var summary = await ImportVerb.Import(paths, examples.Keep, cancel);
        Print(summary);
        examples.Write(summary.IssuesByCode);
        if (!ImportVerb.HasRead(summary)) Console.Error.WriteLine("Nothing could be read.");
        return ImportVerb.ExitOf(summary);
    }

    private static void Print(ImportSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).Title("Imported");
        table.AddColumn("source").AddColumn("kind");
        foreach (var name in (string[])["new", "changed", "same"]) table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (var c in summary.Counts) table.AddRow(ImportWords.Of(c.Source), ImportWords.Of(c.Kind), ImportWords.Of(c.New), ImportWords.Of(c.Changed), ImportWords.Of(c.Same));
        table.AddRow("all", "", ImportWords.Of(summary.Counts.Sum(c => c.New)), ImportWords.Of(summary.Counts.Sum(c => c.Changed)), ImportWords.Of(summary.Counts.Sum(c => c.Same)));
        AnsiConsole.Write(table);
        var issues = summary.IssuesByCode.Values.Sum();
        Console.WriteLine($"{ImportWords.Of(issues)} issue{(issues == 1 ? "" : "s")}, {ImportWords.Of(summary.Losses)} with loss of data; {ImportWords.Of(summary.Unreadable)} piece{(summary.Unreadable == 1 ? "" : "s")} that should be a record and could not be read as one.");
        if (summary.Withdrawn > 0) Console.WriteLine($"{ImportWords.Of(summary.Withdrawn)} record{(summary.Withdrawn == 1 ? " is" : "s are")} withdrawn by the source; what was imported before is kept.");
    }
}
