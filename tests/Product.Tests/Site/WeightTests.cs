using System.Net.Http.Headers;

namespace Equipoise.Product.Tests.Site;

/// <summary>A study page, cold and compressed, style sheet included, transfers at most 100 kB.</summary>
public sealed class WeightTests(SiteFixture site)
{
    [Theory]
    [InlineData("/studies/dawson2020")]
    [InlineData("/studies/vinmec2025")]
    [InlineData("/studies/sharma2013")]
    [InlineData("/")]
    public async Task A_page_with_its_style_sheet_transfers_at_most_100_kB(string address)
    {
        var page = await site.Page(address);
        var total = await Transferred(address);
        foreach (var part in page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]")) total += await Transferred(part.GetAttribute("href")!);
        Assert.InRange(total, 1, 100_000);
    }

    private async Task<int> Transferred(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
