using System.CommandLine;
using System.Globalization;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;
using Spectre.Console;

namespace Equipoise.Cli.Evidence;

/// <summary><c>equipoise evidence list</c>: what is on file.</summary>
internal static class ListEvidence
{
    private sealed record Line(string Kind, string Id, string Label, string Year, string Children, string Design);

    public static Command Command()
    {
        var data = Options.Data();
        var format = Options.Format();
        var command = new Command("list", "List the studies, reviews and registered trials on file.") { data, format };
        command.SetAction((parsed, cancel) => Task.FromResult(List(parsed.GetValue(data)!, parsed.GetValue(format), cancel)));
        return command;
    }

    private static int List(string folder, OutputFormat format, CancellationToken cancel)
    {
        var lines = Lines(Load.Snapshot(folder, cancel)).ToList();
        if (format == OutputFormat.Json) Json.Write(new { items = lines, total = lines.Count });
        else Print(lines);
        return Exit.Done;
    }

    private static IEnumerable<Line> Lines(Snapshot snapshot) =>
    [
        .. snapshot.Content.Studies.Select(s => new Line("study", s.Id, s.Label, Text(s.Year?.Value), Text(s.Size.Headline?.Value), Words.Of(s.Design.Strength))),
        .. snapshot.Content.Reviews.Select(r => new Line("review", r.Id, r.Label, Text(r.Year?.Value), Text(r.Participants?.Value), Words.Of(r.Kind))),
        .. snapshot.Content.Trials.Select(t => new Line("trial", t.Id, t.Title, t.Start?.Value.Year.ToString(CultureInfo.InvariantCulture) ?? "", Text(t.Enrolment?.Value), Words.Of(t.Status.Value))),
    ];

    private static void Print(List<Line> lines)
    {
        foreach (var kind in lines.GroupBy(l => l.Kind, StringComparer.Ordinal))
        {
            var table = new Table().Border(TableBorder.Simple).Title($"{kind.Count()} {(kind.Key == "study" ? "studies" : kind.Key + "s")}");
            table.AddColumn(new TableColumn("id").NoWrap());
            table.AddColumn("what");
            table.AddColumn(new TableColumn(kind.Key == "trial" ? "start" : "year").NoWrap());
            table.AddColumn(new TableColumn("children").RightAligned().NoWrap());
            table.AddColumn(kind.Key == "trial" ? "status" : "design");
            foreach (var l in kind) table.AddRow(Markup.Escape(l.Id), Markup.Escape(l.Label), l.Year, l.Children, Markup.Escape(l.Design));
            AnsiConsole.Write(table);
        }

        Console.WriteLine("equipoise evidence show ID shows one of them with every figure and its source.");
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
