using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Claims;

/// <summary>What somebody filled in to have a page checked.</summary>
public sealed class CheckForm
{
    public string? Text { get; set; }

    public string? Url { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>Whether the report is to be kept under a link.</summary>
    public bool Keep { get; set; }

    /// <summary>What is checked: the file, else the link, else the text.</summary>
    public async Task<CheckedPage> Check(CheckPages pages, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(pages);
        if (File is { Length: > 0 } file)
        {
            if (file.Length > CheckPages.MostBytes) return await pages.File(new byte[CheckPages.MostBytes + 1], null, http);
            using var memory = new MemoryStream();
            await file.CopyToAsync(memory, http.RequestAborted);
            return await pages.File(memory.GetBuffer().AsMemory(0, (int)memory.Length), file.ContentType, http);
        }

        if (!string.IsNullOrWhiteSpace(Url)) return await pages.Link(Url, http);
        return string.IsNullOrWhiteSpace(Text)
            ? CheckedPage.No("is-empty", "Paste the words of a page, give its link, or choose a file.")
            : await pages.Text(Text, http);
    }
}
