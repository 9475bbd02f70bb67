using Equipoise.Evidence.Findings;
using Equipoise.Site.Data;

namespace Equipoise.Site.Findings;

/// <summary>The studies of a finding, one to a row.</summary>
internal static class FindingCsv
{
    private static readonly CsvTable<Contribution> Table = new(
    [
        new("study", s => s.Study.Label),
        new("id", s => s.Study.Id),
        new("design", s => s.Study.Design.Strength),
        new("measured", s => s.Label),
        new("time", s => s.Time?.ToString()),
        new("n", s => s.N),
        new("controlN", s => s.ControlN),
        new("events", s => s.Counts?.Events),
        new("of", s => s.Counts?.N),
        new("controlEvents", s => s.Counts?.ControlEvents),
        new("controlOf", s => s.Counts?.ControlN),
        new("yi", s => s.Effect?.Estimate),
        new("vi", s => s.Effect?.Variance),
        new("direction", s => s.Direction),
        new("derived", s => s.Derived),
        new("secondHand", s => s.IsSecondHand),
    ]);

    public static byte[] Write(Finding finding) => Table.Write(finding.Studies);
}
