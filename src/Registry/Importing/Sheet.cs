using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Equipoise.Registry.Importing;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">The row as a spreadsheet counts it, or the line of the file.</param>
/// <param name="Cells">Its cells as texts: days as 2026-11-26, numbers with a point.</param>
public sealed record SheetRow(int Number, ImmutableArray<string> Cells);

/// <summary>A table as a person kept it: columns with names, and rows of texts.</summary>
public sealed record Sheet(ImmutableArray<string> Columns, ImmutableArray<SheetRow> Rows)
{
    public const int MostBytes = 64 << 20;
    public const int MostRows = 100_000;
    public const int MostColumns = 2_000;

    /// <summary>Reads a workbook (its first sheet) or a text of rows; what it is, is seen by its content.</summary>
    /// <exception cref="FormatException">It is neither; the message says why.</exception>
    public static Sheet Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes) throw new FormatException("The file is larger than 64 MB; divide it.");
        var workbook = file.AsSpan().StartsWith("PK"u8) || file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);
        var rows = (workbook ? Workbook(file) : Text(file)).Where(r => r.Cells.Any(c => c.Length > 0)).Take(MostRows + 2).ToList();
        if (rows.Count == 0) throw new FormatException("The file is empty.");
        if (rows.Count > MostRows + 1) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The file has more than {MostRows:N0} rows; divide it."));
        var columns = Names(rows[0].Cells);
        return new(columns, [.. rows.Skip(1).Select(r => Fitted(r, columns.Length))]);
    }

    private static SheetRow Fitted(SheetRow row, int columns) => row.Cells.Length == columns ? row
        : row.Cells.Skip(columns).Any(c => c.Length > 0) ? throw new FormatException($"Row {row.Number} has more cells than there are columns.")
        : row with { Cells = [.. row.Cells.Take(columns), .. Enumerable.Repeat("", Math.Max(0, columns - row.Cells.Length))] };

    private static ImmutableArray<string> Names(ImmutableArray<string> first)
    {
        var names = first.ToList();
        while (names.Count > 1 && names[^1].Length == 0) names.RemoveAt(names.Count - 1);
        if (names.Count > MostColumns) throw new FormatException($"There are more than {MostColumns} columns.");
        for (var c = 0; c < names.Count; c++)
        {
            if (names[c].Length == 0) throw new FormatException($"Column {c + 1} has no name in the first row.");
            if (names.IndexOf(names[c]) < c) throw new FormatException($"There are two columns named '{names[c]}'; give one of them another name.");
        }

        return [.. names];
    }

    private static IEnumerable<SheetRow> Text(byte[] file)
    {
        var text = Decoded(file);
        using var rows = CsvText.Rows(text).GetEnumerator();
        while (Next(rows)) yield return new((int)rows.Current.Line, [.. rows.Current.Cells.Select(Tidy)]);
    }

    private static bool Next<T>(IEnumerator<T> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (ImportFault fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    private static string Decoded(byte[] file)
    {
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(file.AsSpan(2));
        var bytes = file.AsSpan().StartsWith("\uFEFF"u8) ? file.AsSpan(3) : file;
        if (bytes.Contains((byte)0)) throw new FormatException("This is neither a workbook (.xlsx, .xls) nor a text of rows (.csv).");
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The text is not UTF-8, so that letters could be misread. In the spreadsheet, save it as 'CSV UTF-8'.", e);
        }
    }

    private static IEnumerable<SheetRow> Workbook(byte[] file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // old workbooks are not written in Unicode
        using var reader = Open(file);
        for (var number = 1; reader.Read(); number++)
        {
            if (reader.FieldCount > MostColumns * 2) throw new FormatException($"There are more than {MostColumns} columns.");
            yield return new(number, [.. Enumerable.Range(0, reader.FieldCount).Select(i => Tidy(Cell(reader.GetValue(i))))]);
        }
    }

    private static IExcelDataReader Open(byte[] file)
    {
        try
        {
            return ExcelReaderFactory.CreateReader(new MemoryStream(file));
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or DbException)
        {
            throw new FormatException("The workbook cannot be read; it may be damaged, or locked with a password.", e);
        }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "yes" : "no",
        DateTime moment when moment.Date == new DateTime(1899, 12, 31) || moment.Date == new DateTime(1899, 12, 30) => moment.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("hh\\:mm", CultureInfo.InvariantCulture),
        double number => Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Without the spaces that copying leaves, and without the apostrophe by which a spreadsheet marks a text.</summary>
    private static string Tidy(string cell)
    {
        var text = cell.Replace('\u00A0', ' ').Trim();
        return text.Length > 1 && text[0] == '\'' && char.IsDigit(text[1]) ? text[1..] : Exporting.ExportCsv.Freed(text);
    }
}
