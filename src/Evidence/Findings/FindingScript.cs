using System.Globalization;
using System.Text;
using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics.Effects;

namespace Equipoise.Evidence.Findings;

/// <summary>The R script that pools the numbers of a finding again, under the other choices too; null where there is nothing to pool.</summary>
public static class FindingScript
{
    public static string? Write(Finding finding)
    {
        if (PoolAgain.IsExact(finding))
        {
            var (events, n) = PoolAgain.Together(finding);
            return FormattableString.Invariant($"# Exact interval of Clopper and Pearson.\nbinom.test({events}, {n})\n");
        }

        if (FindingTable.Of(finding) is not { Rows: > 0 } table) return null;
        var script = new StringBuilder(MetaScript.Write(PoolTable.Run(table, PoolAgain.Of(finding)!)));
        Others(script, finding);
        return script.ToString();
    }

    private static void Others(StringBuilder script, Finding finding)
    {
        if (finding.Sensitivities.IsEmpty) return;
        script.Append("\n# The other choices of the finding.\n");
        foreach (var other in finding.Sensitivities.Where(o => o.Estimate is not null))
        {
            if (Line(other, other.Pooled ?? finding.Studies) is { } line) script.Append(CultureInfo.InvariantCulture, $"# {other.Name.ReplaceLineEndings(" ")}\n{line}\n");
        }
    }

    private static string? Line(Sensitivity other, IReadOnlyList<Contribution> some) => other.Estimate!.Model switch
    {
        "equal effects" or "one study" => Pool(some, "EE"),
        "random effects (DL)" => Pool(some, "DL"),
        "random effects (PM)" => Pool(some, "PM"),
        "random effects (REML)" => Pool(some, "REML"),
        "random effects (REML), Knapp and Hartung" => Pool(some, "REML", ", test = \"knha\""),
        "Peto, equal effects" => $"print(rma.peto({Counts(some)}))",
        "Mantel–Haenszel, equal effects" => $"print(rma.mh(measure = \"{other.Estimate.Measure}\", {Counts(some)}))",
        "Mantel–Haenszel, equal effects, half an event added to empty cells" => $"print(rma.mh(measure = \"RR\", {Counts(some)}, add = c(0.5, 0.5), to = c(\"only0\", \"only0\")))",
        "binomial mixed model, fixed study levels (ML)" => $"print(rma.glmm(measure = \"OR\", {Counts(some)}, model = \"UM.FS\", method = \"ML\"))",
        _ => null,
    };

    private static string Counts(IReadOnlyList<Contribution> some)
    {
        string Of(Func<Counts, int> value) => string.Join(", ", some.Where(s => s.Counts is { ControlN: not null }).Select(s => value(s.Counts!.Value)));
        return $"ai = c({Of(c => c.Events)}), n1i = c({Of(c => c.N)}), ci = c({Of(c => c.ControlEvents!.Value)}), n2i = c({Of(c => c.ControlN!.Value)})";
    }

    private static string Pool(IReadOnlyList<Contribution> some, string method, string test = "")
    {
        List<EffectSize> effects = [.. some.Select(s => s.Effect).OfType<EffectSize>()];
        return $"print(rma(yi = c({Numbers(effects.Select(e => e.Estimate))}), vi = c({Numbers(effects.Select(e => e.Variance))}), method = \"{method}\"{test}), digits = 6)";
    }

    private static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));
}
