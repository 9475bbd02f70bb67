using System.Globalization;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>
/// Reads a page whatever it is: plain text, Markdown, HTML or PDF, recognised by its content. Nothing in it is run and nothing that it names is fetched.
/// Time and memory grow with its length only.
/// </summary>
public static class ReadPage
{
    /// <summary>Longest page, in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Reads the bytes of a file, or of what a server sent.</summary>
    /// <param name="page">The bytes.</param>
    /// <param name="declared">The content type that came with them, for its charset; null when none did.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="UnreadablePageException">It cannot be read; the message says why and what to do.</exception>
    public static async Task<PageText> Run(ReadOnlyMemory<byte> page, string? declared = null, CancellationToken cancel = default)
    {
        if (page.Length > MostBytes) throw TooLarge(page.Length, MostBytes);
        return RecogniseForm.Of(page.Span) switch
        {
            PageForm.Pdf => await ReadPdf.Run(page, cancel),
            PageForm.Picture => throw new UnreadablePageException("is-picture", "I cannot read pictures; please type the sentence."),
            PageForm.Office => throw new UnreadablePageException("is-office", "I cannot read documents of word processors or packed files; please save it as PDF, or copy its text and paste it."),
            _ => Run(PageEncoding.Text(page.Span, declared)),
        };
    }

    /// <summary>Reads what somebody typed or pasted: text, Markdown or the source of a page.</summary>
    /// <exception cref="UnreadablePageException">There is nothing to read.</exception>
    public static PageText Run(string text)
    {
        var page = RecogniseForm.Of(text) switch
        {
            PageForm.Html => ReadHtml.Run(text),
            PageForm.Text => ReadPlainText.Run(text),
            _ => throw new UnreadablePageException("is-binary", "This is no text that I can read; please save it as text, HTML or PDF, or copy its words and paste them."),
        };
        return !page.Blocks.IsEmpty ? page
            : page.IsDerived ? throw new UnreadablePageException("no-words", "The page holds no words that can be read. Pages that a script builds look like this: open it in a browser, copy its text and paste it.")
            : throw new UnreadablePageException("is-empty", "There is nothing to read. Paste the text of a page, or give a file.");
    }

    /// <summary>Refuses what is too long.</summary>
    public static UnreadablePageException TooLarge(long length, int most) =>
        new("is-too-large", string.Create(CultureInfo.InvariantCulture, $"This has {length / 1048576.0:0.0} MB; up to {most / 1048576.0:0.#} MB are read. Check the part that matters."));
}
