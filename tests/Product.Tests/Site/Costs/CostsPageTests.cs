using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Costs;

public sealed class CostsPageTests(SiteFixture site)
{
    [Fact]
    public async Task Every_price_stands_as_printed_under_its_own_address()
    {
        var page = await site.Page("/costs");

        foreach (var price in site.Snapshot.Content.Prices.SelectMany(l => l.Prices))
        {
            var row = page.GetElementById(price.Id);
            Assert.Contains(price.Currency, row.Words(), StringComparison.Ordinal);
            Assert.Contains(price.Place, row.Words(), StringComparison.Ordinal);
            Assert.EndsWith(price.ForAutism ? "autism" : "comparison only", row.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_converted()
    {
        var page = await site.Page("/costs");

        Assert.Contains("30,000 MYR", page.GetElementById("malaysia-rabbit").Words(), StringComparison.Ordinal);
        Assert.Contains("for one infusion or injection", page.GetElementById("malaysia-rabbit").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("figure.chart"), f => f.Words().Contains("Malaysia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_price_leaves_out_is_said_only_where_the_source_says_so()
    {
        var page = await site.Page("/costs");

        Assert.Contains("families paid for travel as well", page.GetElementById("panama-study-participation").Words(), StringComparison.Ordinal);
        Assert.Equal("not said", page.GetElementById("panama-2015")!.QuerySelector("td[data-label=Includes] .not-available").Words());
    }
}
