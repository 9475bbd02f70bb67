using AngleSharp.Dom;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Sources;

namespace Equipoise.Product.Tests.Site.Families;

/// <summary>Prices in dollars of one year where that is honest, and the whole cost from low to high.</summary>
public class CostPageTests(SiteFixture site)
{
    private ComparePrices Compare => new(site.Snapshot.Content.Rates);

    [Theory]
    [InlineData("serbia-family", 15_100, 15_100)] // 14,000 × 1.0817 = 15,143.8, of 2023 already
    [InlineData("panama-2015", 19_300, 19_300)] // 15,000 × 304.702 / 237.02 = 19,283.3
    [InlineData("ftc-case-first", 11_500, 18_200)] // × 304.702 / 251.1: 11,527.9 and 18,202.0
    public void A_price_is_brought_to_dollars_of_one_year(string id, int low, int high)
    {
        var price = Compare.Of(Price(id));
        Assert.Equal((2023, low, high, null), (price.Year, price.Low, price.High, price.Why));
        Assert.All(price.Used, r => Assert.NotNull(r.Source));
    }

    [Theory]
    [InlineData("mexico-marketplace", NotComparable.NoDate)]
    [InlineData("malaysia-rabbit", NotComparable.NoDate)]
    [InlineData("california-fat-one", NotComparable.NoPriceIndex)]
    public void What_cannot_be_compared_says_why(string id, NotComparable why)
    {
        var price = Compare.Of(Price(id));
        Assert.Equal((null, null, why), (price.Low, price.High, price.Why));
        Assert.Empty(price.Used);
    }

    [Fact]
    public void Rates_are_turned_the_way_they_were_printed()
    {
        var price = Price("malaysia-rabbit") with { Date = PartialDate.Parse("2023", null) };
        Assert.Equal(6_600, Compare.Of(price).Low); // 30,000 / 4.5577 = 6,582.3
        Assert.Equal(NotComparable.NoExchangeRate, Compare.Of(price with { Currency = "TRY" }).Why);
        Assert.Equal(NotComparable.NoPriceIndex, new ComparePrices([]).Of(price with { Currency = "USD" }).Why);
    }

    [Fact]
    public void The_whole_cost_counts_each_end_by_itself()
    {
        var whole = WholeCost.Of([new("cells", true, 8_000, 12_000), new("travel", true, 900, 900), new("harm", false, 0, 20_000)], 1, 3);
        Assert.Equal((8_900, 58_700, 8_900, 12_900), (whole.Low, whole.High, whole.OneMoreLow, whole.OneMoreHigh));
        Assert.Throws<ArgumentOutOfRangeException>(() => WholeCost.Of([], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WholeCost.Of([], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WholeCost.Of([new("a", true, 2, 1)], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WholeCost.Of([new("a", true, -1, 1)], 1, 1));
    }

    [Fact]
    public async Task The_calculator_adds_up_and_names_what_was_left_out()
    {
        var page = await site.Page("/families/costs?currency=eur&times-low=1&times-high=3&cells-low=8,000&cells-high=12000&travel-low=900&harm-low=0&harm-high=20000");
        Assert.Equal("8,900–58,700 EUR", page.QuerySelector("#whole .fact-card-figure").Words());
        Assert.Equal(["Rooms and food, each time", "Someone who translates, each time", "Lost work, each time", "Tests before", "Visits after", "All else"], page.QuerySelectorAll("#whole ul li").Select(li => li.Words()));
        Assert.Contains("Each more time adds 8,900–12,900 EUR.", page.QuerySelector("#whole").Words(), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[Ff]rom \$|from USD", page.QuerySelector("main").Words());
    }

    [Fact]
    public async Task Numbers_are_read_as_the_reader_writes_them() =>
        Assert.Equal("8.000–12.000 USD", (await site.Page("/es/families/costs?cells-low=8.000&cells-high=12.000")).QuerySelector("#whole .fact-card-figure").Words());

    [Theory]
    [InlineData("cells-low=many", "This is not a number.")]
    [InlineData("cells-low=-5", "This is below zero.")]
    [InlineData("cells-low=99999999999", "This number is too big.")]
    [InlineData("cells-low=9&cells-high=2", "The low number is above the high one.")]
    [InlineData("times-low=0&cells-low=1", "This must be a whole number from 1 to 100.")]
    [InlineData("times-high=1.5&cells-low=1", "This must be a whole number from 1 to 100.")]
    [InlineData("cells-low=%3Cscript%3E", "This is not a number.")]
    public async Task What_cannot_be_read_is_said_and_nothing_is_lost(string query, string says)
    {
        var page = await site.Page("/families/costs?" + query + "&stay-low=77");
        Assert.Contains(says, page.QuerySelector(".nhsuk-error-summary").Words(), StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById(page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href")![1..]));
        Assert.Equal("77", page.QuerySelector("#stay-low")!.GetAttribute("value"));
        Assert.Null(page.GetElementById("whole"));
        Assert.Null(page.QuerySelector("main script"));
    }

    [Fact]
    public async Task Every_price_shows_its_date_source_and_what_it_includes_or_that_nobody_said()
    {
        var page = await site.Page("/families/costs");
        var prices = site.Snapshot.Content.Prices.SelectMany(l => l.Prices).Where(p => p.ForAutism).ToList();
        Assert.Equal(prices.Select(p => p.Id).Order(StringComparer.Ordinal), page.QuerySelectorAll(".price-list li").Select(li => li.Id!).Order(StringComparer.Ordinal));
        Assert.All(page.QuerySelectorAll(".price-list li"), li => Assert.Matches("It pays for:|was not said", li.Words()));
        Assert.All(page.QuerySelectorAll(".price-list li"), li => Assert.Matches("US dollars of 2023|cannot compare", li.Words()));
        foreach (var cite in page.QuerySelectorAll("sup.cite a")) Assert.NotNull(page.GetElementById(cite.GetAttribute("href")![1..]));
        Assert.NotNull((await site.Page("/costs")).GetElementById("rates-exchange"));
    }

    private Price Price(string id) => site.Snapshot.Content.Prices.SelectMany(l => l.Prices).Single(p => p.Id == id);
}
