using System.CommandLine;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Site.Components;
using Equipoise.Site.Records;
using Spectre.Console;

namespace Equipoise.Cli.Records;

/// <summary><c>equipoise records list</c>: what was imported, or what of it has some words.</summary>
internal static class ListRecords
{
    private const int Most = 200;

    private sealed record Line(RecordSource Source, string Id, RecordKind Kind, string? Title, int Versions);

    public static Command Command()
    {
        var words = new Argument<string[]>("WORDS") { Description = "words, ids or \"phrases\" that must stand in the record", Arity = ArgumentArity.ZeroOrMore };
        var source = new Option<string?>("--source") { Description = "only of this source", HelpName = "source" };
        var kind = new Option<RecordKind?>("--kind") { Description = "trial, citation, review or row", HelpName = "kind" };
        var skip = new Option<int>("--skip") { Description = "how many to leave out", HelpName = "n" };
        var format = Options.Format();
        var command = new Command("list", "List imported records, or search them.") { words, source, kind, skip, format };
        command.SetAction((parsed, cancel) => List(string.Join(' ', parsed.GetValue(words) ?? []), parsed.GetValue(source), parsed.GetValue(kind), Math.Max(0, parsed.GetValue(skip)), parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> List(string words, string? source, RecordKind? kind, int skip, OutputFormat format, CancellationToken cancel)
    {
        RecordSource? from = source is null ? null : RecordWords.SourceNamed(source) ?? throw new Refusal($"'{source}' is no source. There are: {string.Join(", ", Enum.GetValues<RecordSource>().Select(Choice.Word))}.");
        await using var database = await EvidencePlace.Open(cancel);
        var found = await new SearchRecords(database).Run(new(words) { Source = from, Kind = kind, Skip = skip, Take = Most }, cancel);
        var lines = found.Items.Select(f => new Line(f.Row.Source, f.Row.Id, f.Row.Kind, f.Row.Title, f.Row.Versions)).ToList();
        if (format == OutputFormat.Json) Json.Write(new { items = lines, total = found.Total, skip });
        else Print(lines, found.Total, skip);
        return Exit.Done;
    }

    private static void Print(List<Line> lines, int total, int skip)
    {
        if (total == 0)
        {
            Console.WriteLine("No such record. equipoise import PATH imports records.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("source").NoWrap()).AddColumn("id").AddColumn("title");
        foreach (var line in lines) table.AddRow(RecordWords.Of(line.Source), Markup.Escape(RecordVerbs.Printable(line.Id)), Markup.Escape(RecordVerbs.Printable(line.Title)));
        AnsiConsole.Write(table);
        Console.WriteLine(lines.Count == total ? $"{total} record{(total == 1 ? "" : "s")}." : string.Create(CultureInfo.InvariantCulture, $"{skip + 1} to {skip + lines.Count} of {total:N0} records. --skip {skip + lines.Count} shows the next."));
    }
}
