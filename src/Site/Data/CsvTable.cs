using System.Collections.Immutable;
using CsvHelper;
using Equipoise.Site.Components;

namespace Equipoise.Site.Data;

/// <summary>A column and what stands in it.</summary>
public sealed record Column<T>(string Name, Func<T, object?> Value);

/// <summary>Rows as CSV (RFC 4180): UTF-8 without a mark, a header line, full stops in numbers, empty where nothing is known.</summary>
public sealed class CsvTable<T>(ImmutableArray<Column<T>> columns)
{
    private static readonly CsvWriterOptions Layout = CsvWriterOptions.Default with
    {
        TrueValue = "true",
        FalseValue = "false",
        Injection = CsvInjection.Escape, // a spreadsheet runs text that starts like a formula; numbers stay numbers
    };

    public ImmutableArray<Column<T>> Columns => columns;

    public byte[] Write(IEnumerable<T> rows)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, Layout, leaveOpen: true))
        {
            foreach (var column in columns) csv.WriteField(column.Name);
            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var column in columns) csv.WriteField(Cell(column.Value(row)));
                csv.EndRecord();
            }
        }

        return memory.ToArray();
    }

    private static object? Cell(object? value) => value switch
    {
        Enum choice => Choice.Word(choice),
        string text => text,
        IEnumerable<string> list => string.Join("; ", list),
        _ => value,
    };
}
