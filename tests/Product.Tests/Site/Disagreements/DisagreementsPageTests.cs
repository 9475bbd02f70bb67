using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Disagreements;

public sealed class DisagreementsPageTests(SiteFixture site)
{
    [Fact]
    public async Task Every_disagreement_shows_each_reading_and_leads_to_its_record()
    {
        var page = await site.Page("/disagreements");

        foreach (var review in site.Snapshot.Content.Reviews)
        {
            for (var i = 0; i < review.Discrepancies.Length; i++)
            {
                var entry = page.GetElementById($"{review.Id}-{i + 1}")!;
                Assert.Equal(review.Discrepancies[i].Readings.Length, entry.QuerySelectorAll(".readings > li").Length);
                Assert.NotNull(entry.QuerySelector($"a[href='/reviews/{review.Id}#d{i + 1}']"));
            }
        }

        var content = site.Snapshot.Content;
        Assert.Equal(
            content.Studies.Sum(s => s.Discrepancies.Length) + content.Reviews.Sum(r => r.Discrepancies.Length) + content.Trials.Sum(t => t.Discrepancies.Length)
            + content.Instruments.Sum(i => i.Discrepancies.Length) + content.Cells.Sum(c => c.Discrepancies.Length)
            + content.Shelves.Values.SelectMany(g => g).Sum(g => g.Discrepancies.Length) + content.Prices.Sum(p => p.Discrepancies.Length),
            page.QuerySelectorAll("main article").Length);
    }

    [Fact]
    public async Task The_link_of_a_disagreement_finds_it_on_the_page_of_its_record()
    {
        var page = await site.Page("/disagreements");
        foreach (var address in page.QuerySelectorAll("main article > p a").Select(a => a.GetAttribute("href")!).Where(a => a.Contains('#', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            var parts = address.Split('#');
            Assert.True((await site.Page(parts[0])).GetElementById(parts[1]) is not null, address);
        }
    }
}
