using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Findings;

/// <summary>The numbers of a finding as a table that can be pooled again; null where there is nothing to pool.</summary>
public static class FindingTable
{
    public static Table? Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (PoolAgain.Of(finding) is not { } request) return null;
        var counted = PoolAgain.Counted(finding);
        if (request.Measure == "PLO") return new(Names(counted), Numbers("xi", counted, c => c.Events), Numbers("ni", counted, c => c.N));
        if (request.Model == PoolingModel.MantelHaenszel)
        {
            return new(Names(counted), Numbers("ai", counted, c => c.Events), Numbers("n1i", counted, c => c.N), Numbers("ci", counted, c => c.ControlEvents!.Value), Numbers("n2i", counted, c => c.ControlN!.Value));
        }

        var sized = PoolAgain.Sized(finding);
        return new(Names(sized), new Column("yi", [.. sized.Select(s => s.Effect!.Value.Estimate)]), new Column("vi", [.. sized.Select(s => s.Effect!.Value.Variance)]));
    }

    private static Column Names(IEnumerable<Contribution> studies) => new("study", studies.Select(s => s.Name));

    private static Column Numbers(string name, IEnumerable<Contribution> studies, Func<Counts, int> value) => new(name, [.. studies.Select(s => (double)value(s.Counts!.Value))]);
}
