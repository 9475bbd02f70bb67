using System.Globalization;
using Equipoise.Evidence.Importing;
using Spectre.Console;

namespace Equipoise.Cli.Importing;

/// <summary>An import for people: a bar while it runs, then a table, then the first issues of each kind.</summary>
internal static class ImportForPeople
{
    private const int Examples = 3;

    public static async Task<int> Run(string[] paths, CancellationToken cancel)
    {
        var examples = new SortedDictionary<string, List<ImportIssue>>(StringComparer.Ordinal);
        var summary = await ImportVerb.Import(paths, Keep, cancel);
        Print(summary);
        foreach (var (code, some) in examples) Print(code, summary.IssuesByCode[code], some);
        if (summary.Records == 0) Console.Error.WriteLine("Nothing could be read.");
        return ImportVerb.ExitOf(summary);

        void Keep(ImportIssue issue)
        {
            if (!examples.TryGetValue(issue.Code, out var some)) examples[issue.Code] = some = [];
            if (some.Count < Examples) some.Add(issue);
        }
    }

    private static void Print(ImportSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).Title("Imported");
        table.AddColumn("source").AddColumn("kind");
        foreach (var name in (string[])["new", "changed", "same"]) table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (var c in summary.Counts) table.AddRow(Words(c.Source), Words(c.Kind), Text(c.New), Text(c.Changed), Text(c.Same));
        table.AddRow("all", "", Text(summary.Counts.Sum(c => c.New)), Text(summary.Counts.Sum(c => c.Changed)), Text(summary.Counts.Sum(c => c.Same)));
        AnsiConsole.Write(table);
        var issues = summary.IssuesByCode.Values.Sum();
        Console.WriteLine($"{Text(issues)} issue{(issues == 1 ? "" : "s")}, {Text(summary.Losses)} with loss of data; {Text(summary.Unreadable)} piece{(summary.Unreadable == 1 ? "" : "s")} that should be a record and could not be read as one.");
    }

    private static void Print(string code, int count, List<ImportIssue> some)
    {
        Console.WriteLine();
        Console.WriteLine($"{code}: {Text(count)}{(count > some.Count ? $", the first {some.Count}" : "")}");
        foreach (var issue in some)
        {
            Console.WriteLine($"  {issue.File}{(issue.Position.Length == 0 ? "" : ", ")}{issue.Position}");
            Console.WriteLine($"    {issue.Message}{(issue.DataLost ? " (data lost)" : "")}");
        }
    }

    private static string Words(RecordSource source) => source switch
    {
        RecordSource.ClinicalTrialsGov => "ClinicalTrials.gov",
        RecordSource.PubMed => "PubMed",
        RecordSource.Ictrp => "WHO ICTRP",
        RecordSource.Ris => "RIS",
        RecordSource.BibTex => "BibTeX",
        RecordSource.RevMan => "RevMan",
        _ => "sheet",
    };

    private static string Words(RecordKind kind) => kind.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
