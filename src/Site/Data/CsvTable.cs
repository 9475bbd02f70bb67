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

    private const int Batch = 500;

    public byte[] Write(IEnumerable<T> rows) => Lines(rows, withNames: true);

    /// <summary>Writes rows as they come, some hundreds at a time, so that no more than these are in memory.</summary>
    public async Task WriteTo(Stream stream, IAsyncEnumerable<T> rows, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(rows);
        var withNames = true;
        await foreach (var some in rows.Chunk(Batch).WithCancellation(cancel))
        {
            await stream.WriteAsync(Lines(some, withNames), cancel);
            withNames = false;
        }

        if (withNames) await stream.WriteAsync(Lines([], withNames), cancel);
    }

    private byte[] Lines(IEnumerable<T> rows, bool withNames)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, Layout, leaveOpen: true))
        {
            if (withNames)
            {
                foreach (var column in columns) csv.WriteField(column.Name);
                csv.EndRecord();
            }

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
