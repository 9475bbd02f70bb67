using System.Collections.Immutable;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Studies;

/// <summary>The studies of one cell type with one design.</summary>
public sealed record EvidenceSquare(DesignStrength Strength, ImmutableArray<Study> Studies)
{
    /// <summary>Children whose number somebody printed; the comparison groups count too.</summary>
    public int Children => Studies.Sum(s => s.Size.Headline?.Value ?? 0);

    public bool IsControlled => Strength is not (DesignStrength.NoControl or DesignStrength.SingleCase);

    /// <summary>True when nobody printed how many children one of the studies had.</summary>
    public bool IsIncomplete => Studies.Any(s => s.Size.Headline is null);
}

/// <summary>One kind of cells and what was done with it, strongest design first.</summary>
public sealed record EvidenceRow(CellType Cells, ImmutableArray<EvidenceSquare> Squares)
{
    public int Children => Squares.Sum(s => s.Children);
}

/// <summary>Which designs met which cells. Children who were already counted in another study, and children of plans, do not count.</summary>
public sealed record EvidenceGrid(ImmutableArray<EvidenceRow> Rows, ImmutableArray<Study> LeftOut)
{
    public int MostChildren => Rows.SelectMany(r => r.Squares).Select(s => s.Children).DefaultIfEmpty().Max();

    public static bool Counts(Study study) => study.Kind is not (StudyKind.SecondaryAnalysis or StudyKind.OverlappingReport or StudyKind.Planned);

    public static EvidenceGrid Of(Snapshot snapshot, IEnumerable<Study> studies)
    {
        var counted = studies.ToLookup(Counts);
        var rows = counted[true]
            .SelectMany(s => StudyWords.Cells(s).Select(cells => (Cells: cells, Study: s)))
            .GroupBy(p => p.Cells, p => p.Study, StringComparer.Ordinal)
            .Where(g => snapshot.Cells.ContainsKey(g.Key))
            .Select(g => new EvidenceRow(snapshot.Cells[g.Key], [.. Enum.GetValues<DesignStrength>().Select(strength => new EvidenceSquare(strength, [.. g.Where(s => s.Design.Strength == strength)]))]))
            .OrderBy(r => r.Squares.First(s => !s.Studies.IsEmpty).Strength)
            .ThenByDescending(r => r.Squares.Where(s => s.IsControlled).Sum(s => s.Children))
            .ThenByDescending(r => r.Children);
        return new([.. rows], [.. counted[false]]);
    }
}
