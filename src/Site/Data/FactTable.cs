using Equipoise.Evidence.Background;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Site.Data;

/// <summary>Facts of all shelves, one to a row.</summary>
internal static class FactTable
{
    private static readonly CsvTable<Row<(Shelf Shelf, FactGroup Group), Fact>> Table = new(
    [
        new("shelf", r => r.Of.Shelf),
        new("group", r => r.Of.Group.Id),
        new("id", r => r.Figure.Id),
        new("statement", r => r.Figure.Statement),
        new("value", r => r.Figure.Value),
        new("low", r => r.Figure.Low),
        new("high", r => r.Figure.High),
        new("unit", r => r.Figure.Unit),
        new("ciLower", r => r.Figure.CiLower),
        new("ciUpper", r => r.Figure.CiUpper),
        new("ciLevel", r => r.Figure.CiLevel),
        new("n", r => r.Figure.N),
        new("population", r => r.Figure.Population),
        new("instrument", r => r.Figure.Instrument),
        new("cut", r => r.Figure.Cut),
        new("time", r => r.Figure.Time?.ToString()),
        new("date", r => r.Figure.Date?.ToString()),
        new("shownIn", r => r.Figure.ShownIn),
        new("strength", r => r.Figure.Strength),
        new("place", r => r.Figure.Place),
        new("status", r => r.Figure.Status),
        new("reportTo", r => r.Figure.ReportTo),
        new("contact", r => r.Figure.Contact),
        new("paper", r => r.Figure.Paper),
        .. Row<(Shelf Shelf, FactGroup Group), Fact>.SourceColumns,
    ]);

    public static byte[] Write(Snapshot snapshot) => Table.Write(Row<(Shelf Shelf, FactGroup Group), Fact>.All(
        snapshot,
        snapshot.Content.Shelves.SelectMany(shelf => shelf.Value.Select(group => (shelf.Key, group))),
        place => place.Group.Facts));
}
