using AngleSharp.Dom;
using Equipoise.Evidence.Clinics;

namespace Equipoise.Product.Tests.Site.Families;

/// <summary>Pages about clinics: nobody real is judged, invented ones say so, criterion by criterion, and nothing is added up.</summary>
public class ClinicPageTests(SiteFixture site, DemonstrationSite demonstration) : IClassFixture<DemonstrationSite>
{
    [Fact]
    public async Task Without_a_clinic_the_page_says_so_and_offers_the_checklist()
    {
        var page = await site.Page("/families/clinics");
        Assert.Equal("We hold no clinic yet", page.QuerySelector("#found").Words());
        Assert.NotNull(page.QuerySelector(".empty-state a[href='/families/clinics/checklist']"));
        Assert.Null(page.QuerySelector(".nhsuk-warning-callout"));
        using var invented = await site.Ask("/families/clinics/example-harbour-cells");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, invented.StatusCode);
    }

    [Fact]
    public async Task A_search_for_what_we_hold_nothing_on_says_so_and_carries_the_name_to_the_checklist()
    {
        var page = await site.Page("/families/clinics?q=%22%3E%3Cb%3EX%26Y");
        Assert.Equal("We hold nothing on “\"><b>X&Y”", page.QuerySelector("#found").Words());
        Assert.Null(page.QuerySelector("main b"));
        Assert.Equal("\"><b>X&Y", (await site.Page(page.QuerySelector(".empty-state a")!.GetAttribute("href")!)).QuerySelector("input#clinic")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("harbour", 1)]
    [InlineData("MEXICO", 1)]
    [InlineData("mihón", 1)]
    [InlineData("invented", 3)]
    [InlineData("atlantis", 0)]
    [InlineData("", 3)]
    public async Task Clinics_are_found_by_name_town_and_country(string words, int found) =>
        Assert.Equal(found, (await demonstration.Page("/families/clinics?q=" + Uri.EscapeDataString(words))).QuerySelectorAll(".family-rooms > li").Length);

    [Fact]
    public async Task Every_page_with_an_invented_clinic_says_so_at_the_top()
    {
        foreach (var address in demonstration.Directory.Clinics.Select(c => "/families/clinics/" + c.Id).Append("/families/clinics").Append("/families/clinics/compare?ids=mockton-regenerative").Append("/families/letter?clinic=mockton-regenerative"))
            Assert.Equal("This is made up", (await demonstration.Page(address)).QuerySelector("main .lead + .nhsuk-warning-callout h2").Words());
    }

    [Fact]
    public async Task A_clinic_shows_its_gates_first_then_every_point_with_its_papers()
    {
        var page = await demonstration.Page("/families/clinics/sample-valley-trial-centre");
        Assert.Equal("gates", page.QuerySelector("main h2[id]")!.Id);
        Assert.Equal(demonstration.Snapshot.Clinics.Checklist.Select(c => c.Id), page.QuerySelectorAll("article.clinic-point").Select(a => a.Id!));
        foreach (var link in page.QuerySelectorAll("article.clinic-point a[href^='#paper-'], a[href^='#paper-']")) Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        Assert.Contains("Not shown It was met until the paper ran out.", page.GetElementById("B2").Words(), StringComparison.Ordinal);
        Assert.Contains("It has run out.", page.GetElementById("paper-lab-licence").Words(), StringComparison.Ordinal);
        foreach (var id in new[] { "offers", "law", "papers", "enforcement", "reply", "corrections", "reviewers", "income", "claims" }) Assert.NotNull(page.GetElementById(id));
        Assert.Contains("Nothing so far", page.QuerySelector(".own-income").Words(), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#law ~ ul sup.cite"));
    }

    [Fact]
    public async Task The_claims_of_its_own_page_come_with_their_answers()
    {
        var page = await demonstration.Page("/families/clinics/example-harbour-cells");
        Assert.Contains("10 November 2026", page.QuerySelector("#claims")!.ParentElement.Words(), StringComparison.Ordinal);
        Assert.True(page.QuerySelectorAll(".claim-card").Length >= 5);
        Assert.Equal("en", page.QuerySelector(".check-result")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task Nothing_is_added_up()
    {
        foreach (var address in new[] { "/families/clinics/example-harbour-cells", "/families/clinics/compare?ids=example-harbour-cells&ids=mockton-regenerative", "/families/clinics/checklist?A1=met&A2=met&B1=not-met" })
            Assert.DoesNotMatch(@"\b\d+ (of|out of) (21|4)\b|\d+ ?/ ?21", (await demonstration.Page(address)).QuerySelector("main").Words());
    }

    [Theory]
    [InlineData("ids=mockton-regenerative&ids=example-harbour-cells", 2, 0)]
    [InlineData("ids=mockton-regenerative,example-harbour-cells,MOCKTON-REGENERATIVE", 2, 0)]
    [InlineData("ids=nobody", 0, 1)]
    [InlineData("ids=%3Cb%3E&ids=mockton-regenerative", 1, 1)]
    [InlineData("", 0, 0)]
    public async Task Up_to_four_stand_side_by_side(string query, int columns, int unknown)
    {
        var page = await demonstration.Page("/families/clinics/compare?" + query);
        Assert.Equal(columns, Math.Max(0, page.QuerySelectorAll("thead th").Length - 1));
        Assert.Equal(unknown, page.QuerySelectorAll("main p.nhsuk-inset-text").Length);
        if (columns > 0) Assert.Equal(demonstration.Snapshot.Clinics.Checklist.Length + 3, page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task What_a_family_ticks_comes_back_with_what_to_ask_and_stays_in_the_address()
    {
        var page = await site.Page("/families/clinics/checklist?clinic=Some+place&A1=met&A2=not-met&B1=not-shown&B2=%3Cb%3E");
        Assert.Equal("What you found about Some place", page.QuerySelector("#yours-heading").Words());
        Assert.Equal(["What it has shown", "What it does not meet", "What it has not shown. Ask this"], page.QuerySelectorAll("#yours h3").Select(h => h.Words()));
        Assert.Contains("B1 May we see the test paper", page.QuerySelector("#yours").Words(), StringComparison.Ordinal);
        Assert.Equal(["A1", "A2", "B1"], page.QuerySelectorAll("input[type=radio][checked]").Select(i => i.GetAttribute("name")!));
        Assert.Contains("Not all of the first four points", page.QuerySelector("#yours").Words(), StringComparison.Ordinal);
        Assert.Null((await site.Page("/families/clinics/checklist")).GetElementById("yours"));
    }

    [Fact]
    public void The_sentences_of_the_checklist_can_be_read_by_a_child_of_eleven()
    {
        var sentences = site.Snapshot.Clinics.Checklist.SelectMany(CriterionKeys.Of).Select(s => s.English).ToList();
        Assert.InRange(ReadingGrade.Of(sentences), 0, 6);
        Assert.All(sentences.SelectMany(ReadingGrade.Sentences), s => Assert.InRange(ReadingGrade.Words(s).Count(), 1, 25));
    }
}
