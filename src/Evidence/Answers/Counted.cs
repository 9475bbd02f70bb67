using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Answers;

/// <summary>The studies that may be counted: each child once, results in hand, sorted by how far they let one conclude.</summary>
public sealed class Counted
{
    private Counted(ImmutableArray<Study> studies) => Studies = studies;

    /// <summary>Primary studies, largest first.</summary>
    public ImmutableArray<Study> Studies { get; }

    /// <summary>Children put by chance to cells or a look-alike, and nobody knew which.</summary>
    public IEnumerable<Study> Blinded => Studies.Where(s => s.Design.Strength == DesignStrength.BlindedRandomised);

    /// <summary>A comparison group, but everybody knew.</summary>
    public IEnumerable<Study> Open => Studies.Where(s => s.Design.Strength is DesignStrength.OpenRandomised or DesignStrength.ControlledNotRandomised);

    public IEnumerable<Study> WithoutComparison => Studies.Where(s => s.Design.Strength == DesignStrength.NoControl);

    public static Counted From(Snapshot snapshot) =>
        new([.. snapshot.Content.Studies.Where(s => s.Kind == StudyKind.Primary).OrderByDescending(s => s.Size.Headline?.Value ?? 0).ThenBy(s => s.Id, StringComparer.Ordinal)]);

    public static int Children(IEnumerable<Study> studies) => studies.Sum(s => s.Size.Headline?.Value ?? 0);

    /// <summary>What a study with a comparison group reported for all its children: its named main outcome, else everything it compared.</summary>
    public static Direction Reported(Study study)
    {
        var contrasts = study.Results.Where(r => r is { Versus: not null, Subgroup: null } && r.Direction != Direction.NotReported).ToList();
        var main = contrasts.Where(r => r.Primary).ToList();
        var said = (main.Count > 0 ? main : contrasts).Select(r => r.Direction).Distinct().ToList();
        return said.Count switch
        {
            0 => Direction.NotReported,
            1 => said[0],
            _ => Direction.Mixed,
        };
    }

    /// <summary>The least direct way in which the compared results of a study were read.</summary>
    public static How HowRead(Study study) =>
        study.Results.Where(r => r.Versus is not null).Select(r => r.How).DefaultIfEmpty(How.Unverified).Max();
}
