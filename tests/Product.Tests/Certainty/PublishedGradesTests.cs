using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Product.Tests.Site;
using Equipoise.Statistics;

namespace Equipoise.Product.Tests.Certainty;

/// <summary>Our rules beside grades that reviewers published. A rule may be stricter than people, and then the case says so; it is never laxer.</summary>
public sealed class PublishedGradesTests(SiteFixture site)
{
    /// <summary>
    /// The whole summary of findings of Venekamp RP et al. (2015), antibiotics for acute otitis media in children, doi:10.1002/14651858.CD000219.pub4:
    /// risk ratio, interval, children, risk without treatment of 100, levels lost. Nothing but imprecision was at stake in it.
    /// </summary>
    [Theory]
    [InlineData("pain at 24 hours", 0.89, 0.78, 1.01, 1394, 42.6, 0, 0)]
    [InlineData("pain at 2 to 3 days", 0.70, 0.57, 0.86, 2320, 15.9, 0, -1)]
    [InlineData("pain at 4 to 7 days", 0.76, 0.63, 0.91, 1347, 24.1, 0, -1)]
    [InlineData("pain at 10 to 12 days", 0.33, 0.17, 0.66, 278, 21.6, -1, -1)]
    [InlineData("tympanometry at 2 to 4 weeks", 0.82, 0.74, 0.90, 2138, 48.1, 0, 0)]
    [InlineData("tympanometry at 3 months", 0.97, 0.76, 1.24, 809, 24.1, 0, -1)]
    [InlineData("vomiting, diarrhoea or rash", 1.38, 1.19, 1.59, 2107, 19.6, 0, -1)]
    public void Otitis_media_2015(string outcome, double ratio, double lower, double upper, int children, double without, int published, int ours)
    {
        var judged = Judged("infusion-reaction", new("RR", ratio, new(lower, upper), "random effects (REML)"), children, (decimal)without);
        Assert.Equal((outcome, ours), (outcome, judged.Levels));
        Assert.True(ours <= published, outcome);

        // Where ours is stricter it is the optimal information size, for a quarter more: never the interval.
        if (ours < published) Assert.Contains("optimal information size", judged.Reason, StringComparison.Ordinal);
    }

    /// <summary>Guyatt GH et al. (2011). GRADE guidelines 6: imprecision. Journal of Clinical Epidemiology 64:1283–1293. doi:10.1016/j.jclinepi.2011.01.012: what reviewers are told of intervals.</summary>
    [Theory]
    [InlineData(0.60, 0.50, 0.72, 10_000, 0)] // without 1, enough children
    [InlineData(0.60, 0.40, 0.90, 300, -1)] // without 1, but too few children
    [InlineData(1.00, 0.90, 1.10, 10_000, 0)] // with 1, without 0.75 and 1.25
    [InlineData(0.95, 0.74, 1.10, 10_000, -1)] // with 1 and an appreciable benefit, though there are children enough
    [InlineData(1.05, 0.90, 1.26, 10_000, -1)] // with 1 and an appreciable harm
    [InlineData(1.00, 0.70, 1.40, 10_000, -2)] // with both
    public void Intervals_as_guideline_6_has_it(double ratio, double lower, double upper, int children, int levels) =>
        Assert.Equal(levels, Judged("infusion-reaction", new("RR", ratio, new(lower, upper), "random effects (REML)"), children, 20).Levels);

    /// <summary>
    /// The size that shows a difference d in standard deviations: 4(1.96 + 0.84)²/d² in both groups. Guideline 6 names about 400 for d = 0.2, which is
    /// the number in one group; with both it is 785.
    /// </summary>
    [Theory]
    [InlineData(784, -1)]
    [InlineData(785, 0)]
    public void Children_enough_for_a_fifth_of_a_standard_deviation(int children, int levels) =>
        Assert.Equal(levels, Judged("autism-severity", new("SMD", 0.5, new(0.3, 0.7), "random effects (REML)"), children, null).Levels);

    private CertaintyReason Judged(string id, Estimate estimate, int children, decimal? without)
    {
        var question = site.Snapshot.Questions[id] with { Baselines = without is { } risk ? [new() { Per100 = risk, Population = "children without treatment", How = How.Derived }] : null };
        var study = site.Snapshot.Studies["dawson2020"];
        Contribution half = new() { Study = study, From = [], Label = "", N = children / 2, ControlN = children - (children / 2), Direction = Direction.NotReported, IsSecondHand = false };
        return ImprecisionRule.Judge(new Scope(question, EvidenceBody.Controlled), [half], new Synthesised(SynthesisMethod.Pooled, "", estimate), site.Snapshot);
    }
}
