using AngleSharp;
using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site;

/// <summary>Asks the site for a page and reads it.</summary>
internal static class Pages
{
    /// <summary>A page that answers 200, parsed.</summary>
    public static async Task<IDocument> Page(this SiteFixture site, string address)
    {
        using var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}: {html}");
        return await BrowsingContext.New().OpenAsync(r => r.Content(html).Address(new Uri(site.Address, address).ToString()), TestContext.Current.CancellationToken);
    }

    /// <summary>The words of an element, with every run of white space as one space.</summary>
    public static string Words(this IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
