using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>A record ready to be stored: everything that needs no database is done.</summary>
internal sealed record PreparedRecord(ImportedRecord? Record, RecordSlice Place, int Size, string Hash, byte[] Raw, byte[] Json, IndexedRecord? Words, ImmutableArray<ImportIssue> Issues)
{
    /// <summary>What decides who may join it, where it is a trial about autism.</summary>
    public JoinableRow[] Joinable { get; init; } = [];

    /// <summary>Ids of records that this piece, itself no record, says were withdrawn at the source.</summary>
    public ImmutableArray<string> Withdrawn { get; init; } = [];

    public static PreparedRecord Of(RecordSlice slice, ImportLimits limits)
    {
        var reading = ReadRecord.From(slice, limits);
        var size = slice.Text.Length;
        if (reading.Record is not { } record) return new(null, slice with { Text = default }, size, "", [], [], null, reading.Issues) { Withdrawn = reading.Withdrawn };
        var json = JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Options);
        return new(record, slice with { Text = default }, size, ContentHash.Of(reading.Slice), Packed.From(reading.Slice.Text.Span), Packed.From(json), IndexedRecord.Of(record), reading.Issues) { Joinable = JoinableRow.Of(record) };
    }

    public (RecordSource Source, string Id) Key => (Record!.Source, Record.Id);
}
