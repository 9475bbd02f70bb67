namespace Equipoise.Product.Tests.Site;

public class HomeTests(SiteFixture site)
{
    [Fact]
    public async Task Blinded_trials_stand_before_every_answer()
    {
        var page = await site.Page("/");
        var sections = page.QuerySelectorAll("main section").Select(s => s.Id).ToList();
        Assert.Equal("blinded", sections[0]);
        Assert.Equal(["cure", "help", "safe", "cells", "running", "cost", "unknown"], sections.Skip(1));
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
}
