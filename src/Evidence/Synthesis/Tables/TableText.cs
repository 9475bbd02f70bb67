using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Synthesis.Tables;

/// <summary>A table of studies as somebody typed it: CSV (comma, semicolon or tab) or JSON.</summary>
public static class TableText
{
    private static readonly string[] NameColumns = ["study", "slab", "Study", "STUDY", "author", "trial"];

    /// <summary>Reads a table; its kind is recognised by its first character.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="TableTextException">It cannot be read; the exception says where.</exception>
    public static Table Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var begin = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (begin.IsEmpty) throw new TableTextException("The table is empty.");
        var table = begin[0] is '{' or '[' ? JsonTable.Read(text.TrimStart('\uFEFF')) : CsvRows.Read(text.TrimStart('\uFEFF'));
        return table.Rows > 0 ? table : throw new TableTextException("The table has names of columns but no rows.");
    }

    /// <summary>Names of the studies: the column <c>study</c>, or their row.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<string> Names(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var named = NameColumns.FirstOrDefault(table.Has);
        return [.. Enumerable.Range(0, table.Rows).Select(i => (named is null ? null : table[named].Cells[i]) ?? FormattableString.Invariant($"Row {i + 1}"))];
    }
}

/// <summary>A text that is not a table, with the reason and the place.</summary>
/// <param name="message">The reason, for the person who gave the text.</param>
public sealed class TableTextException(string message) : Exception(message);
