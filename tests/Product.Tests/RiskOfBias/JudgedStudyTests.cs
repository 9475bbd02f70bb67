using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Product.Tests.Reading;
using Equipoise.Product.Tests.Site;
using static Equipoise.Evidence.RiskOfBias.Judgement;

namespace Equipoise.Product.Tests.RiskOfBias;

/// <summary>From the files to the judgement of a study's result.</summary>
public class JudgedStudyTests(SiteFixture site)
{
    [Theory]
    [InlineData("dawson2020", Construct.AdaptiveBehaviour, SomeConcerns)]
    [InlineData("dawson2020", Construct.GlobalImpression, High)] // a part of the children only
    [InlineData("duke_impact", Construct.AdaptiveBehaviour, SomeConcerns)]
    [InlineData("chez2018", Construct.AdaptiveBehaviour, High)] // the first infusion cannot have worn off
    [InlineData("sharifzadeh2021", Construct.AutismSeverity, High)]
    [InlineData("vinmec2025", Construct.AutismSeverity, High)] // known to everybody and rated by people
    [InlineData("lv2013", Construct.AutismSeverity, Serious)]
    public void A_result_is_judged_by_what_it_measures(string study, Construct construct, Judgement overall)
    {
        var judged = site.Snapshot.RiskOfBias.For(study, construct)!;
        Assert.Equal(overall, judged.Overall);
        Assert.True(judged.IsProvisional);
        Assert.NotEmpty(judged.Reasons);
        Assert.Null(site.Snapshot.RiskOfBias.For(study, Construct.Imaging));
    }

    [Fact]
    public void A_study_without_a_comparison_is_counted_and_not_weighed()
    {
        var judged = site.Snapshot.RiskOfBias.For("riordan2019", Construct.AutismSeverity)!;
        Assert.Equal(BiasTool.JbiQuasiExperimental, judged.Tool.Tool);
        Assert.Null(judged.Overall);
        Assert.Empty(judged.Reasons);
        Assert.Equal(9, judged.Domains.Single().Responses.Length);
        Assert.Same(judged, site.Snapshot.RiskOfBias.ForHarms("riordan2019"));
    }

    [Fact]
    public void Every_first_report_with_results_or_harms_is_judged_unless_it_is_one_child_or_other_conditions()
    {
        var judged = site.Snapshot.RiskOfBias.All.Select(j => j.Assessment.Study).ToHashSet(StringComparer.Ordinal);
        var without = site.Snapshot.Content.Studies
            .Where(s => s.Kind == StudyKind.Primary && (!s.Results.IsEmpty || !s.Harms.IsEmpty) && s.Design.Strength != DesignStrength.SingleCase)
            .Select(s => s.Id).Where(id => !judged.Contains(id));
        Assert.Empty(without);
    }

    [Fact]
    public void What_is_missing_is_judged_for_each_body_of_evidence()
    {
        foreach (var construct in new Construct?[] { Construct.AutismSeverity, Construct.AdaptiveBehaviour, Construct.GlobalImpression, null })
        {
            var judged = site.Snapshot.RiskOfBias.MissingFor(construct)!;
            Assert.Equal(SomeConcerns, judged.Overall);
            Assert.NotEmpty(judged.Reasons);
        }
    }

    [Fact]
    public void A_reviewer_who_differs_gives_the_reason()
    {
        using var folder = new SampleFolder();
        folder.Edit(SampleFiles.Bias, "time: 6 months\n", "time: 6 months\n    overrules:\n      - { domain: \"1\", judgement: low, reason: The list was shown to us., by: A. Reviewer }\n      - { domain: overall, judgement: high, reason: Too many doubts., by: A. Reviewer }\n");
        var judged = folder.Read().Snapshot!.RiskOfBias.Of("smith2020").Single();
        Assert.Equal((SomeConcerns, Low), (judged.Domains[0].Proposed, judged.Domains[0].Judgement));
        Assert.Equal("The list was shown to us.", judged.Domains[0].Reasons[0]);
        Assert.Equal((Low, High), (judged.Proposed, judged.Overall)); // what is proposed follows from the domains as they stand
        Assert.Equal(["Too many doubts."], judged.Reasons);
    }

    [Fact]
    public void The_reasons_are_those_of_the_answers_that_decided()
    {
        using var folder = new SampleFolder();
        var judged = folder.Read().Snapshot!.RiskOfBias.For("smith2020", Construct.AutismSeverity)!;
        Assert.Equal(["Not hidden, as far as could be read.", "No table."], judged.Domains[0].Reasons.Order(StringComparer.Ordinal).Reverse());
        Assert.True(judged.IsProvisional);
        var read = judged.Assessment with { ReadDepth = ReadDepth.FullText, CheckedBy = "A second reader" };
        Assert.False(read.IsProvisional);
    }
}
