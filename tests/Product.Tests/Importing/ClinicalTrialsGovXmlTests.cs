using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class ClinicalTrialsGovXmlTests
{
    private const string Study = """
        <clinical_study rank="1">
          <required_header><download_date>processed on May 11, 2018</download_date><url>https://example.org/NCT90000001</url></required_header>
          <id_info><org_study_id>X-1</org_study_id><secondary_id>2015-000001-11</secondary_id><nct_id>NCT90000001</nct_id><nct_alias>NCT80000001</nct_alias></id_info>
          <brief_title>Invented &amp; brief</brief_title>
          <sponsors><lead_sponsor><agency>Nobody</agency><agency_class>Other</agency_class></lead_sponsor></sponsors>
          <brief_summary><textblock>
              One line

                -  a point
          </textblock></brief_summary>
          <overall_status>Completed</overall_status>
          <start_date>September 2001</start_date>
          <completion_date type="Actual">September 3, 2004</completion_date>
          <phase>Phase 1/Phase 2</phase>
          <study_design_info><allocation>Randomized</allocation><masking>Double (Participant, Investigator)</masking></study_design_info>
          <primary_outcome><measure>A scale</measure><time_frame>6 months</time_frame></primary_outcome>
          <enrollment type="Anticipated">40</enrollment>
          <condition>Autism</condition>
          <arm_group><arm_group_label>Cells</arm_group_label><arm_group_type>Experimental</arm_group_type></arm_group>
          <intervention><intervention_type>Biological</intervention_type><intervention_name>Invented</intervention_name><arm_group_label>Cells</arm_group_label><arm_group_label>Other</arm_group_label></intervention>
          <last_update_submitted>October 24, 2014</last_update_submitted>
          <results_reference><citation>Nobody N.</citation><PMID>91234567</PMID></results_reference>
          <clinical_results>
            <participant_flow><group_list><group group_id="P1"><title>Cells</title></group></group_list>
              <period_list><period><title>Overall</title><milestone_list><milestone><title>STARTED</title><participants_list><participants group_id="P1" count="20">all</participants></participants_list></milestone></milestone_list></period></period_list></participant_flow>
            <outcome_list><outcome><type>Primary</type><title>A scale</title><time_frame>6 months</time_frame><group_list><group group_id="O1"><title>Cells</title></group></group_list>
              <measure><title>A scale</title><units>points</units><param>Mean</param><dispersion>Standard Deviation</dispersion>
                <analyzed_list><analyzed><units>Participants</units><scope>Measure</scope><count_list><count group_id="O1" value="19"/></count_list></analyzed></analyzed_list>
                <class_list><class><category_list><category><measurement_list><measurement group_id="O1" value="1.5" spread="0.3" lower_limit="1.0" upper_limit="2.0"/></measurement_list></category></category_list></class></class_list></measure>
              <analysis_list><analysis><group_id_list><group_id>O1</group_id></group_id_list><p_value>&lt;0.001</p_value><method>t-test</method></analysis></analysis_list></outcome></outcome_list>
            <reported_events><group_list><group group_id="E1"><title>Cells</title></group></group_list>
              <serious_events><default_vocab>MedDRA 1</default_vocab><default_assessment>Systematic Assessment</default_assessment><category_list>
                <category><title>Total</title><event_list><event><sub_title>Total, serious adverse events</sub_title><counts group_id="E1" subjects_affected="1" subjects_at_risk="20"/></event></event_list></category>
                <category><title>Nervous system disorders</title><event_list><event><sub_title>Seizure</sub_title><counts group_id="E1" events="2" subjects_affected="1" subjects_at_risk="20"/></event></event_list></category></category_list></serious_events>
              <other_events><frequency_threshold>5</frequency_threshold><category_list/></other_events></reported_events>
          </clinical_results>
        </clinical_study>
        """;

    [Fact]
    public void The_classic_record_becomes_the_same_kind_of_record_as_todays()
    {
        var reading = Reading.OfText(Study);
        var record = Assert.Single(reading.Records);
        var trial = record.Trial!;
        Assert.Equal([(ImportCodes.ArmUnknown, "interventions[0]")], reading.Issues.Select(i => (i.Code, i.Position.Split(", ")[1])));
        Assert.Equal((RecordSource.ClinicalTrialsGov, "NCT90000001", "Invented & brief", "2014-10-24"), (record.Source, record.Id, record.Title, record.Updated.ToString()));
        Assert.Equal(("2001-09", null), (trial.Dates.Start!.Value.ToString(), trial.Dates.Start.Certainty));
        Assert.Equal(("2004-09-03", DateCertainty.Actual), (trial.Dates.Completion!.Value.ToString(), trial.Dates.Completion.Certainty));
        Assert.Equal(["Phase 1", "Phase 2"], trial.Design.Phases);
        Assert.Equal("One line\n\n-  a point", trial.Summary);
        Assert.Equal([new("nct", "NCT90000001", IdentifierRole.Own), new("nct", "NCT80000001", IdentifierRole.Alias), new("org", "X-1", IdentifierRole.Secondary), new("eudract", "2015-000001-11", IdentifierRole.Secondary), new("pmid", "91234567", IdentifierRole.Reference)], record.Identifiers);
    }

    [Fact]
    public void Its_results_keep_values_denominators_and_totals()
    {
        var results = Reading.OfText(Study).Records.Single().Results!;
        var outcome = Assert.Single(results.Outcomes);
        var value = outcome.Classes.Single().Categories.Single().Measurements.Single();
        Assert.Equal(("Standard Deviation", "1.5", "0.3", "1.0", "2.0"), (outcome.Dispersion, value.Value!.Value.Text, value.Spread!.Value.Text, value.Lower!.Value.Text, value.Upper!.Value.Text));
        Assert.Equal(("19", "<0.001"), (outcome.Denominators[0].Counts[0].Count!.Value.Text, outcome.Analyses[0].PValue!.Value.Text));
        Assert.Equal(("1", "20"), (results.AdverseEvents!.Groups[0].Serious.Affected!.Value.Text, results.AdverseEvents.Groups[0].Serious.AtRisk!.Value.Text));
        var seizure = Assert.Single(results.AdverseEvents.Serious);
        Assert.Equal(("Seizure", "Nervous system disorders", "MedDRA 1", "2"), (seizure.Term, seizure.OrganSystem, seizure.Vocabulary, seizure.Counts[0].Events!.Value.Text));
        Assert.Equal(("20", "all"), (results.Flow!.Periods[0].Milestones[0].Counts[0].Participants!.Value.Text, results.Flow.Periods[0].Milestones[0].Counts[0].Comment));
    }

    [Fact]
    public void The_day_of_a_download_is_no_change()
    {
        RecordSlice Slice(string text) => new(SourceFormat.ClinicalTrialsGovXml, "f", "utf-8", 0, 1, System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal(ContentHash.Of(Slice(Study)), ContentHash.Of(Slice(Study.Replace("May 11, 2018", "May 12, 2019", StringComparison.Ordinal).Replace("  ", "\n", StringComparison.Ordinal))));
        Assert.NotEqual(ContentHash.Of(Slice(Study)), ContentHash.Of(Slice(Study.Replace("Completed", "Terminated", StringComparison.Ordinal))));
    }
}
