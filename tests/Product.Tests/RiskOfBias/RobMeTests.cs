using Equipoise.Evidence.RiskOfBias;
using static Equipoise.Evidence.RiskOfBias.Judgement;

namespace Equipoise.Product.Tests.RiskOfBias;

/// <summary>The rule of docs/methods/risk-of-bias.md for ROB-ME, written a second time.</summary>
public class RobMeTests
{
    [Fact]
    public void Known_missing_results_follow_the_rule() => Assert.Equal(36, Combinations.Walk(RobMe.KnownMissing, a =>
        a["4.1"] is not (Response.Y or Response.N) ? null
        : a["4.1"] == Response.N ? Low
        : a["4.2"] switch { Response.Y or Response.PY => High, Response.NI => SomeConcerns, Response.NA => null, _ => Low }));

    [Fact]
    public void Unclear_results_follow_the_rule() => Assert.Equal(36, Combinations.Walk(RobMe.UnclearResults, a =>
        a["4.3"] is not (Response.Y or Response.N) ? null
        : a["4.3"] == Response.N || a.No("4.4") ? Low
        : a.Unanswered("4.4") ? null : SomeConcerns));

    [Fact]
    public void Missing_studies_follow_the_rule() => Assert.Equal(36, Combinations.Walk(RobMe.MissingStudies, a =>
        a["4.5"] is not (Response.Y or Response.N) ? null
        : a["4.5"] == Response.N || a.No("4.6") ? Low
        : a.Yes("4.6") ? SomeConcerns : null));

    [Fact]
    public void The_pattern_follows_the_rule() => Assert.Equal(36, Combinations.Walk(RobMe.Pattern, a =>
        a.Yes("4.8") ? High
        : a.Unknown("4.8") || a.Unknown("4.7") ? null
        : a.Yes("4.7") ? SomeConcerns : Low));
}
