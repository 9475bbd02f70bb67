using System.Net;
using AngleSharp;
using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site;

/// <summary>Every page that can be reached by following links, and what must hold on each.</summary>
public sealed class CrawlTests(SiteFixture site)
{
    // Filters multiply addresses without end; of those with a query a sample is followed.
    private const int MostWithQuery = 60;

    [Fact]
    public async Task Every_internal_link_resolves_and_every_page_keeps_the_rules()
    {
        var pages = await Crawl();
        var wrong = pages.Values.SelectMany(p => Rules(p, pages)).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.True(pages.Count > 120, $"Only {pages.Count} pages were reached.");
    }

    private sealed record Visited(string Address, HttpStatusCode Status, IDocument? Html);

    private async Task<Dictionary<string, Visited>> Crawl()
    {
        var pages = new Dictionary<string, Visited>(StringComparer.Ordinal);
        var ahead = new Queue<string>(["/"]);
        var withQuery = 0;
        while (ahead.TryDequeue(out var address))
        {
            if (pages.ContainsKey(address) || (address.Contains('?', StringComparison.Ordinal) && ++withQuery > MostWithQuery)) continue;
            var page = await Visit(address);
            pages[address] = page;
            foreach (var link in Links(page)) ahead.Enqueue(link.Address);
        }

        return pages;
    }

    private async Task<Visited> Visit(string address)
    {
        using var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "text/html") return new(address, response.StatusCode, null);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(address, response.StatusCode, await BrowsingContext.New().OpenAsync(r => r.Content(text), TestContext.Current.CancellationToken));
    }

    private static IEnumerable<(string Address, string? Anchor)> Links(Visited page) =>
        from element in page.Html?.QuerySelectorAll("a[href], link[href]") ?? Enumerable.Empty<IElement>()
        let href = element.GetAttribute("href")!
        where href.StartsWith('/') || href.StartsWith('#')
        let parts = href.Split('#', 2)
        select (parts[0].Length == 0 ? page.Address : parts[0], parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : null);

    private static IEnumerable<string> Rules(Visited page, Dictionary<string, Visited> pages)
    {
        if (page.Status != HttpStatusCode.OK) yield return $"{page.Address} answered {(int)page.Status}";
        if (page.Html is not { } html) yield break;
        if (html.QuerySelectorAll("h1").Length != 1) yield return $"{page.Address} has {html.QuerySelectorAll("h1").Length} first headings";
        if (string.IsNullOrWhiteSpace(html.Title)) yield return $"{page.Address} has no title";
        var loudly = html.QuerySelectorAll("script, [style]").Where(e => !(page.Address.EndsWith("/families/track", StringComparison.Ordinal) && IsOwnScript(e)));
        if (loudly.FirstOrDefault() is { } loud) yield return $"{page.Address} has a script or an inline style: {loud.OuterHtml[..Math.Min(80, loud.OuterHtml.Length)]}";
        foreach (var twice in html.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)) yield return $"{page.Address} has the id {twice.Key} {twice.Count()} times";
        foreach (var (address, anchor) in Links(page))
        {
            if (anchor is { Length: > 0 } && pages.TryGetValue(address, out var target) && target.Html is { } there && there.GetElementById(anchor) is null)
                yield return $"{page.Address} leads to {address}#{anchor}, which is not there";
        }
    }

    /// <summary>The tracking page alone runs a script of its own, and hands it a block of data.</summary>
    private static bool IsOwnScript(IElement element) =>
        element is { LocalName: "script" } && (element.GetAttribute("src")?.StartsWith("/assets/track-", StringComparison.Ordinal) == true || element.GetAttribute("type") == "application/json");
}
