using System.Collections.Immutable;
using Equipoise.Evidence.RiskOfBias;
using static Equipoise.Evidence.RiskOfBias.Judgement;

namespace Equipoise.Product.Tests.RiskOfBias;

/// <summary>Table 2 of Sterne and others 2016 (doi:10.1136/bmj.i4919), criterion by criterion, over every combination of seven judgements.</summary>
public class RobinsITests
{
    private static readonly Judgement[] Scale = [Low, Moderate, Serious, Critical, NoInformation];

    [Fact]
    public void The_whole_is_judged_as_table_2_has_it()
    {
        for (var i = 0; i < 78_125; i++)
        {
            ImmutableArray<Judgement> domains = [.. Enumerable.Range(0, 7).Select(d => Scale[i / (int)Math.Pow(5, d) % 5])];
            var criteria = new (Judgement Judgement, bool Holds)[]
            {
                (Low, domains.All(d => d == Low)),
                (Moderate, domains.All(d => d is Low or Moderate) && domains.Any(d => d == Moderate)),
                (Serious, domains.Any(d => d == Serious) && !domains.Any(d => d == Critical)),
                (Critical, domains.Any(d => d == Critical)),
                (NoInformation, domains.Any(d => d == NoInformation) && !domains.Any(d => d is Serious or Critical)),
            };
            var only = Assert.Single(criteria, c => c.Holds);
            if (RobinsI.Overall(domains) != only.Judgement) Assert.Fail($"{string.Join(" ", domains)}: {RobinsI.Overall(domains)} is not {only.Judgement}");
        }
    }

    [Fact]
    public void The_reviewer_judges_the_domains_and_the_reason_is_kept()
    {
        var judged = JudgeResponses.Of(RobinsI.Definition, [], [new() { Domain = "1", Judgement = Serious, Reason = "Chance did not make the groups." }], []);
        Assert.Equal(Serious, judged[0].Judgement);
        Assert.Equal(["Chance did not make the groups."], judged[0].Reasons);
        Assert.All(judged.Skip(1), d => Assert.Null(d.Judgement));
        Assert.Null(JudgeResponses.Overall(RobinsI.Definition, judged));
    }
}
