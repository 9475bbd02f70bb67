using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;
using Equipoise.Product.Tests.Reading;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Product.Tests.Findings;

/// <summary>From records to an answer, on small invented evidence.</summary>
public sealed class AnswerQuestionsTests
{
    private const string Numbers = """
        results:
          - { instrument: CARS, arm: cells, time: 6 months, n: 30, mean: 30, sd: 5, direction: not-reported, source: paper, how: read }
          - { instrument: CARS, arm: placebo, time: 6 months, n: 28, mean: 34, sd: 6, direction: not-reported, source: paper, how: read }
          - { instrument: CARS, arm: cells, versus: placebo, time: 6 months, n: 30, versusN: 28, direction: favours-cells, source: paper, how: read }
        """;

    private static SampleFolder Folder(params (string Id, string Results)[] studies)
    {
        var folder = new SampleFolder();
        foreach (var (id, results) in studies)
        {
            var text = SampleFiles.All[SampleFiles.Study].Replace("smith2020", id, StringComparison.Ordinal).Replace("Smith 2020", id, StringComparison.Ordinal);
            folder.Write($"studies/{id}.yaml", text[..text.IndexOf("results:", StringComparison.Ordinal)] + results + "\n");
        }

        return folder;
    }

    private static Finding Severity(SampleFolder folder, EvidenceBody body = EvidenceBody.Controlled)
    {
        var reading = folder.Read();
        Assert.Empty(reading.Problems);
        return AnswerQuestions.Of(new Scope(reading.Snapshot!.Questions["autism-severity"], body), reading.Snapshot);
    }

    [Fact]
    public void Comparisons_with_numbers_are_pooled_with_benefit_above_zero()
    {
        using var folder = Folder(("smith2020", Numbers), ("a2021", Numbers.Replace("mean: 34", "mean: 33", StringComparison.Ordinal)), ("b2022", Numbers.Replace("mean: 34", "mean: 36", StringComparison.Ordinal)));
        var finding = Severity(folder);
        Assert.Equal((SynthesisMethod.Pooled, 3), (finding.Method, finding.K));
        EffectSize[] expected = [.. TwoMeansEffects.Compute(TwoMeansMeasure.SMD, [new(34, 6, 28, 30, 5, 30), new(33, 6, 28, 30, 5, 30), new(36, 6, 28, 30, 5, 30)])];
        Assert.Equal(MetaAnalysis.Fit(expected).Pooled.Estimate, finding.Estimate!.Value, 1e-12);
        Assert.NotNull(finding.Estimate.KnappHartung);
        Assert.Contains(finding.Sensitivities, s => s.Name == "without a2021" && s.K == 2);
    }

    [Fact]
    public void Where_only_some_print_numbers_directions_of_all_are_counted()
    {
        using var folder = Folder(("smith2020", Numbers), ("a2021", """
            results:
              - { instrument: CARS, arm: cells, versus: placebo, time: 6 months, n: 100, versusN: 100, direction: no-difference, source: paper, how: read }
            """));
        var finding = Severity(folder);
        Assert.Equal(SynthesisMethod.EffectDirection, finding.Method);
        Assert.Equal((1, 0, 1), (finding.Directions!.Benefit, finding.Directions.Harm, finding.Directions.Unclear));
        Assert.InRange(finding.NotRuledOut!.Value, 0.55, 0.56); // 2 × 1.96 × √(1/100 + 1/100)
        Assert.True(finding.Certainty.Level <= CertaintyLevel.Low);
        Assert.NotNull(finding.Certainty.Cap);
    }

    [Fact]
    public void A_study_without_comparison_never_joins_those_with_one()
    {
        using var folder = Folder(("smith2020", Numbers));
        folder.Write("studies/alone.yaml", File.ReadAllText(folder.PathOf(SampleFiles.Study)).Replace("smith2020", "alone", StringComparison.Ordinal).Replace("control: { value: placebo", "control: { value: none", StringComparison.Ordinal).Replace("allocation: { value: randomised", "allocation: { value: single-arm", StringComparison.Ordinal).Replace("mean: 30, sd: 5, direction: not-reported", "mean: 30, sd: 5, direction: better", StringComparison.Ordinal));
        Assert.Equal(["smith2020"], Severity(folder).Studies.Select(s => s.Study.Id));
        Assert.Contains(Severity(folder).LeftOut, l => l is { Because: LeftOutBecause.NoComparison, Study.Id: "alone" });
        var uncontrolled = Severity(folder, EvidenceBody.Uncontrolled);
        Assert.Equal(["alone"], uncontrolled.Studies.Select(s => s.Study.Id));
        Assert.Equal(CertaintyLevel.VeryLow, uncontrolled.Certainty.Level);
        Assert.Contains("not known", uncontrolled.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Children_of_two_reports_count_once()
    {
        const string overlap = "\noverlaps:\n  - { study: OTHER, extent: suspected, reason: The same clinic and years. }";
        using var folder = Folder(("smith2020", Numbers + overlap.Replace("OTHER", "a2021", StringComparison.Ordinal)), ("a2021", Numbers.Replace("n: 30", "n: 60", StringComparison.Ordinal) + overlap.Replace("OTHER", "smith2020", StringComparison.Ordinal)));
        var finding = Severity(folder);
        Assert.Equal(["a2021"], finding.Studies.Select(s => s.Study.Id));
        Assert.Contains(finding.LeftOut, l => l is { Because: LeftOutBecause.Overlap, Study.Id: "smith2020" });
    }

    [Fact]
    public void A_result_out_of_time_or_of_a_part_of_the_children_is_left_out_with_the_reason()
    {
        using var folder = Folder(("smith2020", Numbers.Replace("6 months", "3 years", StringComparison.Ordinal)), ("a2021", Numbers.Replace("direction:", "subgroup: boys, direction:", StringComparison.Ordinal)));
        var finding = Severity(folder);
        Assert.Equal((0, SynthesisMethod.Nothing), (finding.K, finding.Method));
        Assert.Equal([LeftOutBecause.OutsideWindow, LeftOutBecause.OnlyAPart], finding.LeftOut.OrderByDescending(l => l.Study.Id, StringComparer.Ordinal).Select(l => l.Because));
    }

    [Theory]
    [InlineData("difference: -2.0, ciLower: -3.96, ciUpper: -0.04, ", "interval")]
    [InlineData("difference: -2.0, p: 0.05, pCompares: between-arms, ", "p")]
    [InlineData("p: 0.05, pCompares: between-arms, ", "p")]
    public void A_size_that_was_not_printed_follows_from_what_was_and_says_so(string printed, string from)
    {
        using var folder = Folder(("smith2020", $"results:\n  - {{ instrument: CARS, arm: cells, versus: placebo, time: 6 months, n: 30, versusN: 28, {printed}direction: favours-cells, source: paper, how: read }}"));
        var finding = Severity(folder);
        Assert.Equal(SynthesisMethod.OneStudy, finding.Method);
        Assert.Contains(from, finding.Studies[0].Derived, StringComparison.Ordinal);

        // p = 0.05 of 58 children is t = 2.003, and so d = 2.003 √(1/30 + 1/28) = 0.526; lower is better, so benefit is above zero.
        Assert.InRange(finding.Estimate!.Value, 0.50, 0.53);
    }

    [Fact]
    public void A_p_that_was_only_small_gives_no_size()
    {
        using var folder = Folder(("smith2020", "results:\n  - { instrument: CARS, arm: cells, versus: placebo, time: 6 months, n: 30, versusN: 28, p: <0.05, pCompares: between-arms, direction: favours-cells, source: paper, how: read }"));
        Assert.Equal((SynthesisMethod.EffectDirection, null), (Severity(folder).Method, Severity(folder).Estimate));
    }

    private static Finding Fever(EvidenceBody body, params (string Id, string Harms)[] studies)
    {
        using var folder = Folder([.. studies.Select(s => (s.Id, Numbers + "\nharms:\n" + s.Harms))]);
        folder.Write(SampleFiles.Question, SampleFiles.All[SampleFiles.Question].Replace("kind: benefit", "kind: harm", StringComparison.Ordinal).Replace("measures:\n  - { instrument: CARS }", "harms: [fever]", StringComparison.Ordinal).Replace("standardised-mean-difference", "risk-ratio", StringComparison.Ordinal).Replace("value: 0.2", "value: 1.25", StringComparison.Ordinal));
        return Severity(folder, body);
    }

    private static string Counted(string arm, int events, int of) => FormattableString.Invariant($"  - {{ kind: fever, event: Fever, arm: {arm}, events: {events}, of: {of}, source: paper, how: read }}\n");

    [Fact]
    public void Events_in_both_groups_are_pooled_as_counts_where_a_group_had_none()
    {
        var finding = Fever(EvidenceBody.Controlled, ("smith2020", Counted("cells", 4, 30) + Counted("placebo", 0, 28)), ("a2021", Counted("cells", 3, 40) + Counted("placebo", 1, 40)));
        Assert.Contains("Mantel–Haenszel", finding.Estimate!.Model, StringComparison.Ordinal);

        // Σ a·n₂/n ÷ Σ c·n₁/n = (4·28/58 + 3·40/80) ÷ (0 + 1·40/80).
        Assert.Equal(((4.0 * 28 / 58) + 1.5) / 0.5, finding.Estimate.Value, 1e-10);
    }

    [Fact]
    public void Events_with_cells_alone_are_a_share_with_what_is_still_possible()
    {
        var none = Fever(EvidenceBody.Uncontrolled, ("smith2020", Counted("cells", 0, 30)));
        Assert.Contains("0 of 30", none.Statement, StringComparison.Ordinal);
        Assert.Contains("1 in 9", none.Statement, StringComparison.Ordinal);
        var two = Fever(EvidenceBody.Uncontrolled, ("smith2020", Counted("cells", 3, 30)), ("a2021", Counted("cells", 6, 40)));
        Assert.Contains("binomial-normal", two.Estimate!.Model, StringComparison.Ordinal);
        Assert.InRange(two.Estimate.Value, 0.10, 0.15);
    }

    [Fact]
    public void A_reviewer_may_overrule_a_domain_and_the_finding_names_who_did()
    {
        using var folder = Folder(("smith2020", Numbers));
        folder.Write(SampleFiles.Question, SampleFiles.All[SampleFiles.Question] + "overrulings:\n  - { domain: risk-of-bias, levels: 0, reason: Read in full by two people., by: A. Reviewer }\n");
        Assert.Contains(Severity(folder).Certainty.Reasons, r => r is { Domain: CertaintyDomain.RiskOfBias, Levels: 0, By: "A. Reviewer" });
    }

    [Fact]
    public void Every_finding_of_the_real_evidence_has_a_name_of_its_own_and_a_statement()
    {
        var snapshot = Equipoise.Evidence.Reading.EvidenceFolder.Read(Repository.Data, TestContext.Current.CancellationToken).Snapshot!;
        var all = AnswerQuestions.All(snapshot);
        Assert.Equal(all.Length, all.Select(f => f.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(all, f => Assert.True(f.Statement.Length > 20 && f.Plain.Length == 2, f.Id));
        Assert.All(all.Where(f => f.Scope.Body == EvidenceBody.Uncontrolled && f.Scope.Question.Kind != QuestionKind.Harm), f => Assert.Equal(CertaintyLevel.VeryLow, f.Certainty.Level));
        Assert.All(all.Where(f => f.Scope.Body == EvidenceBody.Controlled && f.Scope.Question.Kind != QuestionKind.Harm), f => Assert.All(f.Studies, s => Assert.True(s.Study.Design.IsControlled)));
        Assert.All(all, f => Assert.All(f.Studies, s => Assert.NotEqual(StudyKind.CaseReport, s.Study.Kind)));
    }
}
