using System.Collections.Immutable;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Cells;

/// <summary>Where a kind of cell was given, tried or sold.</summary>
public sealed record CellUse(ImmutableArray<Study> Studies, ImmutableArray<RegisteredTrial> Trials, ImmutableArray<Price> Prices)
{
    public static CellUse Of(CellType cells, Snapshot snapshot) => new(
        [
            .. snapshot.Content.Studies.Where(s => s.Arms.SelectMany(a => a.Interventions).Any(i => i.Cells.Value == cells.Id))
                .OrderBy(s => s.Design.Strength).ThenByDescending(s => s.Size.Headline?.Value ?? 0).ThenBy(s => s.Id, StringComparer.Ordinal),
        ],
        [.. snapshot.Content.Trials.Where(t => t.Cells?.Value == cells.Id)],
        [.. snapshot.Content.Prices.SelectMany(l => l.Prices).Where(p => p.Cells == cells.Id)]);

    /// <summary>"8 studies, 2 of them blinded and randomised; 7 registered trials".</summary>
    public string InShort
    {
        get
        {
            var blinded = Studies.Count(s => s.Design.Strength == DesignStrength.BlindedRandomised);
            var studies = Studies.Length == 0 ? "no study here" : Components.Words.Plural(Studies.Length, "study", "studies") + (blinded == 0 ? ", none of them blinded and randomised" : $", {blinded} of them blinded and randomised");
            return $"{studies}; {(Trials.Length == 0 ? "no registered trial" : Components.Words.Plural(Trials.Length, "registered trial"))}";
        }
    }
}
