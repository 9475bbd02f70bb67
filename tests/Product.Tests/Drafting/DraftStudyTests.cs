using System.Text.Json.Nodes;
using Equipoise.Evidence.Drafting;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Evidence.Writing;
using Equipoise.Product.Tests.Importing;
using Equipoise.Product.Tests.Releases;

namespace Equipoise.Product.Tests.Drafting;

public class DraftStudyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static Snapshot Snapshot => ReleasedEvidence.Whole;

    [Fact]
    public void A_draft_says_what_the_record_says_and_where()
    {
        var draft = Draft(SampleStudies.WithResults(1));
        var study = draft.Study;
        Assert.Equal((Allocation.Randomised, Masking.Blinded, Control.Placebo, DesignModel.Parallel), (study.Design.Allocation.Value, study.Design.Masking.Value, study.Design.Control.Value, study.Design.Model.Value));
        Assert.Equal(("1/2", 40, "trial.design.enrolment: actual"), (study.Design.Phase!.Value, study.Size.Enrolled!.Value, study.Size.Enrolled.Note));
        Assert.Equal([("cells", 20, 19), ("placebo", 20, 18)], study.Arms.Select(a => (a.Id, a.N!.Value, a.Completed!.Value)));
        Assert.Equal((2m, 11m, AgeUnit.Years), (study.Population.EligibleAges!.Low, study.Population.EligibleAges.High, study.Population.EligibleAges.Unit));
        Assert.Equal((5.05m, 1.3m), (study.Population.Ages!.Mean, study.Population.Ages.Sd));
        var month6 = study.Results.Where(r => r.Versus is null && r.Time?.ToString() == "6 months").ToList();
        Assert.Equal([("cells", 17), ("placebo", 16)], month6.Select(r => (r.Arm, r.N!.Value)));
        Assert.All(month6, r => Assert.True(r.Primary && r.Source == draft.Source.Id && r.Note!.StartsWith("results.outcomes[0].classes[0].categories[0], group OG00", StringComparison.Ordinal)));
        Assert.All(Figures(study), f => Assert.True(f.Source == draft.Source.Id && f.How is How.Read or How.Derived && !string.IsNullOrEmpty(f.Note)));
    }

    [Fact]
    public void A_spread_is_what_its_register_calls_it_and_a_change_is_no_mean()
    {
        var study = Draft(SampleStudies.WithResults(1)).Study;
        var values = study.Results.Where(r => r.Versus is null && r.Arm == "cells").ToList();
        Assert.Equal((0.35m, null, null, null), (values[0].Change, values[0].Mean, values[0].Sd, values[0].ChangeSd));
        Assert.Contains("Standard Error 0.8", values[0].Conclusion, StringComparison.Ordinal);
        var plain = SampleStudies.WithResults(1);
        plain["resultsSection"]!["outcomeMeasuresModule"]!["outcomeMeasures"]![0]!["title"] = "A scale";
        var mean = Draft(plain).Study.Results.First(r => r.Arm == "cells" && r.Item == "A scale");
        Assert.Equal((0.35m, 0.8m, null), (mean.Mean, mean.Se, mean.Sd));
    }

    [Fact]
    public void An_estimate_without_a_direction_and_a_value_that_is_none_stay_in_words()
    {
        var study = Draft(SampleStudies.WithResults(1)).Study;
        var contrast = Assert.Single(study.Results, r => r.Versus is not null);
        Assert.Equal((null, "<0.05", Comparison.BetweenArms), (contrast.Difference, contrast.P.ToString(), contrast.PCompares));
        Assert.Contains("1.25; which group was taken from which is not said", contrast.Conclusion, StringComparison.Ordinal);
        var late = Assert.Single(study.Results, r => r.Item == "Time to a response");
        Assert.Equal(("all", null), (late.Arm, late.Median));
        Assert.Contains("median not reached", late.Conclusion, StringComparison.Ordinal);
    }

    [Fact]
    public void Harms_have_their_counts_and_denominators()
    {
        var harms = Draft(SampleStudies.WithResults(1)).Study.Harms;
        Assert.Contains(harms, h => h is { Kind: HarmKind.Seizure, Event: "Seizure (serious)", Arm: "cells", Events: 1, Of: 20 });
        Assert.Contains(harms, h => h is { Kind: HarmKind.Death, Arm: "placebo", Events: 0, Of: 20 });
        Assert.Contains(harms, h => h is { Kind: HarmKind.Agitation, Arm: "cells", Events: 7, Of: 20 });
    }

    [Fact]
    public void A_group_that_is_no_registered_arm_is_never_taken_for_one()
    {
        var study = SampleStudies.WithResults(1);
        study["resultsSection"]!["outcomeMeasuresModule"]!["outcomeMeasures"]![0]!["groups"]![0]!["title"] = "Pooled cells";
        var draft = Draft(study);
        Assert.DoesNotContain(draft.Study.Results, r => r.Arm == "cells");
        Assert.Contains(draft.NotTaken, line => line.Contains("'Pooled cells' is no registered arm", StringComparison.Ordinal) && line.Contains(".35", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Autologous umbilical cord blood, 2.5 x 10^7 TNC/kg, intravenously", "cord-blood", Donor.Autologous, Route.Intravenous, 25_000_000)]
    [InlineData("Allogeneic umbilical cord mesenchymal stem cells, 1 million cells/kg by intrathecal injection", "cord-tissue-msc", Donor.Allogeneic, Route.Intrathecal, 1_000_000)]
    [InlineData("Autologous bone marrow mononuclear cells", "bone-marrow-mnc", Donor.Autologous, null, null)]
    [InlineData("Autologous or allogeneic cord blood mononuclear cells, intravenous and intrathecal, 1-5 x 10^6 cells/kg", "cord-blood-mnc", Donor.Unclear, null, null)]
    [InlineData("Stem cells of cord blood or of bone marrow", null, null, null, null)]
    public void Cells_donor_route_and_dose_are_taken_only_where_the_words_leave_one_meaning(string words, string? cells, Donor? donor, Route? route, int? dose)
    {
        var study = SampleStudies.Plain(1);
        study["protocolSection"]!["armsInterventionsModule"]!["interventions"]![0]!["description"] = words;
        var given = Draft(study).Study.Arms[0].Interventions.FirstOrDefault();
        Assert.Equal((cells, donor, route, (decimal?)dose), (given?.Cells.Value, given?.Donor.Value, given?.Routes?.Value[0], given?.Doses.FirstOrDefault()?.Amount));
    }

    [Fact]
    public void The_way_of_another_drug_is_not_that_of_the_cells()
    {
        var study = SampleStudies.Plain(1);
        var arms = study["protocolSection"]!["armsInterventionsModule"]!;
        arms["armGroups"]![0]!["description"] = "Cord blood, then a drug subcutaneously";
        arms["armGroups"]![0]!["interventionNames"] = new JsonArray("Biological: Invented cells", "Drug: Another");
        arms["interventions"]![0]!["description"] = "Cord blood infusion";
        arms["interventions"]!.AsArray().Add(JsonNode.Parse("""{ "type": "DRUG", "name": "Another", "description": "given subcutaneously", "armGroupLabels": ["Cells"] }"""));
        var given = Assert.Single(Draft(study).Study.Arms[0].Interventions);
        Assert.Equal(("cord-blood", null), (given.Cells.Value, given.Routes));
    }

    [Fact]
    public void Contradictions_in_a_record_are_both_kept()
    {
        var study = SampleStudies.WithResults(1);
        study["protocolSection"]!["designModule"]!["enrollmentInfo"]!["count"] = 44;
        study["protocolSection"]!["outcomesModule"]!["primaryOutcomes"]![0]!["measure"] = "Another scale";
        var topics = Draft(study).Study.Discrepancies.Select(d => d.Topic);
        Assert.Equal(["How many took part", "Main outcome"], topics);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_reader_of_the_evidence_base_takes_a_draft_and_gives_it_back(bool results)
    {
        var draft = Draft(results ? SampleStudies.WithResults(1) : SampleStudies.Plain(1));
        var copy = Directory.CreateTempSubdirectory("equipoise-draft-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Data, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy.FullName, Path.GetRelativePath(Repository.Data, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            File.WriteAllText(Path.Combine(copy.FullName, "studies", draft.Study.Id + ".yaml"), WriteDraft.StudyFile(draft));
            File.WriteAllText(Path.Combine(copy.FullName, "sources", draft.Source.Id + ".yaml"), WriteDraft.SourceFile(draft));
            var reading = EvidenceFolder.Read(copy.FullName, TestContext.Current.CancellationToken);
            Assert.Empty(reading.Problems);
            Assert.Equal(YamlWriter.Write(draft.Study), YamlWriter.Write(reading.Snapshot!.Studies[draft.Study.Id]));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_record_of_a_study_on_file_is_set_beside_it()
    {
        var study = SampleStudies.Plain(1);
        study["protocolSection"]!["identificationModule"]!["nctId"] = "NCT02847182";
        var record = Assert.Single(Importing.Reading.OfText(SampleStudies.Written(study)).Records);
        var version = new Evidence.Importing.Storing.RecordVersion { Source = record.Source, RecordId = record.Id, Number = 1, Hash = "", At = Noon, Format = SourceFormat.ClinicalTrialsGovJson, File = "", Offset = 0, Encoding = "utf-8", Issues = 0, DataLost = false };
        var draft = RecordDraft.Of(new(version, record, [], []), Snapshot, KnownWorks.Of(Snapshot))!;
        Assert.Equal("dawson2020", draft.Known);
        Assert.Contains(draft.Proposals!.Value, p => p is { Field: "design.allocation", Kind: Proposal.Agrees });
        Assert.Contains(draft.Proposals!.Value, p => p is { Field: "size.enrolled", Kind: Proposal.Lacks, Record: "40" });
        Assert.Contains(draft.Proposals!.Value, p => p is { Field: "design.model", Kind: Proposal.Differs, Ours: "Crossover", Record: "Parallel" });
        Assert.Contains("differs  design.model: ours Crossover; record Parallel", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_the_record_cannot_become_a_line_of_the_file()
    {
        var study = SampleStudies.WithResults(1);
        study["resultsSection"]!["outcomeMeasuresModule"]!["outcomeMeasures"]![0]!["groups"]![0]!["title"] = "odd\nid: stolen\u2028x: y";
        study["protocolSection"]!["identificationModule"]!["briefTitle"] = "a\nid: stolen";
        var lines = WriteDraft.StudyFile(Draft(study)).Split('\n', '\u2028');
        Assert.DoesNotContain(lines, l => l.StartsWith("id: stolen", StringComparison.Ordinal) || l.StartsWith("x: y", StringComparison.Ordinal));
    }

    private static StudyDraft Draft(JsonObject study) =>
        DraftStudy.From(Assert.Single(Importing.Reading.OfText(SampleStudies.Written(study)).Records), 1, Noon, Snapshot)!;

    private static IEnumerable<Figure> Figures(Study study) =>
        [.. study.Results, .. study.Harms, .. study.Countries, .. study.Funding, .. study.Facts, study.Design.Allocation, study.Design.Masking, study.Size.Enrolled!, .. study.Registrations.Select(r => r.Id), .. study.Citations.Select(c => c.Pmid!)];
}
