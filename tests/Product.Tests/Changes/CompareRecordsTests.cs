using System.Text;
using System.Text.Json.Nodes;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Importing;
using Equipoise.Product.Tests.Importing;

namespace Equipoise.Product.Tests.Changes;

public class CompareRecordsTests
{
    [Fact]
    public void A_date_that_moved_is_said_as_the_month_it_was_printed_as() =>
        Says("The trial moved its completion date from March 2024 to June 2025.",
            s => s["completionDateStruct"] = Date("2024-03", "ESTIMATED"), s => s["completionDateStruct"] = Date("2025-06", "ESTIMATED"));

    [Fact]
    public void A_planned_date_that_came_says_what_was_planned() =>
        Says("The trial was completed on 2 June 2025; the completion date given before was March 2024 (planned).",
            s => s["completionDateStruct"] = Date("2024-03", "ESTIMATED"), s => s["completionDateStruct"] = Date("2025-06-02", "ACTUAL"));

    [Fact]
    public void A_planned_date_that_came_as_planned_is_not_said_to_have_moved() =>
        Says("The trial was completed in March 2024, as planned; the date is now given as reached.",
            s => s["completionDateStruct"] = Date("2024-03", "ESTIMATED"), s => s["completionDateStruct"] = Date("2024-03", "ACTUAL"));

    [Fact]
    public void A_trial_that_stopped_says_why_or_that_nobody_says()
    {
        Says("The trial was terminated; it was recruiting before. The reason given: “Low accrual”", s => s["overallStatus"] = "RECRUITING", s => { s["overallStatus"] = "TERMINATED"; s["whyStopped"] = "Low accrual"; });
        Says("The trial was withdrawn; it was not yet recruiting before. No reason is given.", s => s["overallStatus"] = "NOT_YET_RECRUITING", s => s["overallStatus"] = "WITHDRAWN");
        Says("The status of the trial went from recruiting to active not recruiting.", s => s["overallStatus"] = "RECRUITING", s => s["overallStatus"] = "ACTIVE_NOT_RECRUITING");
    }

    [Fact]
    public void Planned_and_reached_numbers_of_participants_are_kept_apart()
    {
        Enrolled("The trial enrolled 32 participants; 60 were planned.", (60, "ESTIMATED"), (32, "ACTUAL"));
        Enrolled("The trial enrolled 60 participants, as planned.", (60, "ESTIMATED"), (60, "ACTUAL"));
        Enrolled("The planned number of participants went from 60 to 40.", (60, "ESTIMATED"), (40, "ESTIMATED"));
    }

    [Fact]
    public void A_primary_outcome_that_is_another_is_said_first_of_all_outcomes()
    {
        var news = Compared(_ => { }, p => p["outcomesModule"]!["primaryOutcomes"]![0]!["measure"] = "Another scale").News;
        Assert.Equal("The primary outcome was changed: “Change in a scale” before, “Another scale” now.", Assert.Single(news).Text);
    }

    [Fact]
    public void A_primary_outcome_that_became_secondary_is_said()
    {
        var comparison = Compared(p => p["outcomesModule"]!["secondaryOutcomes"]!.AsArray().Clear(), p =>
        {
            p["outcomesModule"]!["secondaryOutcomes"]!.AsArray().Add(p["outcomesModule"]!["primaryOutcomes"]![0]!.DeepClone());
            p["outcomesModule"]!["primaryOutcomes"]![0]!["measure"] = "Another scale";
        });
        Assert.Equal(
            ["The primary outcome was changed: “Change in a scale” before, “Another scale” now.", "“Change in a scale” was a primary outcome and is now a secondary outcome."],
            comparison.News.Where(n => n.Kind == RecordNewsKind.Outcomes).Select(n => n.Text));
    }

    [Fact]
    public void An_outcome_with_another_time_names_the_outcome_and_both_times()
    {
        var comparison = Compared(_ => { }, p => p["outcomesModule"]!["primaryOutcomes"]![0]!["timeFrame"] = "3 months");
        Assert.Equal(new FieldChange("trial.outcomes[primary: Change in a scale].timeFrame", "6 months", "3 months"), Assert.Single(comparison.Fields));
        Assert.Equal("The time of a primary outcome, “Change in a scale”, went from “6 months” to “3 months”.", Assert.Single(comparison.News).Text);
    }

    [Fact]
    public void Outcomes_that_were_not_fetched_are_not_said_to_be_dropped() =>
        Assert.Contains("may have been fetched without them", Assert.Single(Compared(_ => { }, p => p.Remove("outcomesModule")).News).Text, StringComparison.Ordinal);

    [Fact]
    public void Ages_phase_masking_arms_and_sites_are_said()
    {
        var news = Compared(_ => { }, p =>
        {
            p["eligibilityModule"]!["minimumAge"] = "3 Years";
            p["designModule"]!["phases"] = new JsonArray("PHASE2");
            p["designModule"]!["designInfo"]!["maskingInfo"] = new JsonObject { ["masking"] = "NONE" };
            p["armsInterventionsModule"]!["armGroups"]![1]!["label"] = "Usual care";
            p["contactsLocationsModule"]!["locations"]!.AsArray().Add(new JsonObject { ["facility"] = "B House", ["city"] = "Erewhon" });
        }).News.Select(n => n.Text).ToList();
        Assert.Contains("The lowest age went from 2 Years to 3 Years.", news);
        Assert.Contains("The phase went from phase 1, phase 2 to phase 2.", news);
        Assert.Contains("The masking went from double (outcomes assessor, participant) to none.", news);
        Assert.Contains("The record lists one further arm: “Usual care”.", news);
        Assert.Contains("The record no longer lists one arm: “Placebo”.", news);
        Assert.Contains("The record lists one further site: “B House, Erewhon”.", news);
    }

    [Fact]
    public void Results_that_were_posted_are_news()
    {
        var after = SampleStudies.WithResults(1);
        after["protocolSection"]!["statusModule"]!["resultsFirstPostDateStruct"] = Date("2025-01-09", "ACTUAL");
        var comparison = CompareRecords.Between(Read(SampleStudies.Plain(1)), Read(after));
        Assert.Contains(new(RecordNewsKind.Results, "Results were posted on 9 January 2025."), comparison.News);
        var corrected = after.DeepClone().AsObject();
        corrected["resultsSection"]!["outcomeMeasuresModule"]!["outcomeMeasures"]![0]!["analyses"]![0]!["pValue"] = "0.06";
        var changed = CompareRecords.Between(Read(after), Read(corrected));
        Assert.Equal(("<0.05", "0.06"), (changed.Fields[0].Old, changed.Fields[0].New));
        Assert.Equal("The posted results were changed.", Assert.Single(changed.News).Text);
    }

    [Fact]
    public void A_new_day_of_verification_is_no_news() =>
        Assert.Equal("Nothing changed that bears on the evidence; other details did: verified.", Assert.Single(Compared(_ => { }, p => p["statusModule"]!["statusVerifiedDate"] = "2022-01").News).Text);

    [Fact]
    public void The_spelling_of_fixed_words_is_no_change() =>
        Assert.True(Compared(_ => { }, p => p["statusModule"]!["overallStatus"] = "Completed").IsSame);

    [Fact]
    public void Retractions_concerns_and_corrections_of_papers_are_said()
    {
        static ImportedRecord Paper(params CitationNotice[] notices) => new()
        {
            Source = RecordSource.PubMed, Id = "1", Kind = RecordKind.Citation,
            Citation = new() { Title = "A paper", Notices = [.. notices], IsRetracted = notices.Any(n => n.Type == "RetractionIn") },
        };
        Assert.Equal((RecordNewsKind.Retraction, "The paper was retracted. The notice: J Inv. 2025;1:2."), Only(Paper(), Paper(new CitationNotice("RetractionIn", "J Inv. 2025;1:2.", "9"))));
        Assert.Equal((RecordNewsKind.Concern, "The journal published an expression of concern about the paper."), Only(Paper(), Paper(new CitationNotice("ExpressionOfConcernIn", null, "9"))));
        Assert.Equal((RecordNewsKind.Correction, "A correction of the paper was published."), Only(Paper(), Paper(new CitationNotice("ErratumIn", null, "9"))));

        static (RecordNewsKind, string) Only(ImportedRecord a, ImportedRecord b) => Assert.Single(CompareRecords.Between(a, b).News) is var n ? (n.Kind, n.Text) : default;
    }

    [Fact]
    public void Versions_of_two_records_are_not_compared() =>
        Assert.Throws<ArgumentException>(() => CompareRecords.Between(Read(SampleStudies.Plain(1)), Read(SampleStudies.Plain(2))));

    private static void Says(string sentence, Action<JsonObject> before, Action<JsonObject> after) =>
        Assert.Equal(sentence, Assert.Single(Compared(p => before(p["statusModule"]!.AsObject()), p => after(p["statusModule"]!.AsObject())).News).Text);

    private static void Enrolled(string sentence, (int Count, string Type) before, (int Count, string Type) after) =>
        Assert.Equal(sentence, Assert.Single(Compared(p => Set(p, before), p => Set(p, after)).News).Text);

    private static void Set(JsonObject protocol, (int Count, string Type) enrolment) =>
        protocol["designModule"]!["enrollmentInfo"] = new JsonObject { ["count"] = enrolment.Count, ["type"] = enrolment.Type };

    private static RecordComparison Compared(Action<JsonObject> before, Action<JsonObject> after)
    {
        JsonObject was = SampleStudies.Plain(1), @is = SampleStudies.Plain(1);
        before(was["protocolSection"]!.AsObject());
        before(@is["protocolSection"]!.AsObject());
        after(@is["protocolSection"]!.AsObject());
        return CompareRecords.Between(Read(was), Read(@is));
    }

    private static JsonObject Date(string date, string type) => new() { ["date"] = date, ["type"] = type };

    internal static ImportedRecord Read(JsonObject study) =>
        ReadRecord.From(new(SourceFormat.ClinicalTrialsGovJson, "a.json", "utf-8", 0, 1, Encoding.UTF8.GetBytes(SampleStudies.Written(study)))).Record!;
}
