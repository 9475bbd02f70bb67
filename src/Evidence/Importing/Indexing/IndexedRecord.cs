using System.Text;
using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>An imported record as the search of the database knows it.</summary>
/// <param name="Source">Who keeps it.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Recency">Larger for what its source changed later; nearly always another number for another record.</param>
/// <param name="Words">
/// All its words, folded, in their order, one space between; then those of the better tiers once more with their mark, then source and kind (<see cref="WordMarks"/>). So each
/// tier has lists of its own, and none is sifted from the list of a word that nearly every record has.
/// </param>
public sealed record IndexedRecord(RecordSource Source, string Id, RecordKind Kind, long Recency, string Words)
{
    private const int TitleRoom = 30_000;
    private const int HeadingRoom = 100_000;
    private const int BodyRoom = 600_000;
    private const int BitsOfTie = 41;
    private static readonly string Gap = $" {WordMarks.Gap} ";

    internal static IndexedRecord Of(ImportedRecord record)
    {
        var (title, heading, body) = (new FoldedText(TitleRoom), new FoldedText(HeadingRoom), new FoldedText(BodyRoom));
        foreach (var passage in RecordPassages.Of(record))
            (passage.Place switch { Place.Name => title, Place.About => heading, _ => body }).Add(passage.Text);
        return new(record.Source, record.Id, record.Kind, RecencyOf(record.Source, record.Id, record.Updated), Marked(record, title.ToString(), heading.ToString(), body.ToString()));
    }

    private static string Marked(ImportedRecord record, string title, string heading, string body)
    {
        var words = new StringBuilder(title.Length * 4 + heading.Length * 3 + body.Length + 100);
        words.Append(title).Append(Gap).Append(heading).Append(Gap).Append(body).Append(Gap);
        Mark(words, WordMarks.Title, title);
        Mark(words, WordMarks.Heading, title);
        Mark(words, WordMarks.Heading, heading);
        return words.Append(WordMarks.Of(record.Source)).Append(' ').Append(WordMarks.Of(record.Kind)).ToString();
    }

    private static void Mark(StringBuilder into, char mark, string words)
    {
        foreach (var part in words.AsSpan().Split(' '))
            if (words.AsSpan()[part] is { IsEmpty: false } word) into.Append(word[0] == WordMarks.Gap ? "" : mark.ToString()).Append(word).Append(' ');
        into.Append(Gap.AsSpan(1));
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
