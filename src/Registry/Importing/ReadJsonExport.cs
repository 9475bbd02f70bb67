using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Equipoise.Registry.Exporting;

namespace Equipoise.Registry.Importing;

/// <summary>Reads an export that is one JSON document.</summary>
internal static class ReadJsonExport
{
    public static bool Fits(ReadOnlySpan<byte> file) => file.StartsWith("{\"kind\":\"equipoise-registry-export\""u8);

    public static ImportedExport Run(byte[] file)
    {
        using var document = JsonDocument.Parse(file);
        var head = document.RootElement;
        Check(file, head);
        return ImportedExport.Of(head, head.GetProperty("programmes"), _ => [.. head.GetProperty("children").EnumerateArray().Select(Child)]);
    }

    private static void Check(byte[] file, JsonElement head)
    {
        var end = file.AsSpan().LastIndexOf(",\"manifest\":"u8);
        if (end < 0 || !head.TryGetProperty("manifest", out var manifest)) throw new ImportFault("manifest", "The export lacks its end: it was cut off.");
        if (Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(0, end))) != manifest.GetProperty("sha256").GetString()) throw new ImportFault("manifest", "The export is not as it was written: its hash is another.");
    }

    private static ImportedChild Child(JsonElement child)
    {
        var name = child.GetProperty("pseudonym").GetString()!;
        return new(
            ImportedRow.Of(name, child), Rows(child, name, ExportTables.Consents.Name), Rows(child, name, ExportTables.Decisions.Name), Rows(child, name, ExportTables.Visits.Name),
            [.. child.GetProperty(ExportTables.Records.Name).EnumerateArray().Select(r => Record(name, r))],
            Rows(child, name, ExportTables.Deviations.Name), Rows(child, name, ExportTables.Queries.Name));
    }

    private static ImmutableArray<ImportedRow> Rows(JsonElement child, string name, string table) => [.. child.GetProperty(table).EnumerateArray().Select(r => ImportedRow.Of($"{name}, {table}", r))];

    private static ImportedRecord Record(string name, JsonElement record)
    {
        var form = record.GetProperty("form").GetString()!;
        return new(form, ImportedRow.Of($"{name}, {form}", record), record.GetProperty("values").GetRawText());
    }
}
