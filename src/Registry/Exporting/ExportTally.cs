using System.Collections.Immutable;
using System.Text.Json;

namespace Equipoise.Registry.Exporting;

/// <summary>A file within an export.</summary>
internal sealed record ExportedFile(string Name, long Rows, long Bytes, string Hash);

/// <summary>How much has been exported, and how far it is.</summary>
internal sealed class ExportTally(int children, int passes, IProgress<double>? progress)
{
    private long passed;

    public int Children => children;

    public long Rows { get; set; }

    public long Values { get; set; }

    public void Report(int more)
    {
        passed += more;
        if (children > 0) progress?.Report((double)passed / ((long)children * passes));
    }

    /// <summary>The end of a document: a file without it was cut off.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="hash">SHA-256 of everything before.</param>
    public void WriteManifest(Utf8JsonWriter json, string hash)
    {
        json.WriteStartObject("manifest");
        WriteCounts(json);
        json.WriteString("sha256", hash);
        json.WriteEndObject();
    }

    public void WriteManifest(Utf8JsonWriter json, ImmutableArray<ExportedFile> files)
    {
        json.WriteStartObject();
        WriteCounts(json);
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("rows", file.Rows);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCounts(Utf8JsonWriter json)
    {
        json.WriteNumber("children", children);
        json.WriteNumber("rows", Rows);
        json.WriteNumber("values", Values);
    }
}
