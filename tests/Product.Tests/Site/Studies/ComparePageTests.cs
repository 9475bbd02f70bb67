using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Studies;

public sealed class ComparePageTests(SiteFixture site)
{
    private static readonly string[] Five = ["dawson2020", "chez2018", "vinmec2025", "sun2020", "lv2013"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Up_to_four_studies_stand_column_by_column(int count)
    {
        var page = await site.Page("/compare?" + string.Join('&', Five.Take(count).Select(id => "studies=" + id)));

        Assert.Equal(string.Join(' ', Five.Take(count)), Columns(page));
        Assert.All(page.QuerySelectorAll("table.compare tbody tr"), row => Assert.Equal(count, row.QuerySelectorAll("td").Length));
        Assert.Equal(string.Join(' ', Five.Take(count)), string.Join(' ', page.QuerySelectorAll("form option[selected]").Select(o => o.GetAttribute("value")).Where(v => v!.Length > 0)));
        Assert.Equal(count == 1, page.Body.Words().Contains("Choose a second study", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fifth_study_is_left_out_and_the_page_says_so()
    {
        var page = await site.Page("/compare?" + string.Join('&', Five.Select(id => "studies=" + id)));

        Assert.Equal(string.Join(' ', Five.Take(4)), Columns(page));
        Assert.Contains("The first four of 5 are shown", page.QuerySelector(".note").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_studies_there_is_a_form_of_four_choices_and_no_table()
    {
        var page = await site.Page("/compare");

        Assert.Equal(4, page.QuerySelectorAll("form select[name=studies]").Length);
        Assert.Null(page.QuerySelector("table"));
        Assert.All(page.QuerySelectorAll("form select"), s => Assert.Equal(site.Snapshot.Content.Studies.Length + 1, s.QuerySelectorAll("option").Length));
    }

    [Theory]
    [InlineData("?studies=nothing", "nothing")]
    [InlineData("?studies=%3Cscript%3Ealert(1)%3C/script%3E&studies=sun2020", "alert(1)")]
    [InlineData("?studies=&studies=&studies=%00", null)]
    [InlineData("?studies[]=1&page=-1&studies=sun2020&studies=sun2020", null)]
    public async Task What_is_not_understood_is_named_and_the_rest_is_shown(string query, string? named)
    {
        var page = await site.Page("/compare" + query);

        if (named is not null) Assert.Contains(named, page.QuerySelector(".note").Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main script"));
        Assert.True(page.QuerySelectorAll("table.compare thead a").Length <= 1);
    }

    [Fact]
    public async Task Studies_of_the_same_children_are_not_two_pieces_of_evidence()
    {
        var page = await site.Page("/compare?studies=lv2013&studies=liu2011");

        Assert.Contains("They are not two pieces of evidence", page.Body.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("They are not two pieces of evidence", (await site.Page("/compare?studies=lv2013&studies=sun2020")).Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_the_same_instrument_stand_in_one_row_with_their_marks()
    {
        var page = await site.Page("/compare?studies=vinmec2025&studies=sharifzadeh2021&studies=nguyenthanh2021");
        var row = page.GetElementById("compare-CARS");

        Assert.NotNull(row);
        Assert.NotNull(row.QuerySelectorAll("td")[0].QuerySelector(".controlled"));
        Assert.Null(row.QuerySelectorAll("td")[2].QuerySelector(".controlled"));
        Assert.NotNull(row.QuerySelectorAll("td")[2].QuerySelector(".uncontrolled"));
    }

    private static string Columns(IDocument page) => string.Join(' ', page.QuerySelectorAll("table.compare thead a").Select(a => a.GetAttribute("href")!["/studies/".Length..]));
}
