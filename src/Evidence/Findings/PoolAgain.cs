using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Evidence.Findings;

/// <summary>What is to be asked of the numbers of a finding, so that pooling them again gives its estimate.</summary>
public static class PoolAgain
{
    /// <summary>The request; null where there is no estimate, or where it is exact and no model was fitted.</summary>
    public static MetaRequest? Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Estimate is null || IsExact(finding)) return null;
        if (finding.Method == SynthesisMethod.Proportion) return new() { Measure = "PLO", Model = PoolingModel.Counts, Method = HeterogeneityMethod.ML };
        if (finding.Estimate.Model.StartsWith("Mantel–Haenszel", StringComparison.Ordinal)) return new() { Measure = "RR", Model = PoolingModel.MantelHaenszel };
        var sized = Sized(finding);
        return new() { Measure = "GEN", Method = sized.Count == 1 ? HeterogeneityMethod.EE : HeterogeneityMethod.REML, LeaveOneOut = finding.Method == SynthesisMethod.Pooled && sized.Count > 2 };
    }

    /// <summary>Whether it is a share of children with Clopper and Pearson's interval, so that no model was fitted.</summary>
    public static bool IsExact(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Method == SynthesisMethod.Proportion && finding.Estimate!.Model.Contains("exact interval", StringComparison.Ordinal);
    }

    /// <summary>Children with the event and children counted, over all studies.</summary>
    public static (int Events, int N) Together(Finding finding)
    {
        var counted = Counted(finding);
        return (counted.Sum(s => s.Counts!.Value.Events), counted.Sum(s => s.Counts!.Value.N));
    }

    internal static List<Contribution> Sized(Finding finding) => [.. finding.Studies.Where(s => s.Effect is not null)];

    internal static List<Contribution> Counted(Finding finding) =>
        [.. finding.Studies.Where(s => s.Counts is { } c && (finding.Method == SynthesisMethod.Proportion || c.ControlN is not null))];
}
