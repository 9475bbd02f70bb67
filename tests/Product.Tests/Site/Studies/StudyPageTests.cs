using System.Net;
using AngleSharp.Dom;
using Equipoise.Evidence.Studies;

namespace Equipoise.Product.Tests.Site.Studies;

/// <summary>The page of one study says what its record says: each expectation stands in data/studies.</summary>
public sealed class StudyPageTests(SiteFixture site)
{
    [Fact]
    public async Task Dawson_2020_shows_180_children_in_three_groups_blinded_without_a_difference()
    {
        var page = await site.Page("/studies/dawson2020");

        Assert.StartsWith("Dawson 2020", page.QuerySelector("h1").Words(), StringComparison.Ordinal);
        Assert.Contains("180", page.QuerySelector("#size-randomised").Words(), StringComparison.Ordinal);
        Assert.Contains("180", page.QuerySelector("#size-registered").Words(), StringComparison.Ordinal);
        Assert.Contains("not available", page.QuerySelector("#size-analysed").Words(), StringComparison.Ordinal);
        Assert.Contains("56", page.QuerySelector("#arm-autologous").Words(), StringComparison.Ordinal);
        Assert.Contains("63", page.QuerySelector("#arm-allogeneic").Words(), StringComparison.Ordinal);
        Assert.Contains("61", page.QuerySelector("#arm-placebo").Words(), StringComparison.Ordinal);
        Assert.Contains("blinded", page.QuerySelectorAll(".design-strip .yes").Select(e => e.Words()), StringComparer.Ordinal);
        Assert.Contains("more than 25 million nucleated cells per kg", page.QuerySelector("#arm-autologous").Words(), StringComparison.Ordinal);

        var main = page.QuerySelector("#result-1");
        Assert.Contains("No difference shown", main.Words(), StringComparison.Ordinal);
        Assert.Contains("main measure", main.Words(), StringComparison.Ordinal);
        Assert.Contains("119 against 61", main.Words(), StringComparison.Ordinal);
        Assert.NotNull(main!.QuerySelector(".controlled"));
        Assert.Contains("Higher is better", page.QuerySelector("#results-VABS-3").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_study_says_what_it_cannot_tell_and_that_nobody_has_checked_it()
    {
        foreach (var study in site.Snapshot.Content.Studies)
        {
            var page = await site.Page($"/studies/{study.Id}");
            var said = page.QuerySelector("section[aria-labelledby=cannot-tell]").Words();

            Assert.All(study.CannotTell, sentence => Assert.Contains(Squeezed(sentence), said, StringComparison.Ordinal));
            if (study.CheckedBy is null) Assert.Contains("nobody has checked it yet", page.QuerySelector(".provisional").Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_result_harm_and_arm_has_an_address_and_nothing_of_the_record_is_left_out()
    {
        foreach (var study in site.Snapshot.Content.Studies)
        {
            var page = await site.Page($"/studies/{study.Id}");
            var words = page.QuerySelector("main").Words();

            Assert.Equal(study.Results.Length, page.QuerySelectorAll("tr[id^=result-]").Length);
            Assert.Equal(study.Harms.Length, page.QuerySelectorAll("tr[id^=harm-]").Length);
            Assert.All(study.Arms, arm => Assert.NotNull(page.GetElementById("arm-" + arm.Id)));
            Assert.All(Sentences(study), sentence => Assert.Contains(Squeezed(sentence), words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ids_are_unique_and_headings_never_skip_a_level()
    {
        foreach (var study in site.Snapshot.Content.Studies)
        {
            var page = await site.Page($"/studies/{study.Id}");
            var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
            var levels = page.QuerySelectorAll("main :is(h1,h2,h3,h4)").Select(e => e.LocalName[1] - '0').ToList();

            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(1, levels.Count(l => l == 1));
            Assert.DoesNotContain(levels.Zip(levels.Skip(1)), pair => pair.Second > pair.First + 1);
            Assert.All(page.QuerySelectorAll("main a[href^='#']"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        }
    }

    [Fact]
    public async Task Sun_2020_shows_5_of_12_with_its_exact_interval_and_hollow()
    {
        var page = await site.Page("/studies/sun2020");
        var harm = page.QuerySelector("#harm-1");

        Assert.Contains("5 of 12", harm.Words(), StringComparison.Ordinal);
        Assert.Contains("15.2 to 72.3 %", harm.Words(), StringComparison.Ordinal);
        Assert.NotNull(harm!.QuerySelector(".mark-hollow"));
        Assert.Null(harm.QuerySelector(".mark-filled"));
        Assert.Contains("not counted", page.QuerySelector("#harm-2").Words(), StringComparison.Ordinal);
        Assert.Contains("Nobody knows what would have happened without the cells", page.QuerySelector("#no-comparison").Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#result-1 .uncontrolled"));
    }

    [Fact]
    public async Task Nothing_seen_in_30_children_still_allows_1_in_9()
    {
        var page = await site.Page("/studies/nguyenthanh2021");
        var zero = page.QuerySelectorAll("tr[id^=harm-]").Select(e => e.Words()).First(w => w.Contains("0 of 30", StringComparison.Ordinal));

        Assert.Contains("0.0 to 11.6 %", zero, StringComparison.Ordinal);
        Assert.Contains("up to about 1 in 9 is still possible", zero, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_we_worked_out_ourselves_says_so()
    {
        var page = await site.Page("/studies/vinmec2025");
        var difference = page.QuerySelector("#result-3");

        Assert.Contains("Difference −4.4 points, to the side of the cells", difference.Words(), StringComparison.Ordinal);
        Assert.Equal("Derived", difference!.QuerySelector(".how-derived").Words());
        Assert.Contains("Lower is better", page.QuerySelector("#results-CARS").Words(), StringComparison.Ordinal);
        Assert.Contains("4 of 54 are not in the results", page.QuerySelector("section[aria-labelledby=size]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_percentage_without_its_number_says_that_the_number_is_not_available()
    {
        var page = await site.Page("/studies/duke_impact");

        Assert.Contains("20.6 % of how many: not available", page.QuerySelector("#harm-1").Words(), StringComparison.Ordinal);
        Assert.Contains("of how many: not available", page.QuerySelector("#harm-3").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("riordan2019")]
    [InlineData("sharma2013")]
    [InlineData("sharifzadeh2021")]
    public async Task A_dose_that_is_the_same_for_every_child_is_not_turned_into_cells_per_kg(string id)
    {
        var page = await site.Page($"/studies/{id}");

        Assert.Contains("not per kg", page.QuerySelector(".arm .dose").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lv2013", "liu2011")]
    [InlineData("duke_imaging", "dawson2020")]
    public async Task Studies_of_the_same_children_point_to_each_other(string one, string other)
    {
        Assert.NotNull((await site.Page($"/studies/{one}")).QuerySelector($"section[aria-labelledby=overlaps] a[href='/studies/{other}']"));
        Assert.NotNull((await site.Page($"/studies/{other}")).QuerySelector($"section[aria-labelledby=overlaps] a[href='/studies/{one}']"));
    }

    [Fact]
    public async Task A_study_whose_comparison_is_not_clear_is_hollow_but_not_called_uncontrolled()
    {
        var mark = (await site.Page("/studies/duke_imaging")).QuerySelector(".answer .uncontrolled");

        Assert.Equal("comparison group not clear", mark.Words());
    }

    [Fact]
    public async Task The_page_names_its_data_and_offers_a_comparison()
    {
        var page = await site.Page("/studies/dawson2020");

        Assert.Equal("/api/studies/dawson2020", page.QuerySelector("link[rel=alternate]")?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("a[href='/compare?studies=dawson2020']"));
    }

    [Theory]
    [InlineData("/studies/no-such-study")]
    [InlineData("/studies/%3Cscript%3E")]
    [InlineData("/studies/dawson2020.yaml")]
    public async Task An_unknown_study_answers_404_with_a_page_that_helps(string address)
    {
        using var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such page", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sentences(Study study) =>
    [
        .. study.Results.SelectMany(r => new[] { r.Conclusion, r.Note, r.Cut, r.Subgroup }).OfType<string>(),
        .. study.Harms.SelectMany(h => new[] { h.Event, h.Conclusion, h.Note }).OfType<string>(),
        .. study.Facts.SelectMany(f => new[] { f.Label, f.Text }),
        .. study.Missing,
        .. study.BiasConcerns.Select(b => b.Reason),
        .. study.Funding.Concat(study.Conflicts).SelectMany(f => new[] { f.Value, f.Note }).OfType<string>(),
        .. study.Discrepancies.SelectMany(d => d.Readings.Select(r => r.Says).Append(d.Topic)),
        .. study.Discrepancies.Select(d => d.Remark).OfType<string>(),
        .. study.Overlaps.Select(o => o.Reason),
        .. study.Registrations.Select(r => r.Id.Value),
        .. study.Arms.SelectMany(a => a.With).Select(w => w.Value),
        .. study.Arms.SelectMany(a => a.Interventions).SelectMany(i => new[] { i.Preparation?.Value, i.Spacing?.Value, i.Cells.Note, i.Donor.Note, i.Administrations?.Note }).OfType<string>(),
        .. study.Arms.SelectMany(a => a.Interventions).SelectMany(i => i.Doses).Select(d => d.Note).OfType<string>(),
        .. study.Citations.SelectMany(c => new[] { c.Authors?.Value, c.Title?.Value, c.Journal?.Value, c.Doi?.Value, c.Pmid?.Value, c.About }).OfType<string>(),
        .. new[] { study.Design.Description?.Value, study.Design.Comparison?.Value, study.Population.Diagnosis?.Value, study.Population.Severity?.Value, study.Schedule?.Note }.OfType<string>(),
    ];

    private static string Squeezed(string sentence) => string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
