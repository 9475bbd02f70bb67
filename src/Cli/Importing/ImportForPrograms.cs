using System.Text.Encodings.Web;
using System.Text.Json;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Cli.Importing;

/// <summary>An import for programs: one JSON value on standard output. Issues are written as they are met, so that any number fits.</summary>
internal static class ImportForPrograms
{
    private const int FlushBytes = 1 << 16;

    public static async Task<int> Run(string[] paths, CancellationToken cancel)
    {
        await using var output = Console.OpenStandardOutput();
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var begun = false;
        var summary = await ImportVerb.Import(paths, Write, cancel);
        Begin();
        json.WriteEndArray();
        WriteCounts(json, summary);
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        output.WriteByte((byte)'\n');
        return ImportVerb.ExitOf(summary);

        void Begin()
        {
            if (begun) return;
            begun = true;
            json.WriteStartObject();
            json.WriteStartArray("issues");
        }

        void Write(ImportIssue issue)
        {
            Begin();
            JsonSerializer.Serialize(json, issue, CanonicalJson.Options);
            if (json.BytesPending > FlushBytes) json.Flush();
        }
    }

    private static void WriteCounts(Utf8JsonWriter json, ImportSummary summary)
    {
        json.WritePropertyName("counts");
        JsonSerializer.Serialize(json, summary.Counts, CanonicalJson.Options);
        json.WriteNumber("records", summary.Records);
        json.WriteNumber("new", summary.Counts.Sum(c => c.New));
        json.WriteNumber("changed", summary.Counts.Sum(c => c.Changed));
        json.WriteNumber("same", summary.Counts.Sum(c => c.Same));
        json.WriteNumber("unreadable", summary.Unreadable);
        json.WriteNumber("withdrawn", summary.Withdrawn);
        json.WriteNumber("losses", summary.Losses);
        json.WritePropertyName("issuesByCode");
        JsonSerializer.Serialize(json, summary.IssuesByCode, CanonicalJson.Options);
    }
}
