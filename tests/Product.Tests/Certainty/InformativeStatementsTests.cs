using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Product.Tests.Site;
using Equipoise.Statistics;

namespace Equipoise.Product.Tests.Certainty;

/// <summary>
/// The statement against the published table of certainty by size, every cell of it. Santesso N et al. (2020). GRADE guidelines 26: informative
/// statements. Journal of Clinical Epidemiology 119:126–135. doi:10.1016/j.jclinepi.2019.10.014: high certainty is said plainly, moderate with
/// "likely" or "probably", low with "may", very low as "very uncertain"; a large effect is called large, a small one slight, none "little to no difference".
/// </summary>
public sealed class InformativeStatementsTests(SiteFixture site)
{
    private static readonly string[] Hedges = [" likely ", " probably ", " may ", "very uncertain"];
    private static readonly string[] Ways = [" improve ", " worsen ", " increase ", " reduce "];
    private static readonly string[] Amounts = ["little to no difference", " slightly", " large "];

    public static TheoryData<CertaintyLevel, int, bool, string> Cells
    {
        get
        {
            TheoryData<CertaintyLevel, int, bool, string> cells = [];
            foreach (var level in Enum.GetValues<CertaintyLevel>())
                for (var size = 0; size < 4; size++)
                    foreach (var up in new[] { true, false })
                        foreach (var question in new[] { "autism-severity", "global-impression", "infusion-reaction" }) cells.Add(level, size, up, question);
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_cell_is_said_as_published(CertaintyLevel level, int size, bool up, string question)
    {
        var said = Said(level, size, up, question);
        var hedge = level switch { CertaintyLevel.High => null, CertaintyLevel.Moderate => " likely ", CertaintyLevel.Low => " may ", _ => "very uncertain" };
        Assert.Equal(hedge is null ? [] : [hedge], Hedges.Where(h => said.Contains(h, StringComparison.Ordinal)));
        if (level == CertaintyLevel.VeryLow)
        {
            Assert.StartsWith("The evidence is very uncertain about the effect of cells on ", said, StringComparison.Ordinal);
            return;
        }

        var amount = size switch { 0 => "little to no difference", 1 => " slightly", 3 => " large ", _ => null };
        Assert.Equal(amount is null ? [] : [amount], Amounts.Where(a => said.Contains(a, StringComparison.Ordinal)));
        var ways = Ways.Where(w => said.Contains(w, StringComparison.Ordinal)).ToList();
        Assert.Equal(size == 0 ? [] : question == "autism-severity" ? [up ? " improve " : " worsen "] : [up ? " increase " : " reduce "], ways);
    }

    private string Said(CertaintyLevel level, int size, bool up, string id)
    {
        var question = site.Snapshot.Questions[id];
        var ratio = question.Effect == PreferredEffect.RiskRatio;
        var value = ratio ? new[] { 1.1, 1.4, 1.8, 2.5 }[size] : new[] { 0.1, 0.3, 0.6, 1.0 }[size];
        if (!up) value = ratio ? 1 / value : -value;
        var estimate = new Estimate(ratio ? "RR" : "SMD", value, ratio ? new Interval(value / 1.05, value * 1.05) : new Interval(value - 0.05, value + 0.05), "random effects (REML)");
        return new Statements(new Scope(question, EvidenceBody.Controlled), [], new Synthesised(SynthesisMethod.Pooled, "", estimate), level, site.Snapshot).Formal();
    }
}
