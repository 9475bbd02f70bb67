using AngleSharp.Dom;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Findings;
using Equipoise.Product.Tests.Releases;

namespace Equipoise.Product.Tests.Site;

public class HomeTests(SiteFixture site)
{
    [Fact]
    public async Task Blinded_trials_stand_before_every_answer()
    {
        var page = await site.Page("/");
        var sections = page.QuerySelectorAll("main section").Select(s => s.Id).ToList();
        Assert.Equal("blinded", sections[0]);
        Assert.Equal(["cure", "help", "safe", "sure", "who", "cells", "running", "cost", "unknown"], sections.Skip(1));
        Assert.Equal(["Dawson 2020", "Duke IMPACT", "Chez 2018"], page.QuerySelectorAll("#blinded tbody th").Select(h => h.Words()));
    }

    [Fact]
    public async Task How_each_blinded_result_was_read_is_said_beside_it()
    {
        var page = await site.Page("/");
        Assert.Contains("Reported second-hand", page.QuerySelector("#blinded-duke_impact").Words(), StringComparison.Ordinal);
        Assert.Contains("Read", page.QuerySelector("#blinded-dawson2020").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_what_it_is_and_that_nothing_is_sold()
    {
        var words = (await site.Page("/")).Body.Words();
        Assert.Contains("not a systematic review", words, StringComparison.Ordinal);
        Assert.Contains("Not medical advice", words, StringComparison.Ordinal);
        Assert.Contains("Current to 22 November 2026", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_links_every_finding_it_is_taken_from_at_its_permanent_address()
    {
        var page = await site.Page("/");
        var book = FindingBook.Of(site.Snapshot);
        foreach (var id in new[] { "help", "safe", "sure" })
        {
            var links = page.QuerySelectorAll($"#{id} details a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.Equal(FirstAnswers.From(site.Snapshot, book).Single(a => a.Id == id).Findings.Select(f => $"/findings/{f}/{KeptSite.Today.Hash}"), links);
            foreach (var link in links) Assert.Contains(book.Find(link.Split('/')[2])!.Statement, (await site.Page(link)).QuerySelector("main").Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_changed_lately_stands_there_where_past_versions_are_kept()
    {
        Assert.Null((await site.Page("/")).GetElementById("changed"));
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        var changed = (await kept.Page("/")).GetElementById("changed")!;
        Assert.StartsWith("On 25 November 2026", changed.QuerySelector("p").Words(), StringComparison.Ordinal);
        Assert.Contains("Adding study", changed.Words(), StringComparison.Ordinal);
        Assert.NotNull(changed.QuerySelector("a[href='/changes/2']"));
    }
}
