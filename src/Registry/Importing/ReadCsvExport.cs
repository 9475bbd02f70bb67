using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Exporting;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Importing;

/// <summary>Reads an export that is a zip of tables.</summary>
internal static class ReadCsvExport
{
    private const long MostBytes = 1L << 30;

    public static bool Fits(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("PK"u8)) return false;
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()));
        return zip.GetEntry("about.json") is not null || zip.GetEntry("manifest.json") is not null;
    }

    public static ImportedExport Run(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var files = Files(zip);
        using var about = JsonDocument.Parse(files["about.json"]);
        using var programmes = JsonDocument.Parse(files["programmes.json"]);
        return ImportedExport.Of(about.RootElement, programmes.RootElement.GetProperty("programmes"), versions => Children(files, versions));
    }

    /// <summary>Every file that the manifest names, as it was written.</summary>
    private static Dictionary<string, byte[]> Files(ZipArchive zip)
    {
        var manifest = zip.GetEntry("manifest.json") ?? throw new ImportFault("manifest.json", "The export lacks its manifest: it was cut off.");
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var said = JsonDocument.Parse(Bytes(manifest, MostBytes));
        var left = MostBytes;
        foreach (var file in said.RootElement.GetProperty("files").EnumerateArray())
        {
            var name = file.GetProperty("name").GetString()!;
            var bytes = Bytes(zip.GetEntry(name) ?? throw new ImportFault(name, $"The export lacks {name}."), left);
            left -= bytes.Length;
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != file.GetProperty("sha256").GetString()) throw new ImportFault(name, $"{name} is not as it was written: its hash is another. A table that was changed can be imported as a spreadsheet.");
            files[name] = bytes;
        }

        return files;
    }

    private static byte[] Bytes(ZipArchiveEntry entry, long most)
    {
        if (entry.Length > most) throw new ImportFault(entry.FullName, "The export is larger than this program reads at once.");
        using var from = entry.Open();
        var bytes = new byte[entry.Length];
        from.ReadExactly(bytes);
        return bytes;
    }

    private static ImmutableArray<ImportedChild> Children(Dictionary<string, byte[]> files, ImmutableArray<ImportedVersion> versions)
    {
        ILookup<string, ImportedRow> Of(string table) => Rows(files, table + ".csv").ToLookup(r => r.Child, r => r.Row, StringComparer.Ordinal);
        var (consents, decisions, visits) = (Of(ExportTables.Consents.Name), Of(ExportTables.Decisions.Name), Of(ExportTables.Visits.Name));
        var (deviations, queries) = (Of(ExportTables.Deviations.Name), Of(ExportTables.Queries.Name));
        var records = ExportedForm.Of([.. versions.Select(v => v.Programme)]).Where(f => files.ContainsKey(CsvExport.NameOf(f))).SelectMany(f => Records(files, f)).ToLookup(r => r.Child, r => r.Record, StringComparer.Ordinal);
        return
        [
            .. Rows(files, ExportTables.Participants.Name + ".csv").Select(r => new ImportedChild(
                r.Row, [.. consents[r.Child]], [.. decisions[r.Child]], [.. visits[r.Child]], [.. records[r.Child]], [.. deviations[r.Child]], [.. queries[r.Child]])),
        ];
    }

    private static IEnumerable<(string Child, ImportedRow Row)> Rows(Dictionary<string, byte[]> files, string name)
    {
        foreach (var (place, cells) in Cells(files, name))
        {
            var child = cells.GetValueOrDefault("participant") ?? cells.GetValueOrDefault("pseudonym") ?? throw new ImportFault(place, $"{place}: no child is named.");
            yield return (child, new(place, cells));
        }
    }

    private static IEnumerable<(string Child, ImportedRecord Record)> Records(Dictionary<string, byte[]> files, ExportedForm form)
    {
        foreach (var (place, cells) in Cells(files, CsvExport.NameOf(form)))
            yield return (cells.GetValueOrDefault("participant") ?? throw new ImportFault(place, $"{place}: no child is named."), new(form.Form.Code, new(place, cells), Values(place, form, cells)));
    }

    private static IEnumerable<(string Place, Dictionary<string, string?> Cells)> Cells(Dictionary<string, byte[]> files, string name)
    {
        var header = ImmutableArray<string>.Empty;
        foreach (var (line, cells) in CsvText.Rows(Encoding.UTF8.GetString(files.GetValueOrDefault(name) ?? throw new ImportFault(name, $"The export lacks {name}.")), ','))
        {
            if (header.IsEmpty)
            {
                header = cells;
                continue;
            }

            var place = string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}");
            if (cells.Length != header.Length) throw new ImportFault(place, $"{place}: there are {cells.Length} cells, but {header.Length} columns.");
            yield return (place, Enumerable.Range(0, header.Length).ToDictionary(i => header[i], i => cells[i].Length == 0 ? null : ExportCsv.Freed(cells[i]), StringComparer.Ordinal));
        }
    }

    /// <summary>The answers as they were kept.</summary>
    private static string Values(string place, ExportedForm form, Dictionary<string, string?> cells)
    {
        var values = FormValues.Empty;
        foreach (var field in form.Fields)
        {
            var code = field.Field.Code;
            if (cells.GetValueOrDefault(code) is { } cell) values = values.With(code, Json(place, field, cell));
            else if (cells.GetValueOrDefault(ExportDictionary.ReasonOf(code)) is { } reason)
                values = values.With(code, FormValues.Of(Enum.GetValues<MissingCode>().Where(m => Words.Code(m) == reason).Select(m => (MissingCode?)m).FirstOrDefault() ?? throw new ImportFault(place, $"{place}: '{reason}' is no reason why there is no answer.")));
        }

        return values.Write();
    }

    private static string Json(string place, ExportedField field, string cell) => field.Kind switch
    {
        CellKind.Number => decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && FormValues.Of(number) == cell ? cell : throw new ImportFault(place, $"{place}: {field.Field.Code} is no number."),
        CellKind.Several => $"[{string.Join(',', cell.Split('|').Select(FormValues.Of))}]",
        CellKind.Json => cell,
        _ => FormValues.Of(cell),
    };
}
