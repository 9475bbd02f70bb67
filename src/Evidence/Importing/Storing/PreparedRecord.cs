using System.Collections.Immutable;
using System.Text.Json;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>A record ready to be stored: everything that needs no database is done.</summary>
internal sealed record PreparedRecord(ImportedRecord? Record, RecordSlice Place, int Size, string Hash, byte[] Raw, byte[] Json, ImmutableArray<ImportIssue> Issues)
{
    public static PreparedRecord Of(RecordSlice slice, ImportLimits limits)
    {
        var reading = ReadRecord.From(slice, limits);
        var size = slice.Text.Length;
        if (reading.Record is not { } record) return new(null, slice with { Text = default }, size, "", [], [], reading.Issues);
        var json = JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Options);
        return new(record, slice with { Text = default }, size, ContentHash.Of(reading.Slice), Packed.From(reading.Slice.Text.Span), Packed.From(json), reading.Issues);
    }

    public (RecordSource Source, string Id) Key => (Record!.Source, Record.Id);
}
