using Equipoise.Evidence.RiskOfBias;
using static Equipoise.Evidence.RiskOfBias.Judgement;
using Given = System.Collections.Generic.IReadOnlyDictionary<string, Equipoise.Evidence.RiskOfBias.Response>;

namespace Equipoise.Product.Tests.RiskOfBias;

/// <summary>The tables against the flow charts of Sterne and others 2019 (doi:10.1136/bmj.l4898, full guidance of 22 August 2019), written a second time as questions; every combination of answers.</summary>
public class Rob2Tests
{
    [Fact]
    public void Domain_1_follows_its_flow_chart() => Assert.Equal(216, Combinations.Walk(Rob2.Randomisation, a =>
        a.Unanswered("1.2") ? null
        : a.No("1.2") ? High
        : a.Yes("1.2") ? (a.Unanswered("1.1") ? null : a.No("1.1") ? SomeConcerns : a.Unanswered("1.3") ? null : a.Yes("1.3") ? SomeConcerns : Low)
        : a.Unanswered("1.3") ? null : a.Yes("1.3") ? High : SomeConcerns));

    [Fact]
    public void Domain_2_follows_its_flow_charts()
    {
        Assert.Equal(7776, Combinations.Walk(Rob2.Deviations, a =>
        {
            if (a.Unanswered("2.1") || a.Unanswered("2.2")) return null;
            var somebodyKnew = !a.No("2.1") || !a.No("2.2");
            if (!somebodyKnew) return Low;
            if (a.Unanswered("2.3")) return null;
            if (!a.Yes("2.3")) return a.No("2.3") ? Low : SomeConcerns;
            if (a.Unanswered("2.4")) return null;
            if (a.No("2.4")) return SomeConcerns;
            if (a.Unanswered("2.5")) return null;
            return a.Yes("2.5") ? SomeConcerns : High;
        }));
        Assert.Equal(36, Combinations.Walk(Rob2.AnalysisAsAssigned, a =>
            a.Unanswered("2.6") ? null : a.Yes("2.6") ? Low : a.Unanswered("2.7") ? null : a.No("2.7") ? SomeConcerns : High));
    }

    /// <summary>Item 3.2 has no "no information" in the tool.</summary>
    [Fact]
    public void Domain_3_follows_its_flow_chart() => Assert.Equal(1296, Combinations.Walk(Rob2.MissingData, a =>
    {
        if (a.Unanswered("3.1")) return null;
        if (a.Yes("3.1") || a.Yes("3.2")) return Low;
        if (!a.No("3.2") || a.Unanswered("3.3")) return null;
        if (a.No("3.3")) return Low;
        return a.Unanswered("3.4") ? null : a.No("3.4") ? SomeConcerns : High;
    }));

    [Fact]
    public void Domain_4_follows_its_flow_chart() => Assert.Equal(7776, Combinations.Walk(Rob2.Measurement, a =>
    {
        if (a.Unanswered("4.1")) return null;
        if (a.Yes("4.1")) return High;
        if (a.Unanswered("4.2")) return null;
        if (a.Yes("4.2")) return High;
        var best = a.Unknown("4.2") ? SomeConcerns : Low;
        if (a.Unanswered("4.3")) return null;
        if (a.No("4.3")) return best;
        if (a.Unanswered("4.4")) return null;
        if (a.No("4.4")) return best;
        return a.Unanswered("4.5") ? null : a.No("4.5") ? SomeConcerns : High;
    }));

    [Fact]
    public void Domain_5_follows_its_flow_chart() => Assert.Equal(216, Combinations.Walk(Rob2.Selection, a => Selected(a, "5.2", "5.3")));

    [Fact]
    public void Domain_5_of_a_crossover_trial_asks_one_thing_more() => Assert.Equal(1296, Combinations.Walk(Rob2Crossover.Selection, a => Selected(a, "5.2", "5.3", "5.4")));

    [Fact]
    public void Domain_S_of_a_crossover_trial_follows_its_rule() => Assert.Equal(216, Combinations.Walk(Rob2Crossover.PeriodAndCarryOver, a =>
    {
        if (a.Unanswered("S.3")) return null;
        if (!a.Yes("S.3")) return a.No("S.3") ? High : SomeConcerns;
        if (a.Unanswered("S.1")) return null;
        return a.Yes("S.1") ? Low : a.Unanswered("S.2") ? null : a.Yes("S.2") ? Low : SomeConcerns;
    }));

    [Theory]
    [InlineData(Low, Low, Low, Low, Low, Low)]
    [InlineData(SomeConcerns, Low, Low, SomeConcerns, Low, Low)]
    [InlineData(SomeConcerns, SomeConcerns, SomeConcerns, SomeConcerns, SomeConcerns, SomeConcerns)] // more than one lowers confidence only if a reviewer says so
    [InlineData(High, Low, Low, Low, High, Low)]
    public void The_worst_domain_decides(Judgement overall, params Judgement[] domains) => Assert.Equal(overall, Rob2.Definition.Overall!(domains));

    [Fact]
    public void Domain_2_takes_the_worse_of_its_two_parts()
    {
        var domain = Rob2.Definition.Domains[1];
        Assert.Equal(["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"], domain.Items);
        Assert.Equal(SomeConcerns, Judged(("2.1", Response.N), ("2.2", Response.N), ("2.6", Response.NI), ("2.7", Response.PN)));
        Assert.Equal(SomeConcerns, Judged(("2.1", Response.Y), ("2.2", Response.Y), ("2.3", Response.NI), ("2.6", Response.Y)));
        Assert.Equal(High, Judged(("2.1", Response.N), ("2.2", Response.PN), ("2.6", Response.N), ("2.7", Response.NI)));
    }

    private static Judgement? Judged(params (string Item, Response Response)[] given) =>
        JudgeResponses.Of(Rob2.Definition, given.Select(g => Sample.Response(g.Item, g.Response)), [], [])[1].Judgement;

    private static Judgement? Selected(Given a, params string[] choices)
    {
        if (a.Unanswered("5.1") || choices.Any(a.Unanswered)) return null;
        if (choices.Any(a.Yes)) return High;
        if (choices.Any(a.Unknown)) return SomeConcerns;
        return a.Yes("5.1") ? Low : SomeConcerns;
    }
}
