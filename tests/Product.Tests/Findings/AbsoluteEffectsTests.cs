using Equipoise.Evidence.Absolute;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Findings;

/// <summary>From a relative effect to numbers of children, and when these may be drawn.</summary>
public sealed class AbsoluteEffectsTests
{
    private const string Stated = "baselines:\n  - { level: low, per100: 10, population: mild cases, source: paper, how: read }\n  - { level: typical, per100: 20, population: all, source: paper, how: read }\n  - { level: high, per100: 60, population: hard cases, source: paper, how: read }\n";

    private static string Responders(int a, int n, int c, int m) => FormattableString.Invariant($"""
        instrument: CARS, cut: four points, arm: cells, time: 6 months, n: {n}, events: {a}, direction: not-reported
        instrument: CARS, cut: four points, arm: placebo, time: 6 months, n: {m}, events: {c}, direction: not-reported
        """);

    /// <summary>Cochrane Handbook 14.1.5.3 and 15.4.4.4: from 20 of 100, RR 1.5 gives 30; OR 1.5 gives 100·0.2·1.5/(0.8 + 0.2·1.5) = 27.27; RD 0.05 gives 25.</summary>
    [Theory]
    [InlineData("RR", 1.5, 20, 30)]
    [InlineData("OR", 1.5, 20, 27.2727272727)]
    [InlineData("RD", 0.05, 20, 25)]
    [InlineData("RR", 3, 60, 100)]
    [InlineData("RD", -0.3, 20, 0)]
    [InlineData("OR", 1000, 60, 99.9333777482)]
    public void With_follows_from_without(string measure, double effect, double without, double with) => Assert.Equal(with, CountPeople.With(measure, effect, without), 1e-8);

    [Fact]
    public void Each_stated_baseline_has_its_numbers_and_its_source()
    {
        using var invented = new Invented().AskResponders(Stated).Study("r1", Responders(40, 100, 20, 100)).Study("r2", Responders(45, 110, 24, 108));
        var people = invented.Answer().Absolute.People;
        Assert.Equal([BaselineLevel.Low, BaselineLevel.Typical, BaselineLevel.High], people.Select(p => p.Level!.Value));
        Assert.All(people, p => Assert.Equal("paper", p.From!.Source));
        Assert.Equal(20 * invented.Answer().Estimate!.Value, people[1].With, 1e-10);
        Assert.True(people[2].IsCapped);
        Assert.Contains("held there", people[2].Sentence, StringComparison.Ordinal);
        Assert.Equal(100, people[2].Interval.Upper);
    }

    [Fact]
    public void Without_a_stated_baseline_the_studies_own_children_are_it()
    {
        using var invented = new Invented().AskResponders().Study("r1", Responders(40, 100, 20, 100)).Study("r2", Responders(45, 110, 27, 108));
        var one = Assert.Single(invented.Answer().Absolute.People);
        Assert.Equal(22.5, one.Without, 1e-10);
        Assert.Null(one.From);
        Assert.Contains("median", one.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_needed_to_treat_is_never_given_where_chance_could_explain_it()
    {
        using var unclear = new Invented().AskResponders(Stated).Study("r1", Responders(24, 100, 20, 100)).Study("r2", Responders(25, 110, 24, 108));
        Assert.All(unclear.Answer().Absolute.People, p => Assert.Contains("no number of children to treat", p.Sentence, StringComparison.Ordinal));
        using var clear = new Invented().AskResponders(Stated).Study("r1", Responders(40, 100, 20, 100)).Study("r2", Responders(45, 110, 24, 108));
        Assert.All(clear.Answer().Absolute.People.Take(2), p => Assert.Contains("children with cells that is one more", p.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_standardised_difference_is_said_in_points_of_an_instrument_that_is_named()
    {
        using var invented = new Invented().Ask(more: "familiar: { instrument: CARS, sd: 4.9, source: paper, how: read, note: Children at the start of a large trial. }\n").Study("one", Invented.Means(30, 5, 30, 34, 6, 28)).Study("two", Invented.Means(31, 5, 30, 34, 6, 28));
        var said = Assert.Single(invented.Answer().Absolute.Sentences);
        var points = FormattableString.Invariant($"{invented.Answer().Estimate!.Value * 4.9:0.#} points lower");
        Assert.StartsWith(points, said, StringComparison.Ordinal);
        Assert.Contains("4.9 points (Children at the start of a large trial)", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_pooled_the_counts_of_each_group_stand()
    {
        using var invented = new Invented().AskHarm().Study("r1", "", Invented.Events(8, 12, 1, 12)).Study("r2", "", "kind: fever, event: Fever, arm: cells, percent: 20\nkind: fever, event: Fever, arm: placebo, percent: 10");
        Assert.Equal(["r1: 8 of 12 with cells, 1 of 12 without."], invented.Answer().Absolute.Sentences);
    }

    [Fact]
    public void A_picture_of_children_is_drawn_only_where_the_evidence_can_bear_it()
    {
        static Gen<(CertaintyLevel, int, bool, bool)> Cases() =>
            from level in Gen.Elements(Enum.GetValues<CertaintyLevel>())
            from children in Gen.Choose(0, 400)
            from cut in Gen.Elements(true, false)
            from baseline in Gen.Elements(true, false)
            select (level, children, cut, baseline);
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            var (level, children, cut, baseline) = c;
            var drawn = IconArrayRule.Against(level, children, cut, baseline) is null;
            return drawn == (level != CertaintyLevel.VeryLow && children >= 100 && cut && baseline);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_finding_with_few_children_has_words_in_place_of_a_picture()
    {
        using var invented = new Invented().AskResponders(Stated + Certain).Study("r1", Responders(8, 12, 2, 12)).Study("r2", Responders(7, 12, 2, 11));
        Assert.StartsWith("15 of 24 children with cells and 4 of 23 without. No picture of 100 children is drawn, because only 47", IconArrayRule.Against(invented.Answer()), StringComparison.Ordinal);
        using var many = new Invented().AskResponders(Stated + Certain).Study("r1", Responders(40, 100, 20, 100)).Study("r2", Responders(45, 110, 24, 108));
        Assert.Null(IconArrayRule.Against(many.Answer()));
        using var uncertain = new Invented().AskResponders(Stated).Study("r1", Responders(40, 100, 20, 100)).Study("r2", Responders(45, 110, 24, 108));
        Assert.Equal(CertaintyLevel.VeryLow < uncertain.Answer().Certainty.Level, IconArrayRule.Against(uncertain.Answer()) is null);
    }

    private const string Certain = "overrulings:\n  - { domain: risk-of-bias, levels: 0, reason: Read in full., by: Testers }\n  - { domain: imprecision, levels: 0, reason: Invented., by: Testers }\n";
}
