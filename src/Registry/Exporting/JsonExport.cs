using System.Text.Encodings.Web;
using System.Text.Json;

namespace Equipoise.Registry.Exporting;

/// <summary>An export as one JSON document: its head, the programme in every version, then child by child; at the end how much there was and the hash of everything before.</summary>
internal sealed class JsonExport(RegistryDb db, ExportScope scope, ExportOutput output, ExportTally tally)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task Write(CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(output.Stream, Writing);
        json.WriteStartObject();
        ExportHead.Write(json, scope);
        ExportHead.WriteProgrammes(json, scope);
        json.WriteStartArray("children");
        await foreach (var batch in ExportBatches.Of(db, scope, cancel))
        {
            await Write(json, batch, cancel);
            json.Flush();
            await output.Drain(cancel);
            tally.Report(batch.Children.Count);
        }

        json.WriteEndArray();
        json.Flush();
        tally.WriteManifest(json, output.Stream.Hash);
        json.WriteEndObject();
        json.Flush();
        await output.Drain(cancel);
    }

    private async Task Write(Utf8JsonWriter json, ExportBatch batch, CancellationToken cancel)
    {
        var days = await batch.Days(cancel);
        var consents = (await batch.Consents(cancel)).ToLookup(c => c.ParticipantId);
        var decisions = (await batch.Decisions(cancel)).ToLookup(d => d.ParticipantId);
        var visits = (await batch.Visits(cancel)).ToLookup(v => v.ParticipantId);
        var records = (await batch.Records(cancel)).ToLookup(r => r.ParticipantId);
        var deviations = (await batch.Deviations(cancel)).ToLookup(d => d.ParticipantId);
        var queries = (await batch.Queries(cancel)).ToLookup(q => q.ParticipantId);
        foreach (var one in await batch.Standing(cancel))
        {
            var (id, counted) = (one.Child.Id, days(one.Child));
            json.WriteStartObject();
            ExportTables.Participants.Write(json, one, counted);
            Rows(json, ExportTables.Consents, consents[id], counted);
            Rows(json, ExportTables.Decisions, decisions[id], counted);
            Rows(json, ExportTables.Visits, visits[id], counted);
            Records(json, records[id], visits[id].ToDictionary(v => v.Id, v => v.Code), counted);
            Rows(json, ExportTables.Deviations, deviations[id], counted);
            Rows(json, ExportTables.Queries, queries[id], counted);
            json.WriteEndObject();
            tally.Rows++;
        }
    }

    private void Rows<T>(Utf8JsonWriter json, ExportTable<T> table, IEnumerable<T> rows, ExportDays days)
    {
        json.WriteStartArray(table.Name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            table.Write(json, row, days);
            json.WriteEndObject();
            tally.Rows++;
        }

        json.WriteEndArray();
    }

    private void Records(Utf8JsonWriter json, IEnumerable<Forms.FormRecord> records, Dictionary<Guid, string> visits, ExportDays days)
    {
        json.WriteStartArray(ExportTables.Records.Name);
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("form", record.Form);
            if (record.VisitId is { } visit && visits.TryGetValue(visit, out var code)) json.WriteString("visit", code);
            ExportTables.Records.Write(json, record, days);
            tally.Values += ExportValues.Write(json, scope.Forms.First(f => f.Form.Code == record.Form), record.Values, days);
            json.WriteEndObject();
            tally.Rows++;
        }

        json.WriteEndArray();
    }
}
