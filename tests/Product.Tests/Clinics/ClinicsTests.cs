using System.Text.Json;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Reading;

namespace Equipoise.Product.Tests.Clinics;

public class ClinicsTests
{
    private static readonly DateOnly Before = new(2026, 3, 1);

    [Fact]
    public void No_real_clinic_is_shipped_and_every_invented_one_says_so()
    {
        var shelf = EvidenceFolder.Read(Repository.Data, TestContext.Current.CancellationToken).Snapshot!.Clinics;
        Assert.Empty(shelf.Clinics);
        Assert.NotEmpty(shelf.Invented);
        Assert.All(shelf.Invented, c => Assert.Contains("(invented)", c.Name, StringComparison.Ordinal));
        Assert.All(shelf.Invented, c => Assert.EndsWith(".example", new Uri(c.Page.Address).Host, StringComparison.Ordinal));
        Assert.Empty(ClinicDirectory.Of(shelf, demonstrate: false).Clinics);
        Assert.Equal(shelf.Invented.Length, ClinicDirectory.Of(shelf, demonstrate: true).Clinics.Length);
    }

    [Fact]
    public void The_checklist_has_its_four_gates_and_every_criterion_a_basis()
    {
        var checklist = EvidenceFolder.Read(Repository.Data, TestContext.Current.CancellationToken).Snapshot!.Clinics.Checklist;
        Assert.Equal(["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "C4", "D1", "D2", "D3", "D4", "E1", "E2", "E3", "E4", "E5"], checklist.Select(c => c.Id));
        Assert.Equal(["A1", "A2", "A3", "A4"], checklist.Where(c => c.Group == CriterionGroup.Gate).Select(c => c.Id));
        Assert.All(checklist, c => Assert.NotEmpty(c.Basis));
    }

    [Fact]
    public void What_its_papers_showed_is_no_longer_shown_when_all_of_them_have_run_out()
    {
        using var folder = new SampleFolder();
        var shelf = folder.Read().Snapshot!.Clinics;
        var clinic = Assert.Single(shelf.Clinics);
        Assert.Equal((CriterionResult.Met, false), Of(Before));
        Assert.Equal((CriterionResult.NotShown, true), Of(Before.AddDays(1)));
        Assert.Equal([CriterionResult.NotShown, CriterionResult.Met], Standing.Of(clinic, shelf.Checklist, Before).Select(s => s.Result));

        (CriterionResult, bool) Of(DateOnly day) => Standing.Of(clinic, shelf.Checklist, day).Where(s => s.Criterion.Id == "B1").Select(s => (s.Result, s.RanOut)).Single();
    }

    [Fact]
    public void Papers_that_run_out_are_listed_with_what_rests_on_them()
    {
        using var folder = new SampleFolder();
        var clinics = folder.Read().Snapshot!.Clinics.Clinics;
        var paper = Assert.Single(ExpiringDocument.Of(clinics, Before.AddDays(-30), 30));
        Assert.Equal(("nowhere-cells", "licence", 30, "B1"), (paper.Clinic, paper.Document, paper.DaysLeft, Assert.Single(paper.Criteria)));
        Assert.Empty(ExpiringDocument.Of(clinics, Before.AddDays(-31), 30));
        Assert.Equal(-5, Assert.Single(ExpiringDocument.Of(clinics, Before.AddDays(5), 0)).DaysLeft);
    }

    [Fact]
    public void The_calendar_finds_what_no_file_can_say()
    {
        using var folder = new SampleFolder();
        var reading = folder.Read();
        Assert.Empty(FindClinicProblems.Run(reading, Before, demonstrate: false));
        Assert.Equal([(Codes.DocumentRunOut, "clinics/nowhere-cells.yaml", "vetting.B1")], FindClinicProblems.Run(reading, Before.AddDays(1), demonstrate: false).Select(p => (p.Code, p.File, p.Field)));
        Assert.Contains(FindClinicProblems.Run(reading, new(2025, 12, 31), demonstrate: false), p => p.Code == Codes.DateInFuture && p.Field == "currentTo");
        Assert.Contains(FindClinicProblems.Run(reading, new(2027, 1, 7), demonstrate: false), p => p.Code == FindClinicProblems.ReviewTooOld);
        Assert.Equal(2, FindClinicProblems.Run(reading, Before.AddDays(1), demonstrate: true).Length);
    }

    [Fact]
    public async Task Reviewers_are_told_what_to_mend_and_what_runs_out()
    {
        using var folder = new SampleFolder();
        folder.Edit(SampleClinic.Clinic, "{ criterion: B1, result: met, documents: [licence],", "{ criterion: B1, result: met,");
        var run = await ProgramRun.Equipoise("clinics", "check", "--data", folder.Root, "--format", "json");
        Assert.Equal((1, ""), (run.Exit, run.Errors));
        using var json = JsonDocument.Parse(run.Output);
        var problem = Assert.Single(json.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal((Codes.DocumentMissing, SampleClinic.Clinic, "vetting[1].documents"), (problem.GetProperty("code").GetString(), problem.GetProperty("file").GetString(), problem.GetProperty("field").GetString()));
        Assert.True(problem.GetProperty("line").GetInt32() > 1);

        var wrong = await ProgramRun.Equipoise("clinics", "expiring", "--within", "-1");
        Assert.Equal(2, wrong.Exit);
        var list = await ProgramRun.Equipoise("clinics", "expiring", "--within", "3000", "--demo", "--data", Repository.Data, "--format", "json");
        Assert.Equal((0, ""), (list.Exit, list.Errors));
        using var expiring = JsonDocument.Parse(list.Output);
        Assert.True(expiring.RootElement.GetProperty("total").GetInt32() >= 3);
        Assert.Contains("No clinic is on file", (await ProgramRun.Equipoise("clinics", "expiring", "--data", Repository.Data)).Output, StringComparison.Ordinal);
    }
}
