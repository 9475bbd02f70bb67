namespace Equipoise.Product.Tests.Site;

public sealed class SideEffectsTests(SiteFixture site)
{
    [Fact]
    public async Task None_of_30_is_not_never()
    {
        var row = (await site.Page("/side-effects")).QuerySelectorAll("tr").First(r => r.Words().Contains("Nguyen Thanh 2021", StringComparison.Ordinal) && r.Words().Contains("0 of 30", StringComparison.Ordinal));
        Assert.Contains("up to about 1 in 9 is still possible", row.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_percentage_without_its_number_is_shown_as_such()
    {
        var rows = (await site.Page("/side-effects")).QuerySelectorAll("#infusion-reaction tr").Select(r => r.Words()).ToList();
        Assert.Contains(rows, r => r.Contains("20.6% of an unknown number", StringComparison.Ordinal) && r.Contains("cannot be told", StringComparison.Ordinal) && r.Contains("second-hand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_report_of_harm_on_file_stands_on_the_page_once()
    {
        var page = await site.Page("/side-effects");
        Assert.Equal(site.Snapshot.Content.Studies.Sum(s => s.Harms.Length), page.QuerySelectorAll("tbody tr").Length);
    }
}
