using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Studies;

namespace Equipoise.Product.Tests.Findings;

/// <summary>Which numbers of a study come into a finding. Expected values are those of metafor 3.8 for the same numbers.</summary>
public sealed class GatheredNumbersTests
{
    private const string ThreeArms = """
        instrument: CARS, arm: low, time: 6 months, n: 30, mean: 29, sd: 5, direction: not-reported
        instrument: CARS, arm: high, time: 6 months, n: 20, mean: 27, sd: 6, direction: not-reported
        instrument: CARS, arm: placebo, time: 6 months, n: 31, mean: 33, sd: 5.5, direction: not-reported
        """;

    [Fact]
    public void Arms_printed_side_by_side_are_a_comparison_even_where_nobody_compared_them()
    {
        using var invented = new Invented().Study("one", Invented.Means(30, 5, 30, 34, 6, 28));
        var finding = invented.Answer();
        Assert.Equal((SynthesisMethod.OneStudy, Direction.FavoursCells), (finding.Method, finding.Studies[0].Direction));
        Assert.Null(finding.Studies[0].Derived);
    }

    [Fact]
    public void Several_arms_with_cells_are_one_group_so_that_the_control_counts_once()
    {
        using var invented = new Invented().Study("three", ThreeArms, arms: Invented.ThreeArms);
        var finding = invented.Answer();
        var one = Assert.Single(finding.Studies);
        Assert.Equal((50, 31, 81), (one.N, one.ControlN, finding.N));
        Assert.Equal(0.8690143503614, one.Effect!.Value.Estimate, 1e-10);
        Assert.Equal(0.0569197061281, one.Effect.Value.Variance, 1e-10);
        Assert.Contains("6.5.2.10", one.Arms, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_question_tells_arms_apart_the_control_is_shared_out_among_them()
    {
        using var invented = new Invented().Ask(more: "arms: split\n").Study("three", ThreeArms, arms: Invented.ThreeArms);
        var finding = invented.Answer();
        Assert.Equal([(30, 16), (20, 15)], finding.Studies.OrderByDescending(s => s.N).Select(s => (s.N!.Value, s.ControlN!.Value)));
        Assert.Equal((1, 81), (finding.K, finding.N));
        Assert.Equal(0.869971144842, finding.Estimate!.Value, 1e-8);
        Assert.DoesNotContain(finding.Sensitivities, s => s.Name.StartsWith("without three", StringComparison.Ordinal));
    }

    [Fact]
    public void Arms_that_were_only_compared_and_not_printed_do_not_bring_the_control_twice()
    {
        const string compared = """
            instrument: CARS, arm: low, versus: placebo, time: 6 months, n: 30, versusN: 31, difference: -3, ciLower: -5.5, ciUpper: -0.5, direction: favours-cells
            instrument: CARS, arm: high, versus: placebo, time: 6 months, n: 20, versusN: 31, difference: -1, ciLower: -4, ciUpper: 2, direction: no-difference
            """;
        using var invented = new Invented().Study("three", compared, arms: Invented.ThreeArms);
        var one = Assert.Single(invented.Answer().Studies);
        Assert.Equal((30, 31, Direction.Mixed), (one.N, one.ControlN, one.Direction));
        Assert.Contains("Low dose", one.Arms, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean: 30, se: 0.9", "Standard error")]
    [InlineData("mean: 30, ciLower: 28.1, ciUpper: 31.9", "6.5.2.2")]
    [InlineData("median: 30, iqrLow: 26, iqrHigh: 34", "Luo")]
    [InlineData("median: 30, rangeLow: 20, rangeHigh: 41", "Luo")]
    [InlineData("median: 24, iqrLow: 23, iqrHigh: 40", "McGrath")]
    [InlineData("change: -4, changeSd: 5", null)]
    [InlineData("change: -4, se: 0.9", "Standard error")]
    [InlineData("change: -4, p: 0.002, pCompares: before-after", "6.5.2.3")]
    public void A_mean_with_its_spread_follows_from_what_is_printed(string printed, string? how)
    {
        using var invented = new Invented().Study("one", $"instrument: CARS, arm: cells, time: 6 months, n: 30, {printed}, direction: not-reported\ninstrument: CARS, arm: placebo, time: 6 months, n: 28, {printed}, direction: not-reported");
        var one = Assert.Single(invented.Answer().Studies);
        Assert.NotNull(one.Effect);
        Assert.InRange(one.Effect.Value.Variance, 0.065, 0.072);
        if (how is null) Assert.Null(one.Derived);
        else Assert.Contains(how, one.Derived, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean: 30")]
    [InlineData("mean: 30, sd: 0")]
    [InlineData("mean: 30, ciLower: 30, ciUpper: 30")]
    [InlineData("median: 30, iqrLow: 33, iqrHigh: 26")]
    [InlineData("change: 0, p: 0.5, pCompares: before-after")]
    [InlineData("change: -4, p: <0.05, pCompares: before-after")]
    public void Numbers_that_give_no_spread_end_in_a_sentence(string printed)
    {
        using var invented = new Invented().Study("one", $"instrument: CARS, arm: cells, time: 6 months, n: 30, {printed}, direction: better\ninstrument: CARS, arm: placebo, time: 6 months, n: 28, {printed}, direction: better");
        var finding = invented.Answer();
        Assert.Equal((0, LeftOutBecause.NoCount), (finding.K, Assert.Single(finding.LeftOut).Because));
    }

    [Fact]
    public void Scores_at_the_end_and_changes_never_meet_in_a_standardised_difference()
    {
        const string change = "instrument: CARS, arm: cells, time: 6 months, n: 30, change: -4, changeSd: 3, direction: not-reported\ninstrument: CARS, arm: placebo, time: 6 months, n: 30, change: -3, changeSd: 3, direction: not-reported";
        using var invented = new Invented().Study("end1", Invented.Means(30, 5, 30, 34, 6, 28)).Study("end2", Invented.Means(31, 5, 40, 33, 6, 38)).Study("change", change);
        var finding = invented.Answer();
        Assert.Equal(["end2", "end1"], finding.Studies.Select(s => s.Study.Id));
        Assert.All(finding.Studies, s => Assert.Equal(Basis.Final, s.Basis));
        Assert.Contains(finding.LeftOut, l => l is { Study.Id: "change", Because: LeftOutBecause.OtherScale });
        Assert.Contains(finding.Sensitivities, s => s.Name.Contains("changes from the start", StringComparison.Ordinal) && s is { K: 1, Estimate.Value: > 0.32 and < 0.33 });

        invented.Ask("mean-difference", important: "2");
        Assert.Equal(3, invented.Answer().K);
    }

    [Fact]
    public void A_change_is_worked_out_from_both_ends_only_with_a_correlation_that_somebody_stated()
    {
        const string ends = """
            instrument: CARS, arm: cells, time: baseline, n: 30, mean: 36, sd: 5.2, direction: not-reported
            instrument: CARS, arm: placebo, time: baseline, n: 31, mean: 36, sd: 5, direction: not-reported
            instrument: CARS, arm: cells, time: 6 months, n: 30, mean: 31.5, sd: 6, direction: not-reported
            instrument: CARS, arm: placebo, time: 6 months, n: 31, mean: 34, sd: 5.5, direction: not-reported
            """;
        const string change = "instrument: CARS, arm: cells, time: 6 months, n: 50, change: -4, changeSd: 3, direction: not-reported\ninstrument: CARS, arm: placebo, time: 6 months, n: 50, change: -3, changeSd: 3, direction: not-reported";
        using var invented = new Invented().Study("ends", ends).Study("changes", change);
        Assert.Equal(["changes"], invented.Answer().Studies.Select(s => s.Study.Id));

        invented.Ask(more: "correlation: { value: 0.7, how: derived, note: Invented. }\n");
        var finding = invented.Answer();
        Assert.Equal(2, finding.K);
        var ended = finding.Studies.Single(s => s.Study.Id == "ends");
        Assert.Equal(0.5811972767445, ended.Effect!.Value.Estimate, 1e-8);
        Assert.Contains("0.70 stated by the question", ended.Derived, StringComparison.Ordinal);
        Assert.Contains(finding.Sensitivities, s => s is { Name: "only figures that were printed, none derived", K: 1 });
    }

    [Fact]
    public void Clusters_count_by_their_design_effect_and_not_at_all_where_it_is_unknown()
    {
        using var known = new Invented().Ask("mean-difference", important: "2").Study("clusters", Invented.Means(30, 5, 40, 33, 6, 40), model: "cluster", design: "  clusters: { value: 8, source: paper, how: read }\n  clusterCorrelation: { value: 0.05, source: paper, how: read }");
        Assert.Equal(2.21125, known.Answer().Studies[0].Effect!.Value.Variance, 1e-10);
        using var unknown = new Invented().Study("clusters", Invented.Means(30, 5, 40, 33, 6, 40), model: "cluster");
        Assert.Equal(0, unknown.Answer().K);
    }

    [Fact]
    public void Of_three_cohorts_that_share_children_the_largest_chain_never_counts_a_child_twice()
    {
        static string Shares(params string[] with) => "overlaps:\n" + string.Join("\n", with.Select(w => $"  - {{ study: {w}, extent: part, reason: The same clinic. }}")) + "\n";
        using var invented = new Invented()
            .Study("middle", Invented.Means(30, 5, 30, 34, 6, 28), more: Shares("left", "right"))
            .Study("left", Invented.Means(31, 5, 20, 34, 6, 20), more: Shares("middle"))
            .Study("right", Invented.Means(31, 5, 15, 34, 6, 15), more: Shares("middle"));
        Assert.Equal(["middle"], invented.Answer().Studies.Select(s => s.Study.Id));
        invented.Study("left", Invented.Means(31, 5, 80, 34, 6, 80), more: Shares("middle"));
        Assert.Equal(["left", "right"], invented.Answer().Studies.Select(s => s.Study.Id));
    }

    [Fact]
    public void What_a_study_says_against_its_own_numbers_is_said()
    {
        using var invented = new Invented().Study("one", Invented.Means(34, 5, 30, 30, 6, 28) + "\ninstrument: CARS, arm: cells, versus: placebo, time: 6 months, n: 30, versusN: 28, direction: favours-cells");
        Assert.Contains("point the other way", invented.Answer().Studies[0].Contradiction, StringComparison.Ordinal);
        Assert.True(invented.Answer().Estimate!.Value < 0);
    }
}
