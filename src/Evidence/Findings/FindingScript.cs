using Equipoise.Evidence.Synthesis;

namespace Equipoise.Evidence.Findings;

/// <summary>The R script that pools the numbers of a finding again; null where there is nothing to pool.</summary>
public static class FindingScript
{
    public static string? Write(Finding finding)
    {
        if (PoolAgain.IsExact(finding))
        {
            var (events, n) = PoolAgain.Together(finding);
            return FormattableString.Invariant($"# Exact interval of Clopper and Pearson.\nbinom.test({events}, {n})\n");
        }

        return FindingTable.Of(finding) is { Rows: > 0 } table ? MetaScript.Write(PoolTable.Run(table, PoolAgain.Of(finding)!)) : null;
    }
}
