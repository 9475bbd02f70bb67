using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Equipoise.Registry.Exporting;

/// <summary>An export as a zip of tables: those every site has, one for each form, the dictionary and the labels, the programme in every version, a script for R, and last the manifest.</summary>
internal sealed class CsvExport(RegistryDb db, ExportScope scope, ExportOutput output, ExportTally tally)
{
    /// <summary>The same export has the same bytes, whenever it is made.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ImmutableArray<ExportedFile>.Builder files = ImmutableArray.CreateBuilder<ExportedFile>();

    /// <summary>How often the children are gone through.</summary>
    public static int Passes(ExportScope scope) => 6 + scope.Forms.Length;

    public async Task Write(CancellationToken cancel)
    {
        using (var zip = new ZipArchive(output.Stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Json(zip, "about.json", Head);
            await Table(zip, ExportTables.Participants, async batch => [.. (await batch.Standing(cancel)).Select(c => (c.Child.Id, c))], cancel);
            await Table(zip, ExportTables.Consents, async batch => [.. (await batch.Consents(cancel)).Select(c => (c.ParticipantId, c))], cancel);
            await Table(zip, ExportTables.Decisions, async batch => [.. (await batch.Decisions(cancel)).Select(d => (d.ParticipantId, d))], cancel);
            await Table(zip, ExportTables.Visits, async batch => [.. (await batch.Visits(cancel)).Select(v => (v.ParticipantId, v))], cancel);
            await Table(zip, ExportTables.Deviations, async batch => [.. (await batch.Deviations(cancel)).Select(d => (d.ParticipantId, d))], cancel);
            await Table(zip, ExportTables.Queries, async batch => [.. (await batch.Queries(cancel)).Select(q => (q.ParticipantId, q))], cancel);
            foreach (var form in scope.Forms) await Form(zip, form, cancel);
            Entry(zip, "dictionary.csv", to => ExportDictionary.Write(to, scope));
            Entry(zip, "labels.csv", to => ExportDictionary.WriteLabels(to, scope));
            Json(zip, "programmes.json", json => ExportHead.WriteProgrammes(json, scope));
            Entry(zip, "read.R", to => RScript.Write(to, scope, files.ToImmutable()));
            Entry(zip, "README.txt", to => ExportDictionary.WriteReadme(to, scope));
            Manifest(zip);
        }

        await output.Drain(cancel);
    }

    /// <summary>The name of the table of a form within the zip.</summary>
    public static string NameOf(ExportedForm form) => $"forms/{form.Form.Code}.csv";

    private async Task Table<T>(ZipArchive zip, ExportTable<T> table, Func<ExportBatch, Task<(Guid Child, T Row)[]>> rows, CancellationToken cancel)
    {
        var columns = table.For(scope.Dates);
        var named = table.Columns.Any(c => c.Name == "pseudonym");
        await Each(zip, table.Name + ".csv", [.. named ? Array.Empty<string>() : ["participant"], .. columns.Select(c => c.Named(scope.Dates))], async (csv, batch) =>
        {
            var days = await batch.Days(cancel);
            foreach (var (id, row) in await rows(batch))
            {
                var child = batch.Of(id);
                if (!named) csv.Plain(child.Pseudonym);
                foreach (var column in columns) Cell(csv, column, row, days(child));
                csv.End();
                tally.Rows++;
            }
        }, cancel);
    }

    private async Task Form(ZipArchive zip, ExportedForm form, CancellationToken cancel)
    {
        var (columns, fields) = (ExportTables.Records.For(scope.Dates), ExportValues.Fields(form, scope.Dates));
        await Each(zip, NameOf(form), ["participant", "visit", .. columns.Select(c => c.Named(scope.Dates)), .. fields.SelectMany(Names)], async (csv, batch) =>
        {
            var (days, visits) = (await batch.Days(cancel), await batch.VisitCodes(cancel));
            foreach (var record in await batch.Records(form.Form.Code, cancel))
            {
                var child = batch.Of(record.ParticipantId);
                csv.Plain(child.Pseudonym);
                csv.Plain(record.VisitId is { } visit ? visits.GetValueOrDefault(visit, "") : "");
                foreach (var column in columns) Cell(csv, column, record, days(child));
                tally.Values += ExportValues.Write(csv, fields, record.Values, days(child));
                csv.End();
                tally.Rows++;
            }
        }, cancel);
    }

    /// <summary>A day that is counted may be negative, and is no formula.</summary>
    private static void Cell<T>(ExportCsv csv, ExportColumn<T> column, T row, ExportDays days)
    {
        var cell = column.Cell(row, days);
        if (column.Kind is CellKind.Code or CellKind.Text or CellKind.Several) csv.Text(cell);
        else csv.Plain(cell);
    }

    private static IEnumerable<string> Names(ExportedField field) => ExportValues.HasReason(field) ? [field.Field.Code, ExportDictionary.ReasonOf(field.Field.Code)] : [field.Field.Code];

    private async Task Each(ZipArchive zip, string name, ImmutableArray<string> header, Func<ExportCsv, ExportBatch, Task> write, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Always;
        using var open = entry.Open();
        using var hashed = new HashedStream(open);
        long rows;
        using (var csv = new ExportCsv(hashed))
        {
            csv.Header(header);
            await foreach (var batch in ExportBatches.Of(db, scope, cancel))
            {
                await write(csv, batch);
                await output.Drain(cancel);
                tally.Report(batch.Children.Count);
            }

            rows = csv.Rows;
        }

        files.Add(new(name, rows, hashed.Length, hashed.Hash));
    }

    private void Entry(ZipArchive zip, string name, Func<Stream, long> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Always;
        using var open = entry.Open();
        using var hashed = new HashedStream(open);
        var rows = write(hashed);
        files.Add(new(name, rows, hashed.Length, hashed.Hash));
    }

    private void Json(ZipArchive zip, string name, Action<Utf8JsonWriter> write) => Entry(zip, name, to =>
    {
        using var json = new Utf8JsonWriter(to, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true });
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        return 0;
    });

    private void Head(Utf8JsonWriter json) => ExportHead.Write(json, scope);

    /// <summary>The last entry: a zip without it was cut off.</summary>
    private void Manifest(ZipArchive zip) => Entry(zip, "manifest.json", to =>
    {
        using var json = new Utf8JsonWriter(to, new() { Indented = true });
        tally.WriteManifest(json, files.ToImmutable());
        return 0;
    });
}
