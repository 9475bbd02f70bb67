using System.Net;
using AngleSharp.Dom;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Translations;
using Equipoise.Site.Families;

namespace Equipoise.Product.Tests.Site.Families;

/// <summary>The pages for families who paid, who did it, who ask, who report and who look at pictures with their child.</summary>
public class FamilyRoomsTests(SiteFixture site)
{
    [Fact]
    public async Task Every_way_in_that_has_other_languages_answers_in_each_of_them()
    {
        foreach (var room in FamilyRooms.All.SelectMany(f => f.Rooms).Where(r => !r.InEnglishOnly))
            foreach (var language in PageLanguages.All)
                Assert.Equal(language.Code(), (await site.Page(FamilyWords.AddressIn(language, room.Address))).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task After_treatment_the_danger_signs_of_the_first_day_of_two_weeks_and_later_stand_before_all_else()
    {
        var page = await site.Page("/families/treated");
        var sections = page.QuerySelectorAll("main section").Select(s => s.Id ?? s.GetAttribute("aria-labelledby")!).ToList();
        Assert.Equal(["danger-first-day", "danger-two-weeks", "danger-later"], sections.Take(3));
        Assert.Contains("Call the emergency number", page.QuerySelector(".nhsuk-warning-callout").Words(), StringComparison.Ordinal);
        Assert.Contains("lot number", page.GetElementById("papers-to-take-home").Words(), StringComparison.Ordinal);
        foreach (var cite in page.QuerySelectorAll("sup.cite a")) Assert.NotNull(page.GetElementById(cite.GetAttribute("href")![1..]));
    }

    [Fact]
    public async Task Danger_signs_in_a_language_nobody_checked_lead_to_the_English_ones()
    {
        foreach (var language in PageLanguages.All.Where(l => l != PageLanguage.En && site.Snapshot.Words.Find(l, "reporting")?.Checker is null))
        {
            var links = (await site.Page(FamilyWords.AddressIn(language, "/families/treated"))).QuerySelectorAll(".danger-signs a[hreflang=en]").Select(a => a.GetAttribute("href")!);
            Assert.Equal(["/families/treated#danger-first-day", "/families/treated#danger-two-weeks", "/families/treated#danger-later"], links);
        }

        Assert.Empty((await site.Page("/families/treated")).QuerySelectorAll(".danger-signs a[hreflang=en]"));
    }

    [Fact]
    public async Task Who_paid_can_stop_and_finds_the_questions_about_money_to_tick_off()
    {
        var page = await site.Page("/families/paid");
        Assert.Equal("stop", page.QuerySelector("main section")!.GetAttribute("aria-labelledby"));
        Assert.Equal(site.Snapshot.Shelf(Shelf.WarningSigns).Single(g => g.Id == "refund-questions").Facts.Length, page.QuerySelectorAll("#refund-questions .checklist li").Length);
        Assert.Contains("United Kingdom:", page.GetElementById("right-card-uk").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drip")]
    [InlineData("back")]
    [InlineData("none")]
    public async Task A_picture_story_has_one_sentence_a_picture_and_promises_nothing(string story)
    {
        var page = await site.Page($"/families/picture-story?story={story}");
        var pictures = page.QuerySelectorAll(".story > li");
        Assert.Equal(8, pictures.Length);
        Assert.All(pictures, picture =>
        {
            Assert.NotNull(picture.QuerySelector("svg[aria-hidden=true]"));
            Assert.Equal(1, picture.QuerySelector("p").Words().Count(c => c == '.'));
        });
        var words = page.GetElementById("story").Words();
        foreach (var promise in new[] { "will help", "get better", "cure", "will not hurt" }) Assert.DoesNotContain(promise, words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("It does not say that cells will help", page.QuerySelector(".lead").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_nobody_wrote_is_the_first_one() =>
        Assert.Equal("A drip in the arm", (await site.Page("/families/picture-story?story=%3Cscript%3E")).GetElementById("story-heading").Words());

    [Fact]
    public async Task The_report_page_shows_one_country_with_its_states_and_says_when_it_holds_nothing()
    {
        var usa = await site.Page("/families/report?country=united-states");
        Assert.Equal("United States", usa.QuerySelector("option[selected]").Words());
        Assert.Equal("tel:911", usa.QuerySelector("#united-states .contact")!.GetAttribute("href"));
        Assert.Contains("FDA MedWatch", usa.GetElementById("united-states").Words(), StringComparison.Ordinal);
        Assert.Contains("Utah, United States:", usa.GetElementById("united-states").Words(), StringComparison.Ordinal);
        Assert.Null(usa.GetElementById("india"));
        var none = await site.Page("/families/report?country=%22%3E%3Cb%3Eatlantis");
        Assert.Contains("We hold nothing for that place.", none.QuerySelector("[role=status]").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("atlantis", none.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.NotNull((await site.Page("/families/report")).GetElementById("india"));
    }

    [Fact]
    public void Every_place_of_a_fact_has_its_name_among_the_words()
    {
        var names = site.Snapshot.Words.Find(PageLanguage.En, "places")!.Words;
        foreach (var place in new[] { Shelf.Law, Shelf.Reporting, Shelf.WarningSigns }.SelectMany(s => site.Snapshot.Shelf(s)).SelectMany(g => g.Facts).Select(f => f.Place).OfType<string>())
            Assert.Equal(place, names.GetValueOrDefault(FamilyWords.PlaceWord(place)));
    }

    [Fact]
    public async Task Questions_signs_and_rights_are_those_of_the_evidence_base()
    {
        foreach (var (address, groups) in new[] { ("/families/questions", new[] { "questions-to-ask", "refund-questions" }), ("/families/signs", ["warning-signs", "labels"]), ("/families/rights", ["your-rights"]) })
        {
            var page = await site.Page(address);
            foreach (var fact in site.Snapshot.Shelf(Shelf.WarningSigns).Where(g => groups.Contains(g.Id)).SelectMany(g => g.Facts))
                Assert.Contains(string.Join(' ', fact.Statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), page.GetElementById(fact.Id).Words(), StringComparison.Ordinal);
        }
    }
}
