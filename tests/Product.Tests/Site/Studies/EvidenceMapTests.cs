using System.Globalization;
using Equipoise.Evidence.Studies;
using Equipoise.Product.Tests.Site;

namespace Equipoise.Product.Tests.Site.Studies;

public sealed class EvidenceMapTests(SiteFixture site)
{
    [Fact]
    public async Task Every_square_counts_the_studies_and_children_of_the_records()
    {
        var page = await site.Page("/studies");
        var squares = 0;

        foreach (var cells in site.Snapshot.Content.Cells)
        {
            foreach (var strength in Enum.GetValues<DesignStrength>())
            {
                var studies = site.Snapshot.Content.Studies.Where(s =>
                    s.Kind is StudyKind.Primary or StudyKind.CaseReport or StudyKind.SafetyData
                    && s.Design.Strength == strength
                    && s.Arms.Any(a => a.Interventions.Any(i => i.Cells.Value == cells.Id))).ToList();
                var square = page.GetElementById($"map-{cells.Id}-{Word(strength)}");
                if (studies.Count == 0)
                {
                    if (square is not null) Assert.Equal("none", square.Words());
                    continue;
                }

                var children = studies.Sum(s => s.Size.Headline?.Value ?? 0).ToString("N0", CultureInfo.InvariantCulture);
                Assert.Contains(children + " child", square.Words(), StringComparison.Ordinal);
                Assert.Contains(studies.Count == 1 ? "in 1 study" : $"in {studies.Count} studies", square.Words(), StringComparison.Ordinal);
                Assert.Equal(strength <= DesignStrength.ControlledNotRandomised, square!.QuerySelector(".mark-filled") is not null);
                squares++;
            }
        }

        Assert.Equal(squares, page.QuerySelectorAll(".evidence-map td circle").Length);
    }

    [Fact]
    public async Task The_area_of_a_disc_grows_with_its_children()
    {
        var page = await site.Page("/studies");
        double Radius(string id) => double.Parse(page.QuerySelector($"#{id} circle")!.GetAttribute("r")!, CultureInfo.InvariantCulture);

        // 1,377 children or so without a comparison against 54 in the open randomised trial: the discs keep the proportion.
        var (large, small) = (Radius("map-bone-marrow-mnc-no-control"), Radius("map-bone-marrow-mnc-open-randomised"));
        var many = site.Snapshot.Content.Studies.Where(s => s.Kind == StudyKind.Primary && s.Design.Strength == DesignStrength.NoControl && s.Arms.Any(a => a.Interventions.Any(i => i.Cells.Value == "bone-marrow-mnc"))).Sum(s => s.Size.Headline?.Value ?? 0);
        Assert.InRange(large * large / (small * small), many / 54.0 * 0.9, many / 54.0 * 1.1);
    }

    [Fact]
    public async Task Children_already_counted_elsewhere_and_plans_are_left_out_and_named()
    {
        var note = (await site.Page("/studies")).QuerySelector(".evidence-map .chart-note").Words();

        foreach (var study in site.Snapshot.Content.Studies.Where(s => s.Kind is StudyKind.SecondaryAnalysis or StudyKind.OverlappingReport or StudyKind.Planned))
            Assert.Contains(study.Label, note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_has_one_mark_a_study_and_names_those_without_a_year()
    {
        var page = await site.Page("/studies");
        var figure = page.QuerySelector("figure[aria-labelledby=timeline]");
        var studies = site.Snapshot.Content.Studies;

        Assert.Equal(studies.Count(s => s.Year is not null), figure!.QuerySelectorAll("svg.chart-fluid circle").Length);
        Assert.Equal(studies.Length, figure.QuerySelectorAll("a[href^='/studies/']").Length);
        Assert.Contains("Year not known", figure.Words(), StringComparison.Ordinal);
    }

    private static string Word(DesignStrength strength) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(strength.ToString());
}
