using Equipoise.Evidence.Findings;

namespace Equipoise.Product.Tests.Site.Findings;

public sealed class FindingPagesTests(SiteFixture site)
{
    [Fact]
    public async Task Every_question_has_its_answer_with_how_sure_one_may_be()
    {
        var page = await site.Page("/findings");
        Assert.Equal(site.Snapshot.Content.Questions.Length, page.QuerySelectorAll("section.answer").Length);
        Assert.All(page.QuerySelectorAll("section.answer a"), a => Assert.StartsWith("/findings/", a.GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finding_shows_its_statement_its_reasons_and_every_study_that_counts_or_does_not()
    {
        var finding = FindingBook.Of(site.Snapshot).Find("autism-severity")!;
        var page = await site.Page("/findings/autism-severity");
        Assert.Contains(finding.Statement, page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.All(finding.Certainty.Reasons, r => Assert.Contains(r.Reason.Trim(), page.QuerySelector("section[aria-labelledby=sure]").Words(), StringComparison.Ordinal));
        Assert.All(finding.Studies, s => Assert.NotNull(page.GetElementById($"study-{s.Study.Id}")));
        Assert.All(finding.LeftOut, l => Assert.NotNull(page.QuerySelector($"details a[href='/studies/{l.Study.Id}']")));
        Assert.NotNull(page.QuerySelector("figure.picture svg title"));
    }

    [Fact]
    public async Task The_summary_has_a_row_for_every_outcome_that_a_study_reports()
    {
        var page = await site.Page("/findings/summary");
        Assert.Equal(FindingBook.Of(site.Snapshot).All.Count(f => f.Scope.IsWhole && f.K > 0), page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task What_is_needed_to_do_it_again_can_be_taken_away()
    {
        Assert.Contains("dawson2020", await (await site.Ask("/api/findings/autism-severity/data.csv")).Text(), StringComparison.Ordinal);
        Assert.Contains("binom.test(0, 288)", await (await site.Ask("/api/findings/infection.uncontrolled/script.R")).Text(), StringComparison.Ordinal);
        Assert.StartsWith("<svg", await (await site.Ask("/api/findings/autism-severity/picture.svg")).Text(), StringComparison.Ordinal);
        var settings = await site.Json("/api/findings/infection.uncontrolled/settings.json");
        Assert.Equal((site.Snapshot.Hash, "infection"), (settings.GetProperty("release").GetString(), settings.GetProperty("question").GetProperty("id").GetString()));
        Assert.Equal("Rscript -e 'binom.test(0, 288)'", settings.GetProperty("pooling").GetProperty("command").GetString());
        Assert.Equal(404, (int)(await site.Ask("/api/findings/autism-severity/script.R")).StatusCode);
        Assert.Equal(404, (int)(await site.Ask("/findings/no-such-finding")).StatusCode);
    }
}
