using System.Buffers;
using System.Text;
using Equipoise.Evidence.Importing.Files;

namespace Equipoise.Evidence.Importing.Sheets;

/// <summary>Cuts a table into its rows. A line break within quotes belongs to its cell.</summary>
internal sealed class SheetSlices(ByteWindow window, SliceSource source)
{
    private const int LongestRow = 1 << 20;
    private static readonly SearchValues<byte> Nothing = SearchValues.Create(" \t\r\n,;|\""u8);
    private SheetLayout? layout;

    /// <summary>The next row, or null at the end.</summary>
    public RecordSlice? Next()
    {
        if (layout is null) Begin();
        while (Length() is { } length)
        {
            var slice = source.Slice(window, length) with { Heading = layout };
            window.Skip(length);
            if (slice.Text.Span.IndexOfAnyExcept(Nothing) >= 0) return slice;
        }

        return null;
    }

    private void Begin()
    {
        while (window.Span.Length < 1 << 16 && window.Grow())
        {
        }

        var head = window.Span[..Math.Min(window.Span.Length, 1 << 16)];
        layout = SheetLayout.Of(Encoding.UTF8.GetString(head), window.Ended && head.Length == window.Span.Length)!;
        while (layout.HasNames && Length() is { } length)
        {
            var blank = window.Span[..length].IndexOfAnyExcept(" \t\r\n"u8) < 0;
            if (!blank) TellNamesTwice();
            window.Skip(length);
            if (!blank) break;
        }
    }

    private void TellNamesTwice()
    {
        foreach (var name in layout!.Columns.Where(c => c.EndsWith(')') && layout.Columns.Contains(c[..Math.Max(0, c.LastIndexOf(" (", StringComparison.Ordinal))], StringComparer.Ordinal)))
            source.AtLine(ImportCodes.ColumnTwice, window.Line, $"Two columns have the same name; the later is called '{name}'.", dataLost: false);
    }

    private int? Length()
    {
        var (at, quoted) = (0, false);
        while (true)
        {
            var found = window.Span[at..].IndexOfAny((byte)'"', (byte)'\n');
            if (found < 0)
            {
                at = window.Span.Length;
                if (at <= LongestRow && window.Grow()) continue;
                return quoted ? Unclosed() : at > 0 ? at : null;
            }

            at += found + 1;
            if (window.Span[at - 1] == '"') quoted = !quoted;
            else if (!quoted) return at;
            if (quoted && at > LongestRow) return Unclosed();
        }
    }

    private int Unclosed()
    {
        source.AtLine(ImportCodes.Syntax, window.Line, "A quote in this row is not closed; the row is read to the end of its line.", dataLost: false);
        var end = window.Span.IndexOf((byte)'\n');
        return end < 0 ? window.Span.Length : end + 1;
    }
}
