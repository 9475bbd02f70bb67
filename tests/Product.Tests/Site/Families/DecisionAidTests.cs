using System.Net;
using AngleSharp.Dom;
using Equipoise.Evidence.Absolute;
using Equipoise.Evidence.Findings;

namespace Equipoise.Product.Tests.Site.Families;

/// <summary>The decision aid: fair to every way to go, pictures only where the rule allows one, and the list of standards is that of the page.</summary>
public class DecisionAidTests(SiteFixture site)
{
    private static readonly string[] Qualifying = ["condition", "decision", "options", "benefits", "harms", "experience"];
    private static readonly string[] Certifying = ["balance", "citations", "date", "update", "uncertainty", "funding"];

    [Fact]
    public async Task Every_item_of_the_standards_is_met_on_the_page_and_listed_from_it()
    {
        var aid = await site.Page("/families/decide");
        var list = await site.Page("/families/decide/standards");
        var met = aid.QuerySelectorAll("[data-ipdas]").GroupBy(e => e.GetAttribute("data-ipdas")!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        Assert.Equal([.. Qualifying, .. Certifying], list.QuerySelectorAll("li[data-met]").Select(e => e.Id!));
        Assert.True(aid.QuerySelectorAll("sup.cite a").Length > 20);
        Assert.Equal(met.Keys.Order(StringComparer.Ordinal), Qualifying.Concat(Certifying).Order(StringComparer.Ordinal));
        foreach (var item in list.QuerySelectorAll("li[data-met]"))
        {
            Assert.Equal("yes", item.GetAttribute("data-met"));
            Assert.Equal(met[item.Id!].Select(e => "/families/decide#" + e.Id), item.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!));
            Assert.All(item.QuerySelectorAll("a"), a => Assert.NotEmpty(a.Words()));
        }
    }

    [Fact]
    public async Task No_cells_is_a_way_to_go_and_every_way_has_its_good_and_hard_sides_in_equal_detail()
    {
        var page = await site.Page("/families/decide");
        var options = page.QuerySelectorAll("#options article");
        Assert.Contains("No cells", options[0].QuerySelector("h3").Words(), StringComparison.Ordinal);
        foreach (var option in options)
        {
            var good = option.QuerySelectorAll("[data-ipdas=benefits] li");
            var hard = option.QuerySelectorAll("[data-ipdas=harms] li");
            Assert.Equal(3, good.Length);
            Assert.Equal(good.Length, hard.Length);
            Assert.InRange((double)good.Sum(e => e.Words().Length) / hard.Sum(e => e.Words().Length), 0.6, 1.6);
        }
    }

    [Fact]
    public async Task A_picture_of_children_stands_only_where_the_rule_allows_one_and_elsewhere_the_reason()
    {
        var page = await site.Page("/families/decide");
        var outcomes = page.QuerySelectorAll(".outcome:has(.outcome-groups)");
        Assert.Equal(["help", "reaction", "fever", "pain", "seizure", "headache", "infection"], outcomes.Select(e => e.Id!["outcome-".Length..]));
        foreach (var outcome in outcomes)
        {
            var finding = FindingBook.Of(site.Snapshot).Find(outcome.QuerySelector("a[href^='/findings/']")!.GetAttribute("href")!.Split('/')[2])!;
            var pictures = outcome.QuerySelectorAll(".people");
            if (finding.Certainty.Level < Evidence.Certainty.CertaintyLevel.Low || finding.N < IconArrayRule.FewestChildren)
            {
                Assert.Empty(pictures);
                Assert.Contains("We draw no picture", outcome.Words(), StringComparison.Ordinal);
            }
        }

        var reaction = page.GetElementById("outcome-reaction")!;
        Assert.Equal([3, 21], reaction.QuerySelectorAll(".people").Select(p => p.QuerySelectorAll("i.on").Length));
        Assert.Equal([100, 100], reaction.QuerySelectorAll(".people").Select(p => p.QuerySelectorAll("i").Length));
        Assert.Equal(["3 out of 100", "21 out of 100"], reaction.QuerySelectorAll(".fact-card-figure").Select(e => e.Words()));
        Assert.Contains("Read in a report of it", reaction.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kind_of_help_says_what_was_found_how_strong_that_is_and_where_to_start()
    {
        var helps = (await site.Page("/families/decide")).QuerySelectorAll("#instead article");
        Assert.Equal(8, helps.Length);
        Assert.All(helps, help =>
        {
            Assert.Contains("How strong is the proof?", help.Words(), StringComparison.Ordinal);
            Assert.Contains("Where to start:", help.Words(), StringComparison.Ordinal);
        });
        var drugs = helps.Single(h => h.QuerySelector("h3").Words().StartsWith("Medicines", StringComparison.Ordinal)).Words();
        Assert.Contains("lowered the irritability score", drugs, StringComparison.Ordinal);
        Assert.Contains("gained about 5 kilograms", drugs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_numbers_are_those_of_the_evidence()
    {
        var words = (await site.Page("/families/decide")).QuerySelector("main").Words();
        Assert.Contains("0 out of 3 fair tests showed that cells helped. There were 347 children in them.", words, StringComparison.Ordinal);
        Assert.Contains("0 of 31 children had any. So few children still leave room for up to 1 in 9.", words, StringComparison.Ordinal);
        Assert.Contains("One review put 5 studies together, not all of them strict. About 62 out of 100 children got better with cells, and 60 without.", words, StringComparison.Ordinal);
        Assert.Contains("3,000 to 50,000 US dollars", words, StringComparison.Ordinal);
        Assert.Contains("about 19 were called much better", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_ticked_is_answered_carried_to_the_one_page_and_to_other_languages()
    {
        var page = await site.Page("/families/decide?matters=proof&matters=needles&matters=%3Cb%3E");
        Assert.Equal(2, page.QuerySelectorAll("#yours dt").Length);
        Assert.Equal(["matters-proof", "matters-needles"], page.QuerySelectorAll(".worksheet input[checked]").Select(e => e.Id!));
        Assert.Equal("/families/decide/one-page?matters=proof&matters=needles", page.QuerySelector("a[href^='/families/decide/one-page']")!.GetAttribute("href"));
        Assert.Equal(["To be sure that it helps", "No needles and no sleep medicine"], (await site.Page("/families/decide/one-page?matters=proof&matters=needles")).QuerySelectorAll("section[aria-labelledby=matters] li").Select(e => e.Words()));
        Assert.Null((await site.Page("/families/decide")).GetElementById("yours"));
        using var ticked = await site.Ask("/families/decide?matters=proof");
        Assert.Equal("no-store", ticked.Headers.CacheControl?.ToString()); // what somebody ticks is kept by nobody on the way
        using var many = await site.Ask("/families/decide?" + string.Join('&', Enumerable.Repeat("matters=proof", 200)));
        Assert.Equal(HttpStatusCode.OK, many.StatusCode);
    }

    [Theory]
    [InlineData("/families/decide")]
    [InlineData("/families/decide/one-page")]
    [InlineData("/families/decide/standards")]
    public async Task Every_figure_of_a_source_leads_to_it_and_every_language_has_the_page(string address)
    {
        var page = await site.Page(address);
        foreach (var cite in page.QuerySelectorAll("sup.cite a")) Assert.NotNull(page.GetElementById(cite.GetAttribute("href")![1..]));
        foreach (var link in page.QuerySelectorAll(".languages a")) Assert.Equal(link.GetAttribute("lang"), (await site.Page(link.GetAttribute("href")!)).DocumentElement.GetAttribute("lang"));
    }
}
