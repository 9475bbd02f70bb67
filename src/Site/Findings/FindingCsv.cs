using Equipoise.Evidence.Findings;
using Equipoise.Site.Data;

namespace Equipoise.Site.Findings;

/// <summary>The studies of a finding, one to a row; numbers stand under the names that metafor and <c>equipoise meta fit</c> give them.</summary>
public static class FindingCsv
{
    private static readonly CsvTable<Contribution> Table = new(
    [
        new("study", s => s.Study.Label),
        new("id", s => s.Study.Id),
        new("arm", s => s.Arm),
        new("design", s => s.Study.Design.Strength),
        new("measured", s => s.Label),
        new("time", s => s.Time?.ToString()),
        new("n", s => s.N),
        new("controlN", s => s.ControlN),
        new("xi", s => Alone(s)?.Events),
        new("ni", s => Alone(s)?.N),
        new("ai", s => Compared(s)?.Events),
        new("n1i", s => Compared(s)?.N),
        new("ci", s => Compared(s)?.ControlEvents),
        new("n2i", s => Compared(s)?.ControlN),
        new("yi", s => s.Effect?.Estimate),
        new("vi", s => s.Effect?.Variance),
        new("direction", s => s.Direction),
        new("basis", s => s.Basis),
        new("derived", s => s.Derived),
        new("arms", s => s.Arms),
        new("secondHand", s => s.IsSecondHand),
    ]);

    public static byte[] Write(Finding finding) => Table.Write(finding.Studies);

    private static Counts? Alone(Contribution s) => s.Counts is { ControlN: null } c ? c : null;

    private static Counts? Compared(Contribution s) => s.Counts is { ControlN: not null } c ? c : null;
}
