using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Findings;

/// <summary>The numbers of a finding as a table that can be pooled again; null where there is nothing to pool.</summary>
public static class FindingTable
{
    public static Table? Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Method is SynthesisMethod.Pooled or SynthesisMethod.OneStudy)
        {
            return new(Names(finding), new Column("yi", [.. finding.Studies.Select(s => s.Effect!.Value.Estimate)]), new Column("vi", [.. finding.Studies.Select(s => s.Effect!.Value.Variance)]));
        }

        if (finding.Method != SynthesisMethod.Proportion) return null;
        var counted = finding.Studies.Where(s => s.Counts is not null).ToList();
        return new(
            new Column("study", counted.Select(s => s.Study.Label)),
            new Column("xi", [.. counted.Select(s => (double)s.Counts!.Value.Events)]),
            new Column("ni", [.. counted.Select(s => (double)s.Counts!.Value.N)]));
    }

    private static Column Names(Finding finding) => new("study", finding.Studies.Select(s => s.Study.Label));
}
