using System.Buffers;
using System.Text.Json;
using Equipoise.Evidence.Importing.Files;

namespace Equipoise.Evidence.Importing.Json;

/// <summary>
/// Cuts a stream of JSON into records: one object, objects line by line, a list, or pages with <c>studies</c>.
/// It looks at nothing but braces and quotes, so that a damaged record does not hide the next.
/// </summary>
internal sealed class JsonSlices(ByteWindow window, SliceSource source)
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create("{}[],:\" \n\r\t"u8);
    private bool afterColon;

    /// <summary>The next record, or null at the end.</summary>
    public RecordSlice? Next()
    {
        while (Fill())
        {
            var next = window.Span[0];
            if (next == '{')
            {
                if (!IsPage()) return Record();
                Pass(1, colon: false);
            }
            else if (next == '"') SkipText();
            else if (next is (byte)':') Pass(1, colon: true);
            else if (next is (byte)',' or (byte)'[' or (byte)']' or (byte)'}') Pass(1, colon: false);
            else if (IsBlank(next)) SkipBlanks();
            else SkipOther();
        }

        return null;
    }

    private bool Fill() => window.Span.Length > 0 || window.Grow();

    private void Pass(int count, bool colon)
    {
        afterColon = colon;
        window.Skip(count);
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private void SkipBlanks()
    {
        var at = window.Span.IndexOfAnyExcept(" \n\r\t"u8);
        window.Skip(at < 0 ? window.Span.Length : at);
    }

    private void SkipText()
    {
        var (at, place) = (1, window.Offset);
        while (true)
        {
            var found = window.Span[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (found >= 0 && window.Span[at + found] == '"')
            {
                Pass(at + found + 1, colon: false);
                return;
            }

            if (found >= 0 && at + found + 1 < window.Span.Length) at += found + 2;
            else if (!window.Grow())
            {
                source.AtByte(ImportCodes.Truncated, place, "The file ends within a text.", dataLost: true);
                Pass(window.Span.Length, colon: false);
                return;
            }
        }
    }

    /// <summary>A number or a word: the value of a field of the page, or something that is no record.</summary>
    private void SkipOther()
    {
        var place = window.Offset;
        var isValue = afterColon;
        int end;
        while ((end = window.Span.IndexOfAny(Ends)) < 0 && window.Span.Length < 1 << 16 && window.Grow())
        {
        }

        if (end < 0) end = window.Span.Length;
        if (!isValue) source.AtByte(ImportCodes.NotARecord, place, $"There is '{Shown(window.Span[..end])}' where a record belongs.", dataLost: true);
        Pass(end, colon: false);
    }

    private static string Shown(ReadOnlySpan<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 40)]);

    /// <summary>True for an object whose records are in its list <c>studies</c>.</summary>
    private bool IsPage()
    {
        while (true)
        {
            if (LooksLikePage(window.Span, window.Ended) is { } known) return known;
            if (window.Span.Length > 1 << 20 || !window.Grow()) return false;
        }
    }

    private static bool? LooksLikePage(ReadOnlySpan<byte> text, bool ended)
    {
        var reader = new Utf8JsonReader(text, ended, default);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("studies"u8)) return true;
                if (!reader.ValueTextEquals("totalCount"u8) && !reader.ValueTextEquals("nextPageToken"u8)) return false;
                if (!reader.TrySkip()) return null;
            }

            return reader.TokenType == JsonTokenType.EndObject || ended ? false : null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private RecordSlice Record()
    {
        var (at, depth, inText) = (0, 0, false);
        while (!IsWhole(window.Span, ref at, ref depth, ref inText))
        {
            if (NextStudy(window.Span) is > 0 and var next) return Cut(next, cutOff: false);
            if (at > source.Limits.RecordBytes) return Overlong(at, depth, inText);
            if (!window.Grow()) return Cut(window.Span.Length, cutOff: true);
        }

        return Cut(NextStudy(window.Span[..at]) is > 0 and var inner ? inner : at, cutOff: false);
    }

    /// <summary>
    /// Where the next study begins within what looks like one, or -1. Within a text a quote is escaped, so the bytes of this name can stand
    /// there only when a brace or a quote was lost, and the damage must not spread to the next record.
    /// </summary>
    private static int NextStudy(ReadOnlySpan<byte> record)
    {
        var name = "\"protocolSection\""u8;
        var first = record.IndexOf(name);
        if (first < 0) return -1;
        var second = record[(first + name.Length)..].IndexOf(name);
        if (second < 0) return -1;
        var before = record[..(first + name.Length + second)].TrimEnd(" \n\r\t"u8);
        return before.Length > 1 && before[^1] == '{' ? before.Length - 1 : -1;
    }

    private RecordSlice Cut(int length, bool cutOff)
    {
        var slice = source.Slice(window, length) with { IsCutOff = cutOff };
        Pass(length, colon: false);
        return slice;
    }

    /// <summary>Keeps the beginning and reads on to the end of the record without keeping it.</summary>
    private RecordSlice Overlong(int at, int depth, bool inText)
    {
        source.AtByte(ImportCodes.RecordTooLarge, window.Offset, $"The record has more than {source.Limits.RecordBytes} bytes; what follows was left out.", dataLost: true);
        var slice = source.Slice(window, Math.Min(1 << 20, at)) with { IsCutOff = true };
        while (true)
        {
            window.Skip(Math.Min(at, window.Span.Length));
            at = 0;
            if (!window.Grow() || IsWhole(window.Span, ref at, ref depth, ref inText)) break;
        }

        window.Skip(Math.Min(at, window.Span.Length));
        return slice;
    }

    /// <summary>Walks on to the brace that closes the first; true when it is found, with its end in <paramref name="at"/>.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> text, ref int at, ref int depth, ref bool inText)
    {
        while (at < text.Length)
        {
            if (inText)
            {
                var i = text[at..].IndexOfAny((byte)'"', (byte)'\\');
                if (i < 0)
                {
                    at = text.Length;
                    return false;
                }

                at += i;
                if (text[at] == '\\')
                {
                    if (at + 1 >= text.Length) return false;
                    at += 2;
                    continue;
                }

                inText = false;
                at++;
                continue;
            }

            var b = text[at++];
            if (b == '"') inText = true;
            else if (b == '{') depth++;
            else if (b == '}' && --depth == 0) return true;
            else if (b == ' ')
            {
                var more = text[at..].IndexOfAnyExcept((byte)' ');
                at = more < 0 ? text.Length : at + more;
            }
        }

        return false;
    }
}
