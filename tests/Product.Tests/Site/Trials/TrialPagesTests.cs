using AngleSharp.Dom;
using Equipoise.Evidence.RegisteredTrials;

namespace Equipoise.Product.Tests.Site.Trials;

public sealed class TrialPagesTests(SiteFixture site)
{
    [Fact]
    public async Task Every_trial_stands_in_exactly_one_group_and_running_ones_come_first()
    {
        var page = await site.Page("/trials");

        Assert.Equal(
            site.Snapshot.Content.Trials.Select(t => t.Id).Order(StringComparer.Ordinal),
            page.QuerySelectorAll(".result-list > li").Select(l => l.Id!).Order(StringComparer.Ordinal));
        Assert.StartsWith("Running and planned", page.QuerySelector("main section h2").Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=running] #NCT06293950"));
    }

    [Fact]
    public async Task A_finished_trial_without_a_paper_is_said_loudly()
    {
        var list = await site.Page("/trials");
        var one = await site.Page("/trials/NCT04089579");

        Assert.NotNull(list.QuerySelector("section[aria-labelledby=finished-without-paper] #NCT04089579 .nhsuk-tag--red"));
        Assert.Contains("without a paper", list.QuerySelector(".nhsuk-warning-callout").Words(), StringComparison.Ordinal);
        Assert.Contains("We found no paper of this trial", one.QuerySelector(".nhsuk-warning-callout").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_trial_is_not_reproached_for_silence()
    {
        var page = await site.Page("/trials");

        Assert.Null(page.QuerySelector("#NCT01502488 .nhsuk-tag--red"));
    }

    [Fact]
    public async Task Filters_of_different_kinds_narrow_and_of_one_kind_widen()
    {
        var us = await site.Page("/trials?country=US");
        var usOrCn = await site.Page("/trials?country=US&country=CN");
        var usCord = await site.Page("/trials?country=US&cells=cord-blood");

        Assert.Equal(Expected(t => t.Country?.Value == "US"), Found(us));
        Assert.Equal(Expected(t => t.Country?.Value is "US" or "CN"), Found(usOrCn));
        Assert.Equal(Expected(t => t.Country?.Value == "US" && t.Cells?.Value == "cord-blood"), Found(usCord));
    }

    [Fact]
    public async Task A_count_beside_a_choice_says_how_many_trials_it_would_leave()
    {
        var page = await site.Page("/trials?country=US");
        var label = page.QuerySelector("input[name=cells][value=cord-blood]")!.ParentElement!;

        Assert.Contains(Expected(t => t.Country?.Value == "US" && t.Cells?.Value == "cord-blood").Count.ToString(System.Globalization.CultureInfo.InvariantCulture), label.QuerySelector(".count").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_means_nothing_is_named_and_left_out()
    {
        var page = await site.Page("/trials?cells=moon-dust%3Cscript%3E");

        Assert.Contains("We did not understand “moon-dust<script>”", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(site.Snapshot.Content.Trials.Length, Found(page).Count);
    }

    [Fact]
    public async Task The_time_line_draws_every_trial_with_both_dates_and_hollow_where_no_paper_was_found()
    {
        var page = await site.Page("/trials");
        var dated = site.Snapshot.Content.Trials.Where(t => t is { Start: not null, Completion: not null }).ToList();

        Assert.Equal(dated.Count(t => t.Publication.Value == Publication.Published), page.QuerySelectorAll("figure.chart .mark-bar").Length);
        Assert.Equal(dated.Count(t => t.Publication.Value != Publication.Published), page.QuerySelectorAll("figure.chart .mark-bar-hollow").Length);
    }

    [Fact]
    public async Task A_trial_leads_to_its_study_and_its_registry()
    {
        var page = await site.Page("/trials/NCT03225651");

        Assert.NotNull(page.QuerySelector("main a[href='/studies/nguyenthanh2021']"));
        Assert.NotNull(page.QuerySelector("main a[href='https://clinicaltrials.gov/study/NCT03225651']"));
        Assert.Contains("18 July 2017", page.QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    private List<string> Expected(Func<RegisteredTrial, bool> keeps) => [.. site.Snapshot.Content.Trials.Where(keeps).Select(t => t.Id).Order(StringComparer.Ordinal)];

    private static List<string> Found(IDocument page) => [.. page.QuerySelectorAll(".result-list > li").Select(l => l.Id!).Order(StringComparer.Ordinal)];
}
