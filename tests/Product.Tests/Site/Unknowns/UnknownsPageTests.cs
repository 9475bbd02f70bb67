using AngleSharp.Dom;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Unknowns;

namespace Equipoise.Product.Tests.Site.Unknowns;

public sealed class UnknownsPageTests(SiteFixture site)
{
    [Fact]
    public async Task The_big_questions_come_first()
    {
        var page = await site.Page("/unknowns");

        Assert.Equal("numbers long-term which-cells lasts silent-trials", string.Join(' ', page.QuerySelectorAll("section.answer h2").Select(h => h.Id)));
    }

    [Fact]
    public async Task No_blinded_trial_with_readable_numbers_is_said_as_long_as_there_is_none()
    {
        var readable = Counted.From(site.Snapshot).Blinded.Count(BigUnknown.GivesNumbers);
        var said = (await site.Page("/unknowns")).QuerySelector("section[aria-labelledby=numbers]").Words();

        Assert.Equal(readable == 0, said.Contains("Of none of them could we read", StringComparison.Ordinal));
    }

    [Fact]
    public void Means_with_spread_in_both_arms_count_as_numbers_and_in_one_arm_do_not()
    {
        var study = site.Snapshot.Studies["dawson2020"];
        Result Of(string arm) => new() { Instrument = "CARS", Arm = arm, N = 10, Mean = 30, Sd = 5, Time = StudyTime.Baseline, Direction = Direction.NoDifference, How = Equipoise.Evidence.Sources.How.Derived };

        Assert.True(BigUnknown.GivesNumbers(study with { Results = [Of("autologous"), Of("placebo")] }));
        Assert.False(BigUnknown.GivesNumbers(study with { Results = [Of("autologous"), Of("allogeneic")] }));
        Assert.False(BigUnknown.GivesNumbers(study with { Results = [Of("autologous") with { Sd = null }, Of("placebo")] }));
        Assert.False(BigUnknown.GivesNumbers(study with { Results = [Of("autologous"), Of("placebo") with { Time = StudyTime.Parse("6 months", null) }] }));
    }

    [Fact]
    public async Task Silent_trials_are_listed_with_their_number_and_withdrawn_ones_are_not()
    {
        var page = await site.Page("/unknowns");
        var silent = site.Snapshot.Content.Trials.Where(t => t.Publication.Value is Publication.NotFound or Publication.RegistryResultsOnly && t.Status.Value != TrialStatus.Withdrawn).ToList();

        Assert.Contains($"For {silent.Count} registered trials", page.QuerySelector("section[aria-labelledby=silent-trials]").Words(), StringComparison.Ordinal);
        Assert.All(silent, t => Assert.NotNull(page.QuerySelector($"main a[href='/trials/{t.Id}']")));
    }

    [Fact]
    public async Task Every_study_says_what_it_cannot_tell()
    {
        var page = await site.Page("/unknowns");

        foreach (var study in site.Snapshot.Content.Studies)
        {
            var words = page.GetElementById($"study-{study.Id}").Words();
            Assert.All(study.CannotTell, sentence => Assert.Contains(sentence, words, StringComparison.Ordinal));
        }
    }
}
