using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Cli.Importing;

/// <summary>An import that tells of every record, a line of JSON each, so that any number fits and another program can compare the counts with its own.</summary>
internal static class ImportRecordLines
{
    public static async Task<int> Run(string[] paths, CancellationToken cancel)
    {
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        var summary = await ImportVerb.Import(paths, issue => { if (issue.DataLost) Console.Error.WriteLine(issue); }, cancel, stored =>
        {
            var (record, fate, issues, lost) = stored;
            output.Write(CanonicalJson.Write(new RecordLine(record.Source, record.Id, record.Kind, record.Title, fate, RecordCounts.Of(record), issues, lost)));
            output.WriteByte((byte)'\n');
        });
        if (summary.Records == 0) Console.Error.WriteLine("Nothing could be read.");
        return ImportVerb.ExitOf(summary);
    }

    private sealed record RecordLine(RecordSource Source, string Id, RecordKind Kind, string? Title, RecordFate Fate, RecordCounts Counts, int Issues, bool DataLost);
}
