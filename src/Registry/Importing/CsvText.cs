using System.Collections.Immutable;
using CsvHelper;

namespace Equipoise.Registry.Importing;

/// <summary>Rows of CSV with the line on which each begins.</summary>
internal static class CsvText
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <exception cref="ImportFault">It is no CSV.</exception>
    public static IEnumerable<(long Line, ImmutableArray<string> Cells)> Rows(string text, char? separator = null)
    {
        var layout = CsvReaderOptions.Default with { HasHeader = false, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw, Separator = separator ?? Separator(text) };
        using var csv = CsvReader.FromText(text, layout);
        while (Next(csv)) yield return (csv.LineNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new ImportFault("table", $"The table cannot be read: {e.Message}");
        }
    }

    /// <summary>What divides the cells of the first line: where decimals have commas, spreadsheets write semicolons.</summary>
    private static char Separator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return Separators.MaxBy(s => line.Count(c => c == s));
    }
}
