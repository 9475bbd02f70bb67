using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Importing.Sheets;

/// <summary>Reads a row of a table. What its columns mean is for whoever uses it; nothing is guessed and no cell is lost.</summary>
internal static partial class SheetRow
{
    public static ImportedRecord? From(RecordSlice slice, IssueLog log)
    {
        var cells = Cells(slice, log).Where(c => c.Text.Length > 0).ToList();
        foreach (var (column, text) in cells)
            if (TwoNumbers().IsMatch(text)) log.AtLine(ImportCodes.NotANumber, 0, 0, $"'{text}' in column '{column}' could be two numbers, with a comma for decimals or for thousands; its text is kept.");
        return new()
        {
            Source = RecordSource.Sheet,
            Id = Id(slice),
            Kind = RecordKind.Row,
            Title = cells.Find(c => c.Column.Equals("study", StringComparison.OrdinalIgnoreCase)).Text ?? cells.Find(c => c.Text.Any(char.IsLetter)).Text,
            Identifiers = Identifiers(cells),
            Row = new([.. cells.Select(c => new RowCell(c.Column, new(c.Text)))]),
        };
    }

    /// <summary>All cells under the names of their columns, empty ones too.</summary>
    public static IEnumerable<(string Column, string Text)> Cells(RecordSlice slice, IssueLog log)
    {
        // A row kept without its heading has lost the names of its columns, nothing else.
        var line = Encoding.UTF8.GetString(slice.Text.Span).TrimEnd('\r', '\n');
        var layout = (SheetLayout?)slice.Heading ?? SheetLayout.Of(line + "\n" + line, whole: true) ?? new(',', [], HasNames: false, IsIctrp: false);
        var cells = CsvCells.Of(line, layout.Separator);
        if (layout.Columns.Length > 0 && cells.Count != layout.Columns.Length && !cells.Skip(layout.Columns.Length).All(c => c.Length == 0))
            log.AtLine(ImportCodes.RowOfOtherLength, 0, 0, $"The row has {cells.Count} cells, but there are {layout.Columns.Length} columns; further cells are kept under their number.");
        else if (cells.Count < layout.Columns.Length)
            log.AtLine(ImportCodes.RowOfOtherLength, 0, 0, $"The row has {cells.Count} cells, but there are {layout.Columns.Length} columns; the others are taken for empty.");
        return cells.Select((cell, i) => (i < layout.Columns.Length ? layout.Columns[i] : SheetLayout.NameOf(i), cell));
    }

    /// <summary>The same row under the same names is the same record, in whatever file it stands.</summary>
    private static string Id(RecordSlice slice)
    {
        var names = slice.Heading is SheetLayout layout ? string.Join('\n', layout.Columns) : "";
        return "row-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{names}\n{ContentHash.Of(slice)}")))[..24];
    }

    private static ImmutableArray<RecordIdentifier> Identifiers(List<(string Column, string Text)> cells)
    {
        var ids = new IdentifierList();
        foreach (var (column, text) in cells)
        {
            ids.Register(text, IdentifierRole.Mentioned);
            if (column.Equals("pmid", StringComparison.OrdinalIgnoreCase)) ids.Paper(text, IdentifierRole.Linked);
            else if (column.Contains("doi", StringComparison.OrdinalIgnoreCase)) ids.Doi(text, IdentifierRole.Linked);
        }

        return ids.Done();
    }

    [GeneratedRegex(@"^[-+]?[1-9]\d{0,2},\d{3}$|^[-+]?0,\d{3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TwoNumbers();
}
