using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Evidence.Findings;

/// <summary>The R script that pools the numbers of a finding again; null where there is nothing to pool.</summary>
public static class FindingScript
{
    public static string? Write(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (FindingTable.Of(finding) is not { Rows: > 0 } table) return null;
        if (finding.Method == SynthesisMethod.Proportion && ExactCounts(finding) is { } exact) return exact;
        var request = finding.Method == SynthesisMethod.Proportion
            ? new MetaRequest { Measure = "PLO", Model = PoolingModel.Counts, Method = HeterogeneityMethod.ML }
            : new MetaRequest { Measure = "GEN", LeaveOneOut = finding.K > 2 };
        return MetaScript.Write(PoolTable.Run(table, request));
    }

    /// <summary>One study, or none or all with the event: the interval is exact and there is nothing to model.</summary>
    private static string? ExactCounts(Finding finding)
    {
        int events = finding.Studies.Sum(s => s.Counts?.Events ?? 0), n = finding.Studies.Sum(s => s.Counts?.N ?? 0);
        return finding.K == 1 || events == 0 || events == n ? FormattableString.Invariant($"# Exact interval of Clopper and Pearson.\nbinom.test({events}, {n})\n") : null;
    }
}
