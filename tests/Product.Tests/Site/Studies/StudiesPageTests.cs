using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Equipoise.Evidence.Studies;

namespace Equipoise.Product.Tests.Site.Studies;

public sealed class StudiesPageTests(SiteFixture site)
{
    [Fact]
    public async Task Every_study_is_listed_strongest_design_first()
    {
        var page = await site.Page("/studies");
        var listed = Listed(page);

        Assert.Equal(site.Snapshot.Content.Studies.Length, listed.Count);
        Assert.Equal(listed.Select(s => s.Design.Strength).Order(), listed.Select(s => s.Design.Strength));
    }

    [Theory]
    [InlineData("design=blinded-randomised")]
    [InlineData("design=blinded-randomised&design=open-randomised&cells=cord-blood")]
    [InlineData("donor=allogeneic&masking=open")]
    [InlineData("country=VN")]
    [InlineData("route=intrathecal&sizeFrom=30")]
    [InlineData("yearFrom=2020&yearTo=2021")]
    public async Task A_filter_lists_exactly_the_studies_that_the_catalogue_finds(string query)
    {
        var page = await site.Page("/studies?" + query);
        var pairs = query.Split('&').Select(p => p.Split('=')).ToLookup(p => p[0], p => p[1], StringComparer.Ordinal);
        var expected = site.Snapshot.Content.Studies.Where(s => pairs.All(p => Fits(s, p.Key, [.. p]))).Select(s => s.Id).Order(StringComparer.Ordinal);

        Assert.Equal(string.Join(' ', expected), string.Join(' ', Listed(page).Select(s => s.Id).Order(StringComparer.Ordinal)));
        Assert.NotEmpty(Listed(page));
        Assert.NotEmpty(page.QuerySelectorAll(".chips a"));
    }

    [Fact]
    public async Task The_number_beside_a_box_is_the_number_of_studies_behind_it()
    {
        var page = await site.Page("/studies?masking=open");

        foreach (var box in page.QuerySelectorAll<IHtmlInputElement>("input[name=cells]"))
        {
            var count = int.Parse(box.ParentElement!.QuerySelector(".count").Words().Split(' ')[0], CultureInfo.InvariantCulture);
            Assert.Equal(count, Listed(await site.Page($"/studies?masking=open&cells={box.Value}")).Count);
        }
    }

    [Fact]
    public async Task What_is_chosen_stays_chosen_and_its_chip_takes_it_off()
    {
        var page = await site.Page("/studies?country=VN&q=education&sort=-year");

        Assert.True(page.QuerySelector<IHtmlInputElement>("input[name=country][value=VN]")!.IsChecked);
        Assert.Equal("education", page.QuerySelector<IHtmlInputElement>("#q")!.Value);
        Assert.Equal("-year", page.QuerySelector<IHtmlSelectElement>("#sort")!.Value);
        var chip = page.QuerySelectorAll(".chips a").Single(a => a.Words().Contains("Vietnam", StringComparison.Ordinal));
        Assert.Equal("/studies?q=education&sort=-year", chip.GetAttribute("href"));
    }

    [Fact]
    public async Task The_same_list_has_the_same_address_however_it_was_asked_for()
    {
        var one = await site.Page("/studies?sort=design&page=1&design=open-randomised&cells=bone-marrow-mnc&q=");
        var other = await site.Page("/studies?cells=BONE-MARROW-MNC&design=open-randomised");

        Assert.Equal(Link(one), Link(other));
        Assert.Equal("/studies?cells=bone-marrow-mnc&design=open-randomised", Link(one));
    }

    [Theory]
    [InlineData("?design=best")]
    [InlineData("?yearFrom=abc&yearTo=-1&sizeFrom=99999999999999999999")]
    [InlineData("?sort=%3Cscript%3Ealert(1)%3C/script%3E&page=0")]
    [InlineData("?page=-5&page=banana&cells=%00%ff")]
    public async Task What_is_not_understood_is_said_and_all_studies_are_shown(string query)
    {
        var page = await site.Page("/studies" + query);

        Assert.Contains("We did not understand", page.QuerySelector(".note").Words(), StringComparison.Ordinal);
        Assert.Equal(site.Snapshot.Content.Studies.Length, Listed(page).Count);
        Assert.Null(page.QuerySelector("main script"));
    }

    [Fact]
    public async Task A_list_without_studies_is_an_answer_too()
    {
        var page = await site.Page("/studies?cells=fetal&design=blinded-randomised");

        Assert.Empty(Listed(page));
        Assert.Contains("No study fits all of these", page.QuerySelector(".empty-state").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_after_the_last_leads_back_to_the_first()
    {
        var page = await site.Page("/studies?page=99");

        Assert.Equal("/studies", page.QuerySelector(".empty-state a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Every_square_of_the_map_leads_to_the_studies_it_counts()
    {
        var page = await site.Page("/studies");

        foreach (var link in page.QuerySelectorAll(".evidence-map td a"))
        {
            var counted = int.Parse(link.Words().Split(" in ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
            Assert.Equal(counted, Listed(await site.Page(link.GetAttribute("href")!)).Count);
        }
    }

    private List<Study> Listed(IDocument page) => [.. page.QuerySelectorAll(".result-list > li").Select(li => site.Snapshot.Studies[li.Id!])];

    private static string? Link(IDocument page) => page.QuerySelector(".result-count a")?.GetAttribute("href");

    private static bool Fits(Study study, string name, string[] values) => name switch
    {
        "design" => values.Contains(Word(study.Design.Strength), StringComparer.Ordinal),
        "masking" => values.Contains(Word(study.Design.Masking.Value), StringComparer.Ordinal),
        "cells" => Given(study).Any(i => values.Contains(i.Cells.Value, StringComparer.Ordinal)),
        "donor" => Given(study).Any(i => values.Contains(Word(i.Donor.Value), StringComparer.Ordinal)),
        "route" => Given(study).Any(i => i.Routes is { } routes && routes.Value.Any(r => values.Contains(Word(r), StringComparer.Ordinal))),
        "country" => study.Countries.Any(c => values.Contains(c.Value, StringComparer.Ordinal)),
        "yearFrom" => study.Year?.Value >= Number(values),
        "yearTo" => study.Year?.Value <= Number(values),
        "sizeFrom" => study.Size.Headline?.Value >= Number(values),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The test does not know this filter."),
    };

    private static IEnumerable<Intervention> Given(Study study) => study.Arms.SelectMany(a => a.Interventions);

    private static int Number(string[] values) => int.Parse(values[0], CultureInfo.InvariantCulture);

    private static string Word<T>(T choice) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString());
}
