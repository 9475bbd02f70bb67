using System.Net;
using AngleSharp.Dom;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Translations;
using Equipoise.Site.Families;

namespace Equipoise.Product.Tests.Site.Families;

public class FamilyPageTests(SiteFixture site)
{
    public static TheoryData<PageLanguage> Languages => new(PageLanguages.All);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_page_says_its_language_and_offers_the_others(PageLanguage language)
    {
        var page = await site.Page(FamilyWords.AddressIn(language, "/families"));
        Assert.Equal((language.Code(), "ltr"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.Equal(PageLanguages.All.Select(l => (l.Code(), l.OwnName())), page.QuerySelectorAll(".languages a").Select(a => (a.GetAttribute("hreflang")!, a.Words())));
        Assert.Equal(language.OwnName(), page.QuerySelector(".languages [aria-current]").Words());
        Assert.Equal(["en", "es", "tr", "vi", "zh", "x-default"], page.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => l.GetAttribute("hreflang")!));
    }

    [Fact]
    public async Task What_is_not_translated_is_marked_as_English_and_the_page_says_so()
    {
        foreach (var language in PageLanguages.All.Where(l => l != PageLanguage.En))
        {
            var page = await site.Page(FamilyWords.AddressIn(language, "/families"));
            var translated = site.Snapshot.Words.Find(language, "families");
            Assert.Equal(translated is null ? "en" : null, page.QuerySelector("h1 span")?.GetAttribute("lang"));
            if (translated?.Checker is null) Assert.Equal("/families", page.QuerySelector("#translation a")?.GetAttribute("href"));
            Assert.Equal("en", page.QuerySelector(".site-footer")?.GetAttribute("lang"));
        }

        Assert.Null((await site.Page("/families")).QuerySelector("#translation, main span[lang=en]"));
    }

    [Theory]
    [InlineData("/en/families")]
    [InlineData("/de/families")]
    [InlineData("/ES/families")]
    [InlineData("/es/studies")]
    [InlineData("/es/es/families")]
    [InlineData("/%3Cscript%3E/families")]
    public async Task Another_language_is_no_address(string address)
    {
        using var response = await site.Ask(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_language_stands_in_the_address_alone()
    {
        using var english = await site.Ask("/families", ("Accept-Language", "es"));
        Assert.Contains("<html lang=\"en\"", await english.Text(), StringComparison.Ordinal);
        using var spanish = await site.Ask("/es/families", ("Accept-Language", "en"));
        Assert.Contains("<html lang=\"es\"", await spanish.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_for_families_stands_in_the_menu_and_stays_in_the_language()
    {
        Assert.Equal("For families", (await site.Page("/studies")).QuerySelector(".site-menu a[href='/families']").Words());
        Assert.NotNull((await site.Page("/tr/families")).QuerySelector(".site-menu a[href='/tr/families'][aria-current=page]"));
    }

    [Fact]
    public async Task A_change_of_language_keeps_what_was_filled_in_and_spoils_nothing()
    {
        var page = await site.Page("/families?a=%22%3E%3Cb%3E");
        Assert.Equal("/es/families?a=%22%3E%3Cb%3E", page.QuerySelector(".languages [hreflang=es]")?.GetAttribute("href"));
        Assert.Null(page.QuerySelector(".languages b"));
    }

    [Fact]
    public void Numbers_and_dates_are_written_as_the_reader_writes_them()
    {
        Assert.Equal(["1,234.5", "1.234,5", "1.234,5", "1.234,5", "1,234.5"], PageLanguages.All.Select(l => SayNumber.In(l, 1234.5m)));
        var day = PartialDate.Parse("2026-01-30", null);
        Assert.Equal(["30 January 2026", "30 de enero de 2026", "30 Ocak 2026", "ngày 30 tháng 1 năm 2026", "2026年1月30日"], PageLanguages.All.Select(l => SayNumber.In(l, day)));
        Assert.Equal(["January 2026", "enero de 2026", "Ocak 2026", "tháng 1 năm 2026", "2026年1月"], PageLanguages.All.Select(l => SayNumber.In(l, PartialDate.Parse("2026-01", null))));
    }
}
