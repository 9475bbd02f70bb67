using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Sources;

public sealed class SourcesPageTests(SiteFixture site)
{
    [Fact]
    public async Task Every_source_stands_once_under_its_address_with_its_link()
    {
        var page = await site.Page("/sources");

        foreach (var source in site.Snapshot.Content.Sources)
        {
            var entry = page.GetElementById(source.Id);
            Assert.Contains(source.Title, entry.Words(), StringComparison.Ordinal);
            Assert.Equal(source.Url, entry!.QuerySelector("a[rel~=nofollow]")?.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_source_names_the_records_that_rest_on_it()
    {
        var entry = (await site.Page("/sources")).GetElementById("mecp_t2")!;

        Assert.NotNull(entry.QuerySelector("a[href='/reviews/mecp2023']"));
        Assert.NotNull(entry.QuerySelector("a[href='/studies/dawson2020']"));
        Assert.Contains("table", entry.Words(), StringComparison.Ordinal);
    }
}
