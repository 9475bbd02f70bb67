using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Studies;

/// <summary>What stands beside the children of a result.</summary>
public enum Beside
{
    Control, OtherCells, Nothing,
}

/// <summary>A result with its place in the study's file, by which it is addressed: <c>#result-3</c>.</summary>
public sealed record ResultLine(Result Result, int Number, Beside Beside)
{
    public bool IsContrast => Beside != Beside.Nothing;

    public static IEnumerable<ResultLine> Of(Study study) => study.Results.Select((r, i) => new ResultLine(r, i + 1, Besides(study, r)));

    private static Beside Besides(Study study, Result result) => result.Versus switch
    {
        null => Beside.Nothing,
        ArmGroup.AllControls => Beside.Control,
        ArmGroup.AllCells => Beside.OtherCells,
        _ => study.Arms.FirstOrDefault(a => a.Id == result.Versus)?.Role == ArmRole.Cells ? Beside.OtherCells : Beside.Control,
    };
}

/// <summary>The results of one instrument: comparisons first, then by time.</summary>
public sealed record ResultGroup(string Id, Instrument? Instrument, ImmutableArray<ResultLine> Lines)
{
    public string Anchor => "results-" + Id;

    public static ImmutableArray<ResultGroup> Of(Snapshot snapshot, Study study) =>
    [
        .. ResultLine.Of(study)
            .GroupBy(l => l.Result.Instrument, StringComparer.Ordinal)
            .Select(g => new ResultGroup(g.Key, snapshot.Instruments.GetValueOrDefault(g.Key), Ordered(g)))
            .OrderByDescending(g => g.Lines.Any(l => l.Result.Primary))
            .ThenByDescending(g => g.Lines.Any(l => l.IsContrast)),
    ];

    private static ImmutableArray<ResultLine> Ordered(IEnumerable<ResultLine> lines) =>
    [
        .. lines.OrderByDescending(l => l.Result.Primary)
            .ThenByDescending(l => l.IsContrast)
            .ThenBy(l => l.Result.Subscale ?? l.Result.Item, StringComparer.Ordinal)
            .ThenBy(l => l.Result.Time?.Months ?? decimal.MaxValue)
            .ThenBy(l => l.Number),
    ];
}
