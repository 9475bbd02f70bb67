using CsvHelper;
using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Synthesis.Tables;

/// <summary>Rows of CSV under a line of names.</summary>
internal static class CsvRows
{
    private static readonly char[] Separators = ['\t', ';', ','];

    private static readonly CsvReaderOptions Layout = CsvReaderOptions.Default with
    {
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    public static Table Read(string text)
    {
        try
        {
            using var csv = CsvReader.FromText(text, Layout with { Separator = Separator(text) });
            if (!csv.Read()) throw new TableTextException("The table is empty.");
            var names = Names(csv);
            List<string?>[] cells = [.. names.Select(_ => new List<string?>())];
            while (csv.Read())
            {
                if (csv.FieldCount != names.Length && !IsBlankTail(csv, names.Length)) throw new TableTextException(FormattableString.Invariant($"Line {csv.LineNumber} has {csv.FieldCount} cells, but there are {names.Length} columns."));
                for (var c = 0; c < names.Length; c++) cells[c].Add(csv.GetString(c));
            }

            return new(names.Select((n, c) => new Column(n, cells[c])));
        }
        catch (CsvFormatException e)
        {
            throw new TableTextException($"The table cannot be read: {e.Message}");
        }
    }

    private static string[] Names(CsvReader csv)
    {
        var names = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).Select(n => n.Trim()).ToList();
        while (names.Count > 1 && names[^1].Length == 0) names.RemoveAt(names.Count - 1);
        for (var c = 0; c < names.Count; c++)
        {
            if (names[c].Length == 0) throw new TableTextException(FormattableString.Invariant($"Column {c + 1} of the first line has no name."));
            if (names.IndexOf(names[c]) < c) throw new TableTextException($"There are two columns named '{names[c]}'.");
        }

        return [.. names];
    }

    /// <summary>Spreadsheets write trailing separators.</summary>
    private static bool IsBlankTail(CsvReader csv, int columns) => csv.FieldCount > columns && Enumerable.Range(columns, csv.FieldCount - columns).All(csv.IsEmpty);

    private static char Separator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return Separators.MaxBy(s => line.Count(c => c == s));
    }
}
