using System.Globalization;
using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Reviews;

public sealed class ReviewPagesTests(SiteFixture site)
{
    [Fact]
    public async Task The_list_leads_to_every_review()
    {
        var page = await site.Page("/reviews");

        Assert.Equal(
            site.Snapshot.Content.Reviews.Select(r => $"/reviews/{r.Id}").Order(StringComparer.Ordinal),
            page.QuerySelectorAll("main .result-list h2 a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("qu2022", "CARS total", "SE 1.48, z −4.02, p below 0.0001", "agrees")]
    [InlineData("qu2022", "Unwanted reactions", "SE 0.483, z 0.908, p 0.364", "agrees")]
    [InlineData("villarreal_ma", "VABS Communication", "SE 0.709, z 3.79, p 0.0001", "cannot be told")]
    [InlineData("hsc_ma", "CGI improvement", "p 0.55", "cannot be told")]
    public async Task A_pooled_number_stands_beside_what_its_interval_implies(string id, string outcome, string implied, string verdict)
    {
        var page = await site.Page($"/reviews/{id}");
        var row = page.QuerySelectorAll("#pooled-table tbody tr").Single(r => r.QuerySelector("th").Words().StartsWith(outcome, StringComparison.Ordinal));

        Assert.Contains(implied, row.Words(), StringComparison.Ordinal);
        Assert.Equal(verdict, row.QuerySelector("td:last-child strong").Words());
    }

    [Fact]
    public async Task A_p_of_heterogeneity_is_not_held_against_the_interval_but_the_reader_is_told()
    {
        var page = await site.Page("/reviews/villarreal_ma");

        Assert.Contains("As a test of the effect it would not fit the interval.", page.QuerySelector("#pooled-table").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Controlled_and_uncontrolled_results_never_share_a_picture()
    {
        foreach (var review in site.Snapshot.Content.Reviews)
        {
            var page = await site.Page($"/reviews/{review.Id}");
            foreach (var picture in page.QuerySelectorAll("figure.chart"))
            {
                var (filled, hollow) = (picture.QuerySelectorAll("circle.mark-filled").Length, picture.QuerySelectorAll("circle.mark-hollow").Length);
                Assert.True(filled == 0 != (hollow == 0), $"{review.Id}: {filled} filled and {hollow} hollow marks in one picture.");
                Assert.NotNull(picture.QuerySelector(".chart-null"));
            }
        }
    }

    [Theory]
    [InlineData("qu2022", "Mean difference on CARS", true)]
    [InlineData("villarreal_ma", "Mean change on CARS", true)]
    public async Task Benefit_stands_to_the_right_also_when_lower_is_better(string id, string caption, bool right)
    {
        var page = await site.Page($"/reviews/{id}");
        var picture = page.QuerySelectorAll("figure.chart").Single(f => f.QuerySelector("figcaption").Words().StartsWith(caption, StringComparison.Ordinal));

        Assert.Equal(right, Percent(picture.QuerySelector("circle")!.GetAttribute("cx")!) > 50);
    }

    [Fact]
    public async Task More_unwanted_reactions_stand_to_the_left()
    {
        var page = await site.Page("/reviews/qu2022");
        var picture = page.QuerySelectorAll("figure.chart").Single(f => f.Words().Contains("Unwanted reactions", StringComparison.Ordinal));

        Assert.True(Percent(picture.QuerySelector("circle")!.GetAttribute("cx")!) < 50);
    }

    [Fact]
    public async Task A_mean_score_has_no_picture_because_it_is_no_effect()
    {
        var page = await site.Page("/reviews/hsc_ma");

        Assert.DoesNotContain(page.QuerySelectorAll("figure.chart"), f => f.Words().Contains("32.63", StringComparison.Ordinal));
        Assert.Contains("32.63", page.QuerySelector("#pooled-table").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inferred_study_of_a_review_is_marked_as_derived()
    {
        var page = await site.Page("/reviews/qu2022");
        var line = page.QuerySelectorAll("li").Single(l => l.QuerySelector("a[href='/studies/lv2013']") is not null);

        Assert.Equal("Derived", line.QuerySelector(".how-derived").Words());
    }

    private static double Percent(string place) => double.Parse(place.TrimEnd('%'), CultureInfo.InvariantCulture);
}
