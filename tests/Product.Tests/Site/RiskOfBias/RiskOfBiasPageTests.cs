using System.Globalization;
using AngleSharp.Dom;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Pictures;
using Equipoise.Site.RiskOfBias;

namespace Equipoise.Product.Tests.Site.RiskOfBias;

public class RiskOfBiasPageTests(SiteFixture site)
{
    [Fact]
    public async Task Every_judged_result_stands_in_a_table_with_a_word_beside_each_sign()
    {
        var page = await site.Page("/risk-of-bias");
        var rows = page.QuerySelectorAll(".bias-grid tbody tr");
        Assert.Equal(site.Snapshot.RiskOfBias.All.Count(j => !j.Tool.IsChecklist), rows.Length);
        foreach (var mark in page.QuerySelectorAll(".bias"))
        {
            var sign = mark.QuerySelector("i")!;
            Assert.Equal("true", sign.GetAttribute("aria-hidden"));
            Assert.True(mark.TextContent.Length > sign.TextContent.Length + 5, mark.OuterHtml);
        }
    }

    [Fact]
    public async Task Studies_without_a_comparison_are_counted_and_carry_no_judgement()
    {
        var page = await site.Page("/risk-of-bias");
        var table = page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")?.TextContent == JbiChecklists.QuasiExperimental.Name);
        Assert.Empty(table.QuerySelectorAll(".bias"));
        Assert.Equal(site.Snapshot.RiskOfBias.All.Count(j => j.Tool.Tool == BiasTool.JbiQuasiExperimental), table.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("There was no comparison group.", table.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_listed_study_by_study()
    {
        var part = (await site.Page("/risk-of-bias")).GetElementById("missing-adaptive-behaviour")!;
        Assert.Contains("NCT03225651", part.Words(), StringComparison.Ordinal);
        Assert.Contains("some concerns", part.Words(), StringComparison.Ordinal);
        Assert.NotEmpty(part.QuerySelectorAll(".cite"));
    }

    [Fact]
    public async Task A_study_page_shows_each_domain_with_its_reason_and_the_answers_behind_it()
    {
        var page = await site.Page("/studies/vinmec2025");
        var first = page.GetElementById("trust-1")!;
        Assert.Equal(5, first.QuerySelectorAll(".bias-domains > div").Length);
        Assert.All(first.QuerySelectorAll(".bias-domains .figure-line"), reason => Assert.NotEmpty(reason.TextContent.Trim()));
        var answers = first.QuerySelector("details .responses")!;
        Assert.Contains(answers.QuerySelectorAll("tr"), row => row.Words().Contains("4.3", StringComparison.Ordinal) && row.Words().Contains("PY", StringComparison.Ordinal));
        Assert.Contains("high risk", first.QuerySelector(".bias")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kabatas2025", "single case")]
    [InlineData("jiuzhitang", "no results yet")]
    [InlineData("liu2011", "another report")]
    [InlineData("riordan2019", "counted and make no grade")]
    public async Task A_study_that_no_tool_grades_says_why(string study, string why)
    {
        var section = (await site.Page($"/studies/{study}")).GetElementById("trust")!.ParentElement!;
        Assert.Contains(why, section.Words(), StringComparison.Ordinal);
        Assert.Empty(section.QuerySelectorAll(".bias"));
    }

    [Fact]
    public async Task The_api_gives_the_judgements_with_their_answers()
    {
        var all = await site.Json("/api/risk-of-bias?pageSize=100");
        Assert.Equal(site.Snapshot.RiskOfBias.All.Length, all.GetProperty("total").GetInt32());
        var some = await site.Json("/api/risk-of-bias?study=dawson2020&tool=rob2");
        var main = some.GetProperty("items")[0];
        Assert.Equal("some-concerns", main.GetProperty("overall").GetString());
        Assert.True(main.GetProperty("provisional").GetBoolean());
        Assert.Equal("ni", main.GetProperty("domains")[0].GetProperty("responses")[0].GetProperty("response").GetString());
        Assert.Equal(0, (await site.Json("/api/risk-of-bias?tool=robins-i&study=dawson2020")).GetProperty("total").GetInt32());
        Assert.Equal(4, (await site.Json("/api/missing-results")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("rob2.csv", "Study,D1,D2,D3,D4,D5,Overall,Weight", "Nguyen 2025 (Vinmec) (CARS),Some concerns,Some concerns,Some concerns,High,Some concerns,High,1")]
    [InlineData("rob2-crossover.csv", "Study,D1,DS,D2,D3,D4,D5,Overall,Weight", "Chez 2018 (VABS-II),Some concerns,High,Some concerns,Low,Low,Some concerns,High,1")]
    [InlineData("robins-i.csv", "Study,D1,D2,D3,D4,D5,D6,D7,Overall,Weight", "Lv 2013 (CARS),Serious,No information,Low,No information,No information,Serious,No information,Serious,1")]
    public async Task The_tables_have_the_columns_and_words_of_robvis(string file, string header, string row)
    {
        using var response = await site.Ask($"/api/{file}");
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(header, lines[0]);
        Assert.Contains(row, lines);
    }

    [Fact]
    public void The_bars_hold_every_main_result_once_and_their_words_stay_inside()
    {
        foreach (var (picture, tools) in new[] { (BiasSummaryPicture.Randomised(site.Snapshot), new[] { BiasTool.Rob2, BiasTool.Rob2Crossover }), (BiasSummaryPicture.NotRandomised(site.Snapshot), [BiasTool.RobinsI]) })
        {
            var studies = site.Snapshot.RiskOfBias.All.Where(j => tools.Contains(j.Tool.Tool)).Select(j => j.Assessment.Study).Distinct(StringComparer.Ordinal).Count();
            Assert.All(picture.Bars, bar => Assert.Equal(studies, bar.Parts.Sum(p => p.Results)));
            Assert.All(picture.Table.Rows, row => Assert.Equal(studies, row.Skip(1).Sum(cell => int.Parse(cell, CultureInfo.InvariantCulture))));
            foreach (var drawing in new[] { picture.Draw(Breadth.Narrow), picture.Draw(Breadth.Wide) })
            {
                Assert.All(drawing.Labels, label => Assert.True(label.Box.IsInside(new(-0.5, 0, drawing.Breadth.Width + 1, drawing.Height)), label.Words));
                foreach (var label in drawing.Labels)
                    Assert.DoesNotContain(drawing.Labels, other => other != label && other.Box.Meets(label.Box));
            }
        }
    }

    [Fact]
    public void Every_word_of_the_site_for_a_judgement_has_a_sign()
    {
        foreach (var judgement in Enum.GetValues<Judgement>())
            Assert.Single(BiasWords.Sign(judgement));
        Assert.All(Enum.GetValues<HarmKind>(), harm => Assert.NotEmpty(BiasWords.Brief(new() { About = "x", Harm = harm })));
    }
}
