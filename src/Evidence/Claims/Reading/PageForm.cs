using System.Collections.Immutable;
using System.Text;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>What a file is, as far as reading it goes.</summary>
public enum PageForm
{
    /// <summary>Plain text or Markdown.</summary>
    Text,

    Html, Pdf, Picture,

    /// <summary>A document of a word processor.</summary>
    Office,

    /// <summary>Anything else that is no text.</summary>
    Binary,
}

/// <summary>Tells what a file is by its first bytes; its name and what a server says of it are not trusted.</summary>
internal static class RecogniseForm
{
    /// <summary>How far into a text the marks of HTML are looked for.</summary>
    private const int Looked = 4096;

    /// <summary>Of a thousand characters of a text, so many control characters make it none.</summary>
    private const int MostControls = 20;

    private static readonly ImmutableArray<(byte[] Mark, int At, PageForm Form)> Marks =
    [
        ("%PDF-"u8.ToArray(), 0, PageForm.Pdf), ([0x89, (byte)'P', (byte)'N', (byte)'G'], 0, PageForm.Picture), ([0xFF, 0xD8, 0xFF], 0, PageForm.Picture), ("GIF8"u8.ToArray(), 0, PageForm.Picture),
        ("WEBP"u8.ToArray(), 8, PageForm.Picture), ("ftypheic"u8.ToArray(), 4, PageForm.Picture), ("ftypheix"u8.ToArray(), 4, PageForm.Picture), ("ftypmif1"u8.ToArray(), 4, PageForm.Picture), ("ftypavif"u8.ToArray(), 4, PageForm.Picture),
        ([(byte)'I', (byte)'I', 42, 0], 0, PageForm.Picture), ([(byte)'M', (byte)'M', 0, 42], 0, PageForm.Picture),
        ([(byte)'P', (byte)'K', 3, 4], 0, PageForm.Office), ([0xD0, 0xCF, 0x11, 0xE0], 0, PageForm.Office), ("{\\rtf"u8.ToArray(), 0, PageForm.Office),
    ];

    public static PageForm Of(ReadOnlySpan<byte> page)
    {
        foreach (var (mark, at, form) in Marks)
        {
            if (page.Length >= at + mark.Length && page.Slice(at, mark.Length).SequenceEqual(mark)) return form;
        }

        return page[..Math.Min(page.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? PageForm.Pdf : PageForm.Text;
    }

    /// <summary>Text, HTML, or no text after all.</summary>
    public static PageForm Of(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Looked));
        var controls = 0;
        foreach (var sign in head)
        {
            if ((char.IsControl(sign) && !char.IsWhiteSpace(sign)) || sign == '\uFFFD') controls++;
        }

        return controls * 1000L > (long)head.Length * MostControls ? PageForm.Binary : IsHtml(head) ? PageForm.Html : PageForm.Text;
    }

    /// <summary>Whether it begins as a page does, or with a tag that is closed somewhere.</summary>
    private static bool IsHtml(ReadOnlySpan<char> head)
    {
        head = head.TrimStart(" \t\r\n\uFEFF\u200b");
        if (head is not ['<', var next, ..]) return false;
        if (next is '!' or '?') return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<!--", StringComparison.Ordinal);
        return char.IsAsciiLetter(next) && (head.Contains("</", StringComparison.Ordinal) || head.Contains("<br", StringComparison.OrdinalIgnoreCase) || head.Contains("<p", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase));
    }
}
