using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Instruments;

public sealed class InstrumentPagesTests(SiteFixture site)
{
    [Fact]
    public async Task The_list_leads_to_every_instrument_under_what_it_measures()
    {
        var page = await site.Page("/instruments");

        Assert.Equal(site.Snapshot.Content.Instruments.Length, page.QuerySelectorAll("main tbody tr").Length);
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=adaptive-behaviour] a[href='/instruments/VABS-3']"));
    }

    [Fact]
    public async Task The_smallest_real_change_follows_from_each_reliability_and_is_marked_derived()
    {
        var page = await site.Page("/instruments/CARS");
        var table = page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption").Words().StartsWith("Worked out by us", StringComparison.Ordinal));
        var changes = table.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td")[1].Words());

        Assert.Equal("5.9 4.3 6.9", string.Join(' ', changes));
        Assert.Equal("Derived", table.QuerySelector("caption .how-derived").Words());
    }

    [Fact]
    public async Task An_important_change_inside_the_error_is_said_under_the_picture()
    {
        var page = await site.Page("/instruments/CARS");

        Assert.Contains("can be smaller than measurement error", page.QuerySelector("figure.chart").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_standard_deviation_no_real_change_is_invented()
    {
        var page = await site.Page("/instruments/ABC-C");

        Assert.Contains("It cannot be worked out", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("caption"), c => c.Words().StartsWith("Worked out by us", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Studies_that_use_an_instrument_are_named_with_their_design()
    {
        var page = await site.Page("/instruments/VABS-3");

        Assert.NotNull(page.QuerySelector("section[aria-labelledby=used] a[href='/studies/dawson2020'] ~ .controlled"));
    }

    [Fact]
    public async Task Other_editions_are_linked_with_the_warning_not_to_mix_them()
    {
        var page = await site.Page("/instruments/VABS-3");

        Assert.NotNull(page.QuerySelector("section[aria-labelledby=parts] a[href='/instruments/VABS-II']"));
        Assert.Contains("never computed", page.QuerySelector("section[aria-labelledby=parts]").Words(), StringComparison.Ordinal);
    }
}
