using System.CommandLine;
using System.Text.Json;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Site.Records;

namespace Equipoise.Cli.Records;

/// <summary><c>equipoise records show SOURCE ID</c>: all that was understood of a record, or its text to the letter.</summary>
internal static class ShowRecord
{
    public static Command Command()
    {
        var (source, id) = (RecordVerbs.Source(), RecordVerbs.Id());
        var raw = new Option<bool>("--raw") { Description = "its text as it stood in its file" };
        var format = Options.Format();
        var command = new Command("show", "Show one imported record: groups, outcomes, adverse events, issues.") { source, id, raw, format };
        command.SetAction((parsed, cancel) => Show(parsed.GetValue(source)!, parsed.GetValue(id)!, parsed.GetValue(raw), parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> Show(string source, string id, bool raw, OutputFormat format, CancellationToken cancel)
    {
        await using var database = await EvidencePlace.Open(cancel);
        var find = new FindRecords(database);
        var kept = await RecordVerbs.Find(find, source, id, cancel);
        if (raw) WriteRaw(kept.Raw);
        else if (format == OutputFormat.Json) WriteJson(kept);
        else Print(kept, await find.Versions(kept.Version.Source, kept.Version.RecordId, cancel));
        return Exit.Done;
    }

    private static void WriteRaw(byte[] raw)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(raw);
        if (raw is not [.., (byte)'\n']) output.WriteByte((byte)'\n');
    }

    private static void WriteJson(KeptVersion kept)
    {
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, new { version = kept.Version.Number, counts = RecordCounts.Of(kept.Record), record = kept.Record, issues = kept.Issues }, RecordJson.Options);
        output.WriteByte((byte)'\n');
    }

    private static void Print(KeptVersion kept, IReadOnlyList<RecordVersion> versions)
    {
        var (record, counts) = (kept.Record, RecordCounts.Of(kept.Record));
        Console.WriteLine(RecordVerbs.Printable(record.Title ?? record.Id));
        Console.WriteLine($"  {RecordWords.Of(record.Source)}, {RecordVerbs.Printable(record.Id)}, {RecordWords.Of(record.Kind)}; version {kept.Version.Number} of {versions.Count}");
        foreach (var (name, value) in counts.Lines().Where(l => l.Value > 0)) Console.WriteLine($"  {value,6}  {name}");
        foreach (var group in record.Identifiers.GroupBy(i => i.Role)) Console.WriteLine($"  ids, {RecordWords.Of(group.Key)}: {RecordVerbs.Printable(string.Join(", ", group.Select(i => i.Value)))}");
        foreach (var issue in kept.Issues) Console.WriteLine($"  {issue.Code} {RecordVerbs.Printable(issue.Position)}: {RecordVerbs.Printable(issue.Message)}{(issue.DataLost ? " (data lost)" : "")}");
        Console.WriteLine("--format json gives everything that was understood, --raw the text to the letter.");
    }
}
