using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Glossary;

public sealed class GlossaryPageTests(SiteFixture site)
{
    [Fact]
    public async Task Every_term_has_its_address_and_every_see_also_leads_to_one()
    {
        var page = await site.Page("/glossary");

        foreach (var term in site.Snapshot.Content.Terms)
        {
            var entry = page.GetElementById(term.Id);
            Assert.Equal(term.Word, entry!.QuerySelector("h3").Words());
            Assert.All(term.SeeAlso, other => Assert.NotNull(entry.QuerySelector($"a[href='#{other}']")));
        }
    }

    [Fact]
    public async Task Words_stand_in_the_order_of_the_alphabet_and_every_letter_is_linked()
    {
        var page = await site.Page("/glossary");
        var words = page.QuerySelectorAll("main h3").Select(h => h.Words()).ToList();

        Assert.Equal(words.Order(StringComparer.OrdinalIgnoreCase), words);
        Assert.All(page.QuerySelectorAll("nav[aria-label=Letters] a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }
}
