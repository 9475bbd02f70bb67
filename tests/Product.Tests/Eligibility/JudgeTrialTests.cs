using Equipoise.Evidence.Eligibility;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Product.Tests.Site;

namespace Equipoise.Product.Tests.Eligibility;

public class JudgeTrialTests(SiteFixture site)
{
    [Theory]
    [InlineData("NCT06293950", TrialFit.MayFit, TrialFit.MayFit)]
    [InlineData("NCT07177677", TrialFit.MayFit, TrialFit.MayFit)]
    [InlineData("NCT04243382", TrialFit.MayFit, TrialFit.DoesNotFit)]
    [InlineData("NCT04484077", TrialFit.DoesNotFit, TrialFit.DoesNotFit)]
    [InlineData("NCT02847182", TrialFit.MayFit, TrialFit.DoesNotFit)]
    [InlineData("NCT01502488", TrialFit.Ask, TrialFit.Ask)]
    public void A_trial_of_our_list_comes_to_what_its_entry_says(string id, TrialFit deniz, TrialFit ruth)
    {
        var trial = ReadTrial.From(site.Snapshot.Trials[id]);
        Assert.Equal((deniz, ruth), (JudgeTrial.Of(trial, Families.Deniz).Fit, JudgeTrial.Of(trial, Families.Ruth).Fit));
        Assert.Equal(TrialFit.Ask, JudgeTrial.Of(trial, Families.Silent).Fit);
    }

    [Fact]
    public void A_weight_is_asked_for_and_weighed()
    {
        var trial = ReadTrial.From(site.Snapshot.Trials["NCT07177677"]);
        Assert.Equal(TrialFit.DoesNotFit, JudgeTrial.Of(trial, Families.Deniz with { Weight = 16.5m }).Fit);
        var unsaid = JudgeTrial.Of(trial, Families.Deniz with { Weight = null }).Criteria.Single(c => c.Topic == CriterionTopic.Weight).Answer;
        Assert.Equal(new(CriterionVerdict.Ask, AskReason.NotSaid, FamilyAnswer.Weight), unsaid);
    }

    [Theory]
    [InlineData(3, null, CriterionVerdict.NotMet)]
    [InlineData(4, null, CriterionVerdict.Met)]
    [InlineData(14, 0, CriterionVerdict.Met)]
    [InlineData(14, null, CriterionVerdict.Ask)]
    [InlineData(14, 1, CriterionVerdict.Ask)]
    [InlineData(15, 0, CriterionVerdict.NotMet)]
    public void The_last_year_of_an_age_range_is_asked_about(int years, int? months, CriterionVerdict verdict)
    {
        var trial = ReadTrial.From(site.Snapshot.Trials["NCT06293950"]);
        Assert.Equal(verdict, JudgeTrial.Of(trial, Families.Deniz with { Age = new(years, months) }).Criteria.Single(c => c.Field == TrialField.Age).Answer.Verdict);
    }

    [Theory]
    [InlineData(Travel.OwnCountry, 0, CriterionVerdict.Met)]
    [InlineData(Travel.OwnCountry, 1000, CriterionVerdict.NotMet)]
    [InlineData(Travel.Nearby, 1000, CriterionVerdict.Met)]
    [InlineData(Travel.Nearby, 2000, CriterionVerdict.Ask)]
    [InlineData(Travel.Nearby, 9000, CriterionVerdict.NotMet)]
    public void How_far_a_family_would_go_counts(Travel travel, int distance, CriterionVerdict verdict) =>
        Assert.Equal(verdict, JudgeTrial.Of(ReadTrial.From(site.Snapshot.Trials["NCT06293950"]), Families.Deniz with { Travel = travel }, distance).Criteria.Single(c => c.Field == TrialField.Country).Answer.Verdict);

    [Fact]
    public void An_imported_record_is_read_with_all_that_a_family_asks_about()
    {
        var trial = ReadTrial.From(Record(new()
        {
            BriefTitle = "Cord tissue stem cells in autistic children",
            Status = "NOT_YET_RECRUITING",
            Conditions = ["Autism Spectrum Disorder"],
            Summary = "We test cells. Participants pay the cost of the infusion themselves.",
            Dates = new() { Verified = new("2023-01", Equipoise.Evidence.Sources.PartialDate.Parse("2023-01", null)) },
            Design = new() { StudyType = "INTERVENTIONAL", Phases = ["PHASE1", "PHASE2"] },
            Arms = [new("A", "EXPERIMENTAL", null, []), new("B", "PLACEBO_COMPARATOR", null, [])],
            Interventions = [new("BIOLOGICAL", "Mesenchymal stem cells", null, [], [])],
            Sponsor = new("A company", "INDUSTRY"),
            Eligibility = new() { MinimumAge = "3 Years", MaximumAge = "155 Months", Sex = "MALE", Criteria = "Inclusion Criteria:\n\n* Epilepsy" },
            Places = [new(null, null, null, "Turkey (Türkiye)", null, null, null), new(null, null, null, "Turkey", null, null, null), new(null, null, null, "Viet Nam", null, null, null)],
        }))!;
        Assert.Equal((Openness.NotYetRecruiting, "1/2", ControlGroup.Placebo, true, true, Sex.Male), (trial.Openness, trial.Phase, trial.Control, trial.TestsCells, trial.IsAboutAutism, trial.OnlySex));
        Assert.Equal(["TR", "VN"], trial.Countries);
        Assert.Equal("Participants pay the cost of the infusion themselves.", Assert.Single(trial.Money));
        Assert.Equal(new AgeRange(36, 36, 155, 156), trial.Ages);
        Assert.True(trial.IsStale(new(2026, 11, 26)));
        Assert.False(trial.IsStale(new(2025, 1, 20)));
    }

    [Theory]
    [InlineData("Age of at least 3 years", TrialFit.Ask)]
    [InlineData("Age 3 years to 12 years 11 months", TrialFit.MayFit)]
    [InlineData("Age under 12 years", TrialFit.DoesNotFit)]
    public void The_text_can_settle_what_the_field_leaves_open(string criterion, TrialFit fit)
    {
        var trial = ReadTrial.From(Record(new() { BriefTitle = "Autism", Eligibility = new() { MinimumAge = "3 Years", MaximumAge = "12 Years", Criteria = $"Inclusion Criteria:\n\n* {criterion}" } }))!;
        Assert.Equal(fit, JudgeTrial.Of(trial, new() { Age = new(12, 6), Diagnosis = Diagnosis.Autism }).Fit);
    }

    [Theory]
    [InlineData("Recruiting", Openness.Recruiting)]
    [InlineData("Active, not recruiting", Openness.Closed)]
    [InlineData("ENROLLING_BY_INVITATION", Openness.ByInvitation)]
    [InlineData("UNKNOWN", Openness.Unclear)]
    [InlineData("WITHHELD", Openness.Unclear)]
    [InlineData(null, Openness.Unclear)]
    public void States_of_registers_are_understood(string? status, Openness openness) => Assert.Equal(openness, TrialFields.Openness(status));

    [Fact]
    public void Every_state_of_our_own_list_is_placed() =>
        Assert.Equal(Openness.Closed, ReadTrial.From(site.Snapshot.Trials.Values.First(t => t.Status.Value == TrialStatus.Withdrawn)).Openness);

    private static ImportedRecord Record(ImportedTrial trial) => new() { Source = RecordSource.ClinicalTrialsGov, Id = "NCT00000001", Kind = RecordKind.Trial, Trial = trial };
}
