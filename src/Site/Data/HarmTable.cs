using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.SideEffects;

namespace Equipoise.Site.Data;

/// <summary>Harms of all studies, one to a row, with exact intervals.</summary>
internal static class HarmTable
{
    private static readonly CsvTable<Row<Study, Harm>> Table = new(
    [
        new("study", r => r.Of.Id),
        new("label", r => r.Of.Label),
        new("year", r => r.Of.Year?.Value),
        new("controlled", r => r.Of.Design.IsControlled),
        new("kind", r => r.Figure.Kind),
        new("event", r => r.Figure.Event),
        new("arm", r => r.Figure.Arm),
        new("role", r => r.Of.Arms.FirstOrDefault(arm => arm.Id == r.Figure.Arm)?.Role),
        new("events", r => r.Figure.Events),
        new("of", r => r.Figure.Of),
        new("percent", r => r.Figure.Percent),
        new("exactLower", r => ExactShare.Of(r.Figure.Events, r.Figure.Of)?.Lower),
        new("exactUpper", r => ExactShare.Of(r.Figure.Events, r.Figure.Of)?.Upper),
        new("time", r => r.Figure.Time?.ToString()),
        new("conclusion", r => r.Figure.Conclusion),
        .. Row<Study, Harm>.SourceColumns,
    ]);

    public static byte[] Write(Snapshot snapshot) => Table.Write(Row<Study, Harm>.All(snapshot, snapshot.Content.Studies, study => study.Harms));
}
