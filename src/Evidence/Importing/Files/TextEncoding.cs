using System.Text;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Importing.Files;

/// <summary>Turns a file into UTF-8, whatever it was written in.</summary>
internal static partial class TextEncoding
{
    public const string Utf8 = "utf-8";

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding most often meant by files that are not UTF-8 and do not say what they are.</summary>
    public static Encoding Western => Encoding.GetEncoding(1252);

    /// <summary>A stream of UTF-8 without a byte order mark, and the name of what it was before.</summary>
    public static (Stream Stream, string Name, string? Unknown) AsUtf8(HeadedStream stream)
    {
        var head = stream.Head;
        if (head.StartsWith("\uFEFF"u8)) stream.Skip(3);
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return Recoded(stream, Encoding.UTF32, 4);
        else if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])) return Recoded(stream, new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4);
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Recoded(stream, Encoding.Unicode, 2);
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Recoded(stream, Encoding.BigEndianUnicode, 2);
        else if (head is [not 0, 0, not 0, 0, ..]) return Recoded(stream, Encoding.Unicode, 0);
        else if (head is [0, not 0, 0, not 0, ..]) return Recoded(stream, Encoding.BigEndianUnicode, 0);
        else if (Declared(head) is { Length: > 0 } declared) return AsDeclared(stream, declared);
        return (stream, Utf8, null);
    }

    private static (Stream, string, string?) AsDeclared(HeadedStream stream, string declared)
    {
        var name = declared.ToLowerInvariant();
        if (name is "utf-8" or "utf8" or "us-ascii" or "ascii" or "utf-16" or "utf16") return (stream, Utf8, null);
        if (name is "iso-8859-1" or "iso8859-1" or "iso8859_1" or "latin1" or "latin-1" or "windows-1252" or "cp1252")
            return Recoded(stream, Western, 0);
        try
        {
            return Recoded(stream, Encoding.GetEncoding(name), 0);
        }
        catch (ArgumentException)
        {
            return (stream, Utf8, declared);
        }
    }

    private static (Stream, string, string?) Recoded(HeadedStream stream, Encoding encoding, int mark)
    {
        stream.Skip(mark);
        return (Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8), encoding.WebName, null);
    }

    /// <summary>What an XML declaration or the first line of a JabRef file says.</summary>
    private static string? Declared(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 300)]);
        var match = Declaration().Match(text);
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex("""^\s*(<\?xml[^>]*?\bencoding\s*=\s*["']|%\s*Encoding:\s*)(?<name>[A-Za-z0-9_.:-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
