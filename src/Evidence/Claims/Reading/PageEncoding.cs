using System.Text;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>Turns the bytes of a page into text: by its byte order mark, by what it or its server says, else as UTF-8, else as what Western pages mostly were written in.</summary>
internal static partial class PageEncoding
{
    /// <summary>How far into a page its own word on its encoding is looked for; browsers look as far.</summary>
    private const int Looked = 1024;

    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static PageEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="page">Its bytes.</param>
    /// <param name="declared">The content type that came with it.</param>
    public static string Text(ReadOnlySpan<byte> page, string? declared)
    {
        if (Marked(page) is var (encoding, mark)) return encoding.GetString(page[mark..]);
        try
        {
            return Strict.GetString(page); // what is valid UTF-8 is UTF-8, whatever it says
        }
        catch (DecoderFallbackException)
        {
            return (Named(declared) ?? Named(Encoding.Latin1.GetString(page[..Math.Min(page.Length, Looked)])) ?? Encoding.GetEncoding(1252)).GetString(page);
        }
    }

    private static (Encoding Encoding, int Mark)? Marked(ReadOnlySpan<byte> page) => page switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => null,
    };

    private static Encoding? Named(string? said)
    {
        if (said is null || Charset().Match(said) is not { Success: true } match) return null;
        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (name is "utf-8" or "utf8" or "iso-8859-1" or "latin1" or "us-ascii") return Encoding.GetEncoding(1252);
        try
        {
            return Encoding.GetEncoding(name is "iso-8859-9" ? "windows-1254" : name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""\b(charset|encoding)\s*=\s*["']?(?<name>[A-Za-z0-9_.:-]{1,40})""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Charset();
}
