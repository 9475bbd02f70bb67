using System.Text.Json.Nodes;
using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class ClinicalTrialsGovJsonTests
{
    private static ImportedRecord Whole { get; } = Assert.Single(Reading.OfText(SampleStudies.Written(SampleStudies.WithResults(1))).Records);

    [Fact]
    public void A_record_that_is_right_has_no_issue() =>
        Assert.Empty(Reading.OfText(SampleStudies.Written(SampleStudies.WithResults(1))).Issues);

    [Fact]
    public void Dates_are_never_more_precise_than_they_were_printed()
    {
        var dates = Whole.Trial!.Dates;
        Assert.Equal(("2019-03", null), (dates.Start!.Value.ToString(), dates.Start.Certainty));
        Assert.Equal(("2020-12-31", DateCertainty.Actual), (dates.PrimaryCompletion!.Value.ToString(), dates.PrimaryCompletion.Certainty));
        Assert.Equal(("2021-02", DateCertainty.Estimated), (dates.Completion!.Value.ToString(), dates.Completion.Certainty));
        Assert.Equal("2021-06-01", Whole.Updated.ToString());
    }

    [Fact]
    public void Ids_of_registers_are_found_wherever_they_stand_and_words_that_are_no_ids_are_left_out()
    {
        Assert.Equal(
            [
                new("nct", "NCT90000001", IdentifierRole.Own), new("nct", "NCT80000001", IdentifierRole.Alias), new("org", "INVENTED-1", IdentifierRole.Secondary),
                new("eudract", "2021-000123-45", IdentifierRole.Secondary), new("isrctn", "ISRCTN12345678", IdentifierRole.Secondary), new("pmid", "12345678", IdentifierRole.Reference),
            ],
            Whole.Identifiers);
    }

    [Fact]
    public void The_protocol_is_read_in_the_words_of_the_register()
    {
        var trial = Whole.Trial!;
        Assert.Equal(["PHASE1", "PHASE2"], trial.Design.Phases);
        Assert.Equal(("40", DateCertainty.Actual), (trial.Design.Enrolment!.Value.Text, trial.Design.EnrolmentType));
        Assert.Equal(["Cells", "Placebo"], trial.Arms.Select(a => a.Label));
        Assert.Equal(["Cells"], trial.Interventions[0].ArmLabels);
        Assert.Equal([OutcomeRank.Primary, OutcomeRank.Secondary], trial.Outcomes.Select(o => o.Rank));
        Assert.Equal((-1.5, 12.25), (trial.Places[0].Latitude, trial.Places[0].Longitude));
        Assert.Equal("Inclusion Criteria:\n\n* age \\>= 2", trial.Eligibility!.Criteria);
    }

    [Fact]
    public void Every_value_stands_in_its_group_with_its_own_kind_of_spread()
    {
        var outcome = Whole.Results!.Outcomes[0];
        Assert.Equal(("MEAN", "Standard Error", "points"), (outcome.Parameter, outcome.Dispersion, outcome.Unit));
        var values = outcome.Classes.Single().Categories.Single().Measurements;
        Assert.Equal([("OG000", 0.35, 0.8), ("OG001", -0.9, 0.7)], values.Select(v => (v.Group, v.Value!.Value.Value!.Value, v.Spread!.Value.Value!.Value)));
        Assert.Equal(["17", "16"], outcome.Classes.Single().Denominators.Single().Counts.Select(c => c.Count!.Value.Text));
        Assert.Equal(["19", "18"], outcome.Denominators.Single().Counts.Select(c => c.Count!.Value.Text));
    }

    [Fact]
    public void A_p_value_that_is_only_a_bound_stays_one()
    {
        var p = Whole.Results!.Outcomes[0].Analyses.Single().PValue!.Value;
        Assert.Equal(("<0.05", 0.05, NumberBound.Below), (p.Text, p.Value, p.Bound));
    }

    [Fact]
    public void Not_reached_is_no_number_and_no_issue_when_its_comment_says_so()
    {
        var value = Whole.Results!.Outcomes[1].Classes[0].Categories[0].Measurements[0];
        Assert.Equal(("NA", null, "median not reached"), (value.Value!.Value.Text, value.Value.Value.Value, value.Comment));
    }

    [Fact]
    public void Adverse_events_keep_events_people_and_denominators_apart()
    {
        var events = Whole.Results!.AdverseEvents!;
        Assert.Equal([("1", "20"), ("0", "20")], events.Groups.Select(g => (g.Serious.Affected!.Value.Text, g.Serious.AtRisk!.Value.Text)));
        var seizure = Assert.Single(events.Serious);
        Assert.Equal([("EG000", "2", "1", "20"), ("EG001", null, "0", "20")], seizure.Counts.Select(c => (c.Group, c.Events?.Text, c.Affected?.Text, c.AtRisk?.Text)));
        Assert.Equal(["7", "6"], events.Other.Single().Counts.Select(c => c.Affected!.Value.Text));
    }

    [Fact]
    public void Flow_and_baseline_have_groups_of_their_own()
    {
        Assert.Equal(["FG000", "FG001"], Whole.Results!.Flow!.Groups.Select(g => g.Id));
        Assert.Equal(["1", "2"], Whole.Results.Flow.Periods[0].Withdrawals[0].Counts.Select(c => c.Participants!.Value.Text));
        Assert.Equal(["20", "20", "40"], Whole.Results.Baseline!.Denominators[0].Counts.Select(c => c.Count!.Value.Text));
    }

    public static TheoryData<string, string> Shapes => new()
    {
        { "one", "1" }, { "list", "1,2,3" }, { "page", "1,2,3" }, { "page with total first", "1,2" }, { "lines", "1,2,3" }, { "indented list", "1,2" }, { "pages one after another", "1,2,1,2" },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Studies_are_found_however_they_are_wrapped(string shape, string numbers)
    {
        var reading = Reading.OfText(Shaped(shape));
        Assert.Empty(reading.Issues);
        Assert.Equal(numbers.Split(',').Select(n => SampleStudies.Id(int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))), reading.Records.Select(r => r.Id));
    }

    private static string Shaped(string shape) => shape switch
    {
        "one" => One(1),
        "list" => $"[{One(1)},{One(2)},\n{One(3)}]",
        "page" => $"{{\"studies\":[{One(1)},{One(2)},{One(3)}],\"nextPageToken\":\"a{{b\"}}",
        "page with total first" => $"{{\"totalCount\": 2, \"nextPageToken\":\"x\", \"studies\" : [{One(1)},{One(2)}]}}",
        "lines" => $"{One(1)}\n{One(2)}\r\n{One(3)}\n",
        "indented list" => $"[\n{SampleStudies.Written(SampleStudies.Plain(1), indented: true)},\n{SampleStudies.Written(SampleStudies.Plain(2), indented: true)}\n]\n",
        _ => $"{{\"studies\":[{One(1)},{One(2)}]}}\n{{\"studies\":[{One(1)},{One(2)}]}}",
    };

    private static string One(int number) => SampleStudies.Written(SampleStudies.Plain(number));

    [Fact]
    public void Values_of_the_wrong_kind_are_told_with_their_path_and_the_rest_is_kept()
    {
        var study = SampleStudies.Plain(1);
        study["protocolSection"]!["designModule"]!["phases"] = "PHASE2";
        study["protocolSection"]!["statusModule"]!["startDateStruct"] = new JsonObject { ["date"] = "soon" };
        study["protocolSection"]!["conditionsModule"]!["conditions"]!.AsArray().Add(new JsonObject());
        study["protocolSection"]!["designModule"]!["enrollmentInfo"]!["count"] = "forty";
        var reading = Reading.OfText(SampleStudies.Written(study));
        Assert.Equal(["PHASE2"], reading.Records.Single().Trial!.Design.Phases);
        Assert.Equal(("soon", null), (reading.Records.Single().Trial!.Dates.Start!.Text, reading.Records.Single().Trial!.Dates.Start!.Value));
        Assert.Contains(reading.Issues, i => (i.Code, i.DataLost) == (ImportCodes.WrongKind, false) && i.Position == "byte 0, $.protocolSection.designModule.phases" || i.Position.EndsWith("designModule", StringComparison.Ordinal));
        Assert.Contains(reading.Issues, i => i.Code == ImportCodes.NotADate && i.Position == "byte 0, $.protocolSection.statusModule.startDateStruct.date");
        Assert.Contains(reading.Issues, i => i is { Code: ImportCodes.WrongKind, DataLost: true } && i.Position.StartsWith("byte 0, $.protocolSection.conditionsModule", StringComparison.Ordinal));
        Assert.Contains(reading.Issues, i => i.Code == ImportCodes.NotANumber && i.Message.Contains("forty", StringComparison.Ordinal));
    }

    [Fact]
    public void What_contradicts_itself_is_kept_and_told()
    {
        var study = SampleStudies.WithResults(1);
        var arms = study["protocolSection"]!["armsInterventionsModule"]!;
        arms["armGroups"]!.AsArray().Add(arms["armGroups"]![0]!.DeepClone());
        arms["interventions"]![1]!["armGroupLabels"]![0] = "Nobody's arm";
        var results = study["resultsSection"]!;
        var outcomes = results["outcomeMeasuresModule"]!["outcomeMeasures"]!.AsArray();
        var values = outcomes[0]!["classes"]![0]!["categories"]![0]!["measurements"]!;
        values[0]!["groupId"] = "OG007";
        values[1]!["value"] = "1,5";
        values[1]!["spread"] = "<0.001";
        outcomes.Add(outcomes[1]!.DeepClone());
        results["adverseEventsModule"]!["eventGroups"]![0]!["seriousNumAffected"] = 21;
        var reading = Reading.OfText(SampleStudies.Written(study));
        var record = Assert.Single(reading.Records);
        Assert.Equal(3, record.Trial!.Arms.Length);
        Assert.Equal(3, record.Results!.Outcomes.Length);
        Assert.Equal(
            [ImportCodes.NotANumber, ImportCodes.NotANumber, ImportCodes.GroupUnknown, ImportCodes.ArmUnknown, ImportCodes.ArmTwice, ImportCodes.OutcomeTwice, ImportCodes.CountsDisagree],
            reading.Codes.Order(StringComparer.Ordinal));
        Assert.All(reading.Issues, i => Assert.False(i.DataLost));
        Assert.Equal(1.5, record.Results.Outcomes[0].Classes[0].Categories[0].Measurements[1].Value!.Value.Value);
    }

    [Fact]
    public void A_record_without_id_is_kept_under_one_made_of_its_content()
    {
        var study = SampleStudies.Plain(1);
        study["protocolSection"]!["identificationModule"]!.AsObject().Remove("nctId");
        var reading = Reading.OfText(SampleStudies.Written(study));
        Assert.StartsWith("content-", reading.Records.Single().Id, StringComparison.Ordinal);
        Assert.Equal([ImportCodes.NoId], reading.Codes);
    }

    [Fact]
    public void Chosen_fields_leave_the_rest_unknown_and_are_no_issue()
    {
        var reading = Reading.OfText("""{"studies":[{"protocolSection":{"identificationModule":{"nctId":"NCT90000001"}}}]}""");
        Assert.Empty(reading.Issues);
        Assert.Null(reading.Records.Single().Results);
        Assert.Null(reading.Records.Single().Trial!.HasResults);
    }

    [Fact]
    public void Something_else_among_the_studies_is_told()
    {
        var reading = Reading.OfText($"[{One(1)}, null, 7, {{\"a\":1}}, \"x\", {One(2)}]");
        Assert.Equal(2, reading.Records.Count);
        Assert.Equal([ImportCodes.NotARecord, ImportCodes.NotARecord, ImportCodes.NotARecord], reading.Codes);
        Assert.All(reading.Issues, i => Assert.True(i.DataLost));
    }

    [Fact]
    public void A_field_that_stands_twice_is_told()
    {
        var reading = Reading.OfText(One(1).Replace("\"acronym\":\"INVENT\"", "\"acronym\":\"FIRST\",\"acronym\":\"LAST\"", StringComparison.Ordinal));
        Assert.Equal("LAST", reading.Records.Single().Trial!.Acronym);
        Assert.Equal([(ImportCodes.FieldTwice, true)], reading.Issues.Select(i => (i.Code, i.DataLost)));
    }
}
