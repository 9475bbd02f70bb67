using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>An imported record as the search of the database knows it. Words are folded, in their order, with one space between; <see cref="FoldedText.Gap"/> is no word.</summary>
/// <param name="Source">Who keeps it.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Recency">Larger for what its source changed later; nearly always another number for another record.</param>
/// <param name="Title">Words of its titles and its own ids.</param>
/// <param name="Heading">Words of its conditions, interventions, keywords, authors, sponsors and further ids.</param>
/// <param name="Body">Words of everything else.</param>
public sealed record IndexedRecord(RecordSource Source, string Id, RecordKind Kind, long Recency, string Title, string Heading, string Body)
{
    private const int TitleRoom = 20_000;
    private const int HeadingRoom = 100_000;
    private const int BodyRoom = 750_000;
    private const int BitsOfTie = 41;

    internal static IndexedRecord Of(ImportedRecord record)
    {
        var (title, heading, body) = (new FoldedText(TitleRoom), new FoldedText(HeadingRoom), new FoldedText(BodyRoom));
        foreach (var passage in RecordPassages.Of(record))
            (passage.Place switch { Place.Name => title, Place.About => heading, _ => body }).Add(passage.Text);
        return new(record.Source, record.Id, record.Kind, RecencyOf(record.Source, record.Id, record.Updated), title.ToString(), heading.ToString(), body.ToString());
    }

    /// <summary>The day, then bits made of the key, so that the same records are in the same order in every database.</summary>
    private static long RecencyOf(RecordSource source, string id, PartialDate? updated)
    {
        var hash = 14695981039346656037ul;
        foreach (var letter in id) hash = unchecked((hash ^ letter) * 1099511628211ul);
        hash = unchecked((hash ^ (ulong)source) * 1099511628211ul);
        return ((long)(updated?.Earliest.DayNumber ?? 0) << BitsOfTie) | (long)(hash >> (64 - BitsOfTie));
    }
}
