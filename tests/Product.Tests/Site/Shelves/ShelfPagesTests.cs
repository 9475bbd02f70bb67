using AngleSharp.Dom;
using Equipoise.Evidence.Background;

namespace Equipoise.Product.Tests.Site.Shelves;

public sealed class ShelfPagesTests(SiteFixture site)
{
    [Theory]
    [InlineData("/natural-course", Shelf.NaturalCourse)]
    [InlineData("/mechanisms", Shelf.Mechanisms)]
    [InlineData("/alternatives", Shelf.Alternatives)]
    [InlineData("/harms", Shelf.Harms)]
    [InlineData("/reporting", Shelf.Reporting)]
    [InlineData("/law", Shelf.Law)]
    [InlineData("/warning-signs", Shelf.WarningSigns)]
    public async Task Every_fact_of_a_shelf_has_its_address_on_the_page_and_ids_are_unique(string address, Shelf shelf)
    {
        var page = await site.Page(address);

        foreach (var group in site.Snapshot.Shelf(shelf))
        {
            Assert.Contains(group.Title, page.GetElementById(group.Id).Words(), StringComparison.Ordinal);
            foreach (var fact in group.Facts) Assert.Contains(fact.Statement, page.GetElementById(fact.Id).Words(), StringComparison.Ordinal);
        }

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.DoesNotContain(ids.GroupBy(i => i, StringComparer.Ordinal), g => g.Count() > 1);
    }

    [Fact]
    public async Task A_figure_says_its_unit_interval_number_and_population()
    {
        var fact = (await site.Page("/natural-course")).GetElementById("placebo-citalopram-cgi").Words();

        Assert.Contains("34.2%", fact, StringComparison.Ordinal);
        Assert.Contains("n 76", fact, StringComparison.Ordinal);
        Assert.Contains("counted when CGI-I ≤ 2", fact, StringComparison.Ordinal);
        Assert.Contains("Reported second-hand", fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_law_carries_its_status_and_its_date_under_its_place()
    {
        var page = await site.Page("/law");
        var ruling = page.GetElementById("india-supreme-court");

        Assert.Equal("only in approved trials", ruling!.QuerySelector(".nhsuk-tag").Words());
        Assert.Contains("30 January 2026", ruling.Words(), StringComparison.Ordinal);
        Assert.Equal("India", ruling.ParentElement!.PreviousElementSibling.Words());
        Assert.NotNull(page.QuerySelector("a[href='#asia-india']"));
    }

    [Fact]
    public async Task Mechanisms_say_where_they_were_shown()
    {
        var page = await site.Page("/mechanisms");

        Assert.Equal("in a dish", page.GetElementById("microglia-cord-monocytes")!.QuerySelector(".nhsuk-tag").Words());
    }

    [Fact]
    public async Task Telephone_and_web_contacts_are_links_and_the_emergency_comes_first()
    {
        var page = await site.Page("/reporting");

        Assert.NotNull(page.QuerySelector("a[href='tel:18003321088']"));
        Assert.NotNull(page.QuerySelector("a[href='https://yellowcard.mhra.gov.uk']"));
        Assert.NotNull(page.QuerySelector("a[href='mailto:ocod@fda.hhs.gov']"));
        Assert.Equal("report-emergency", page.QuerySelector(".fact-list > li")!.Id);
    }

    [Fact]
    public async Task The_warning_signs_begin_with_five_and_end_with_a_list_to_tick_off()
    {
        var page = await site.Page("/warning-signs");

        Assert.Equal(5, page.QuerySelectorAll(".warning-sign > li").Length);
        Assert.NotEmpty(page.QuerySelectorAll(".checklist > #ask-routine"));
    }
}
