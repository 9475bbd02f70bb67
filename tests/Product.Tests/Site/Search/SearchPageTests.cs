using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Search;

public sealed class SearchPageTests(SiteFixture site)
{
    [Fact]
    public async Task An_empty_search_offers_ways_on_that_all_find_something()
    {
        var page = await site.Page("/search");
        var tries = page.QuerySelectorAll("section[aria-labelledby=try] .link-cloud a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.NotEmpty(tries);
        foreach (var address in tries) Assert.NotEmpty((await site.Page(address)).QuerySelectorAll(".result-list > li"));
    }

    [Fact]
    public async Task What_matches_is_marked_and_a_study_says_how_it_was_built()
    {
        var page = await site.Page("/search?q=dawson+2020");
        var first = page.QuerySelector(".result-list > li")!;

        Assert.Equal("/studies/dawson2020", first.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Equal("Dawson", first.QuerySelector("h2 mark").Words());
        Assert.Equal("study", first.QuerySelector(".nhsuk-tag").Words());
        Assert.Equal("Blinded, randomised", first.QuerySelector(".controlled").Words());
    }

    [Fact]
    public async Task A_slip_of_the_finger_is_answered_with_a_suggestion()
    {
        var page = await site.Page("/search?q=placbo");

        Assert.NotNull(page.QuerySelector("main a[href='/search?q=placebo']"));
    }

    [Fact]
    public async Task Nothing_found_says_so_plainly()
    {
        var page = await site.Page("/search?q=qqqqzzzzxxxx");

        Assert.Contains("Nothing found for “qqqqzzzzxxxx”", page.QuerySelector(".empty-state").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "We did not understand the page “0”")]
    [InlineData("-3", "We did not understand the page “-3”")]
    [InlineData("two", "We did not understand the page “two”")]
    [InlineData("99999999999999", "We did not understand the page “99999999999999”")]
    [InlineData("999999", "There is no page 999,999")]
    public async Task An_absurd_page_is_named_and_a_real_one_shown(string asked, string note)
    {
        var page = await site.Page($"/search?q=cells&page={asked}");

        Assert.Contains(note, page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".result-list > li"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_repeating()
    {
        var first = await site.Page("/search?q=cells");
        var second = await site.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal("2", second.QuerySelector(".pager [aria-current=page]").Words());
        Assert.Empty(Hits(first).Intersect(Hits(second), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Words_of_a_stranger_are_never_markup()
    {
        var page = await site.Page("/search?q=%3Cscript%3Ealert(1)%3C/script%3E");

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal("<script>alert(1)</script>", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    private static IEnumerable<string> Hits(IDocument page) => page.QuerySelectorAll(".result-list h2 a").Select(a => a.GetAttribute("href")!);
}
