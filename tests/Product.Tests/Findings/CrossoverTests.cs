using Equipoise.Evidence.Findings;

namespace Equipoise.Product.Tests.Findings;

/// <summary>Crossovers count by their first period; every child compared with itself is another choice, never the answer.</summary>
public sealed class CrossoverTests
{
    private const string SameChildren = """
          - { id: cells, label: Cord blood, role: cells, sameChildrenAs: [placebo], interventions: [ { cells: { value: cord-blood, source: paper, how: read }, donor: { value: autologous, source: paper, how: read } } ] }
          - { id: placebo, label: Placebo, role: placebo, sameChildrenAs: [cells] }
        """;

    private const string Over = "schedule:\n  source: paper\n  how: read\n  events:\n    - { at: 6 months, what: crossover }\n";

    private const string Correlated = "correlation: { value: 0.6, how: derived, note: Invented. }\n";

    private static readonly string Both = Invented.Means(30, 5, 24, 33, 6, 24) + "\ninstrument: CARS, arm: cells, versus: placebo, time: 6 months, n: 24, versusN: 24, direction: favours-cells";

    [Fact]
    public void The_first_period_is_a_comparison_of_groups()
    {
        using var invented = new Invented().Study("over", Invented.Means(30, 5, 12, 33, 6, 12), arms: SameChildren, model: "crossover", randomised: 24, more: Over);
        var finding = invented.Answer();
        Assert.Equal((1, 24), (finding.K, finding.N));
        Assert.NotNull(finding.Studies[0].Effect);
        Assert.Null(finding.Studies[0].Paired);
    }

    [Fact]
    public void Numbers_of_both_periods_are_never_taken_for_two_groups()
    {
        using var invented = new Invented().Study("over", Both, arms: SameChildren, model: "crossover", randomised: 24, more: Over).Study("p1", Invented.Means(30, 5, 30, 34, 6, 28)).Study("p2", Invented.Means(31, 5, 30, 34, 6, 28)).Ask(more: Correlated);
        var finding = invented.Answer();
        Assert.DoesNotContain(finding.Studies, s => s.Study.Id == "over");
        Assert.Contains(finding.LeftOut, l => l is { Study.Id: "over", Because: LeftOutBecause.BothPeriods });
        var paired = finding.Sensitivities.Single(s => s.Name.StartsWith("with crossovers paired", StringComparison.Ordinal));
        Assert.Equal(3, paired.K);

        // d = 3 / √((36 + 25)/2); its variance (1/24 + d²/48) · 2 (1 − 0.6).
        var one = paired.Pooled!.Single(s => s.Study.Id == "over");
        Assert.Equal(0.543214, one.Effect!.Value.Estimate, 1e-6);
        Assert.Equal(0.038251, one.Effect.Value.Variance, 1e-6);
    }

    [Fact]
    public void Without_a_correlation_no_paired_analysis_is_made_up()
    {
        using var invented = new Invented().Study("over", Both, arms: SameChildren, model: "crossover", randomised: 24, more: Over).Study("p1", Invented.Means(30, 5, 30, 34, 6, 28));
        var finding = invented.Answer();
        Assert.All(finding.Studies, s => Assert.Null(s.Paired));
        Assert.Null(finding.Studies.Single(s => s.Study.Id == "over").Effect);
        Assert.Equal(SynthesisMethod.EffectDirection, finding.Method);
    }

    [Fact]
    public void Arms_that_nobody_compared_are_paired_too_and_without_a_correlation_the_reason_is_said()
    {
        using var invented = new Invented().Study("over", Invented.Means(30, 5, 24, 33, 6, 24), arms: SameChildren, model: "crossover", randomised: 24, more: Over).Study("p1", Invented.Means(30, 5, 30, 34, 6, 28)).Study("p2", Invented.Means(31, 5, 30, 34, 6, 28));
        Assert.Contains("no correlation is known", invented.Answer().LeftOut.Single(l => l is { Study.Id: "over", Because: LeftOutBecause.BothPeriods }).Reason, StringComparison.Ordinal);
        invented.Ask(more: Correlated);
        Assert.Contains(invented.Answer().Sensitivities, s => s is { K: 3 } && s.Name.StartsWith("with crossovers paired", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paired_interval_tells_the_correlation_itself()
    {
        var printed = Both.Replace("direction: favours-cells", "difference: -3, ciLower: -5, ciUpper: -1, direction: favours-cells", StringComparison.Ordinal);
        using var invented = new Invented().Study("over", printed, arms: SameChildren, model: "crossover", randomised: 24, more: Over).Study("p1", Invented.Means(30, 5, 30, 34, 6, 28)).Study("p2", Invented.Means(31, 5, 30, 34, 6, 28));
        var paired = invented.Answer().Sensitivities.Single(s => s.Name.StartsWith("with crossovers paired", StringComparison.Ordinal));
        Assert.Contains("the study's own numbers", paired.Pooled!.Single(s => s.Study.Id == "over").Derived, StringComparison.Ordinal);
    }

    [Fact]
    public void Harms_counted_in_the_same_children_twice_are_no_comparison()
    {
        using var invented = new Invented().AskHarm().Study("over", "", Invented.Events(3, 24, 1, 24), SameChildren, "crossover", 24, more: Over);
        var finding = invented.Answer();
        Assert.Equal((0, LeftOutBecause.BothPeriods), (finding.K, Assert.Single(finding.LeftOut).Because));
    }
}
