using System.Text.Json;
using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Synthesis.Tables;

/// <summary>A table as JSON: a list of objects, an object of lists, or <c>{columns, rows}</c>.</summary>
internal static class JsonTable
{
    public static Table Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array) return OfObjects(root);
            return root.TryGetProperty("columns", out var columns) && root.TryGetProperty("rows", out var rows) ? OfRows(columns, rows) : OfColumns(root);
        }
        catch (JsonException e)
        {
            throw new TableTextException(FormattableString.Invariant($"The table is not JSON: line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}."));
        }
    }

    private static Table OfObjects(JsonElement list)
    {
        var cells = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        var row = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) throw new TableTextException(FormattableString.Invariant($"Row {row + 1} of the JSON is not an object of named cells."));
            foreach (var cell in item.EnumerateObject())
            {
                if (!cells.TryGetValue(cell.Name, out var column)) cells[cell.Name] = column = new string?[list.GetArrayLength()];
                column[row] = Text(cell.Value, row, cell.Name);
            }

            row++;
        }

        return new(cells.Select(c => new Column(c.Key, c.Value)));
    }

    private static Table OfColumns(JsonElement root)
    {
        var columns = new List<Column>();
        foreach (var column in root.EnumerateObject())
        {
            if (column.Value.ValueKind != JsonValueKind.Array) throw new TableTextException($"'{column.Name}' of the JSON is not a list of cells.");
            if (columns.Exists(c => c.Name.Equals(column.Name, StringComparison.Ordinal))) throw new TableTextException($"There are two columns named '{column.Name}'.");
            columns.Add(new(column.Name, column.Value.EnumerateArray().Select((v, i) => Text(v, i, column.Name))));
            if (columns[^1].Rows != columns[0].Rows) throw new TableTextException(FormattableString.Invariant($"Column '{column.Name}' has {columns[^1].Rows} cells, '{columns[0].Name}' has {columns[0].Rows}."));
        }

        return new(columns);
    }

    private static Table OfRows(JsonElement columns, JsonElement rows)
    {
        if (columns.ValueKind != JsonValueKind.Array || rows.ValueKind != JsonValueKind.Array) throw new TableTextException("'columns' and 'rows' of the JSON are lists.");
        string[] names = [.. columns.EnumerateArray().Select((n, i) => n.ValueKind == JsonValueKind.String ? n.GetString()! : throw new TableTextException(FormattableString.Invariant($"Name {i + 1} in 'columns' is not a text.")))];
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length) throw new TableTextException("Two columns have the same name.");
        var cells = names.Select(_ => new string?[rows.GetArrayLength()]).ToArray();
        var r = 0;
        foreach (var row in rows.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != names.Length) throw new TableTextException(FormattableString.Invariant($"Row {r + 1} of the JSON does not have {names.Length} cells."));
            for (var c = 0; c < names.Length; c++) cells[c][r] = Text(row[c], r, names[c]);
            r++;
        }

        return new(names.Select((n, c) => new Column(n, cells[c])));
    }

    private static string? Text(JsonElement cell, int row, string column) => cell.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => cell.GetString(),
        JsonValueKind.Number => cell.GetRawText(),
        JsonValueKind.True => "TRUE",
        JsonValueKind.False => "FALSE",
        _ => throw new TableTextException(FormattableString.Invariant($"Row {row + 1}, column '{column}': a cell is a number or a text.")),
    };
}
