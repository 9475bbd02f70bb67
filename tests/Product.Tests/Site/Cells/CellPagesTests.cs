using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Cells;

public sealed class CellPagesTests(SiteFixture site)
{
    [Fact]
    public async Task The_list_leads_to_every_kind_of_cells()
    {
        var page = await site.Page("/cells");

        Assert.All(site.Snapshot.Content.Cells, c => Assert.NotNull(page.GetElementById(c.Id)!.QuerySelector($"a[href='/cells/{c.Id}']")));
    }

    [Fact]
    public async Task A_kind_of_cells_names_its_confusions_its_studies_and_its_trials()
    {
        var page = await site.Page("/cells/cord-blood");

        Assert.Contains("Cord tissue cells", page.QuerySelector(".nhsuk-warning-callout").Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=studies] a[href='/studies/dawson2020'] ~ .controlled"));
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=studies] a[href='/studies/dawson2017'] ~ .uncontrolled"));
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=trials] a[href='/trials/NCT02847182']"));
    }

    [Fact]
    public async Task Exosomes_are_not_called_living_cells() =>
        Assert.Contains("Living cellsno", (await site.Page("/cells/exosomes")).QuerySelector(".glance").Words(), StringComparison.Ordinal);
}
