using System.Text;
using Equipoise.Evidence.Importing.Files;

namespace Equipoise.Evidence.Importing.Xml;

/// <summary>Cuts a stream of XML into its records by the names of their elements. What stands around them, a document type above all, is never parsed.</summary>
internal sealed class XmlSlices(ByteWindow window, SliceSource source, params string[] names)
{
    private readonly (byte[] Start, byte[] End)[] tags = [.. names.Select(n => (Encoding.UTF8.GetBytes("<" + n), Encoding.UTF8.GetBytes("</" + n)))];
    private bool begun;

    /// <summary>The next record, or null at the end.</summary>
    public RecordSlice? Next()
    {
        while (true)
        {
            var at = window.Span.IndexOf((byte)'<');
            if (at < 0)
            {
                window.Skip(window.Span.Length);
                if (!window.Grow()) return null;
                continue;
            }

            window.Skip(at);
            if (!begun) TellDocumentType();
            foreach (var (start, end) in tags)
                if (Begins(start)) return Record(start, end);
            window.Skip(1);
        }
    }

    private void TellDocumentType()
    {
        if (!Begins("<!DOCTYPE"u8, name: false)) return;
        begun = true;
        while (window.Span.IndexOf((byte)'>') < 0 && window.Grow())
        {
        }

        var close = window.Span.IndexOf((byte)'>');
        var bracket = window.Span.IndexOf((byte)'[');
        if (bracket >= 0 && (close < 0 || bracket < close))
            source.AtLine(ImportCodes.DocumentType, window.Line, "The file brings a document type with definitions of its own. They are not used, so that none can do harm.", dataLost: false);
    }

    private bool Begins(ReadOnlySpan<byte> start, bool name = true)
    {
        while (window.Span.Length <= start.Length && window.Grow())
        {
        }

        var span = window.Span;
        return span.StartsWith(start) && (!name || (span.Length > start.Length && EndsName(span[start.Length])));
    }

    private static bool EndsName(byte b) => b is (byte)'>' or (byte)'/' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private RecordSlice Record(byte[] start, byte[] end)
    {
        begun = true;
        var looked = start.Length;
        while (true)
        {
            if (Length(window.Span, start, end, ref looked) is { } length) return Cut(length, cutOff: false);
            if (window.Span.Length > source.Limits.RecordBytes) return Overlong();
            if (!window.Grow()) return Cut(window.Span.Length, cutOff: true);
        }
    }

    private RecordSlice Cut(int length, bool cutOff)
    {
        var slice = source.Slice(window, length) with { IsCutOff = cutOff };
        window.Skip(length);
        return slice;
    }

    /// <summary>Bytes to the end of the record; where its end is lost, to the beginning of the next.</summary>
    private static int? Length(ReadOnlySpan<byte> text, byte[] start, byte[] end, ref int looked)
    {
        var tag = text.IndexOf((byte)'>');
        if (tag < 0) return null;
        if (text[tag - 1] == '/') return tag + 1;
        while (true)
        {
            var found = text[looked..].IndexOf(end);
            if (found < 0)
            {
                if (NextStart(text, start, Math.Max(looked, tag)) is { } lost) return lost;
                looked = Math.Max(tag, text.Length - end.Length);
                return null;
            }

            var after = looked + found + end.Length;
            var close = text[after..].IndexOf((byte)'>');
            if (close < 0) return null;
            if (text[after..(after + close)].Trim(" \n\r\t"u8).IsEmpty)
                return NextStart(text[..after], start, tag) ?? after + close + 1;
            looked = after;
        }
    }

    private static int? NextStart(ReadOnlySpan<byte> text, byte[] start, int from)
    {
        while (true)
        {
            var found = text[from..].IndexOf(start);
            if (found < 0) return null;
            var after = from + found + start.Length;
            if (after < text.Length && EndsName(text[after])) return from + found;
            from = after;
        }
    }

    private RecordSlice Overlong()
    {
        source.AtLine(ImportCodes.RecordTooLarge, window.Line, $"The record has more than {source.Limits.RecordBytes} bytes; what follows was left out.", dataLost: true);
        return Cut(window.Span.Length, cutOff: true);
    }
}
