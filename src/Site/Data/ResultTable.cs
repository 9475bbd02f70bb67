using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Data;

/// <summary>Results of all studies, one to a row.</summary>
internal static class ResultTable
{
    private static readonly CsvTable<Row<Study, Result>> Table = new(
    [
        new("study", r => r.Of.Id),
        new("label", r => r.Of.Label),
        new("year", r => r.Of.Year?.Value),
        new("strength", r => r.Of.Design.Strength),
        new("controlled", r => r.Of.Design.IsControlled),
        new("instrument", r => r.Figure.Instrument),
        new("subscale", r => r.Figure.Subscale),
        new("item", r => r.Figure.Item),
        new("arm", r => r.Figure.Arm),
        new("versus", r => r.Figure.Versus),
        new("subgroup", r => r.Figure.Subgroup),
        new("time", r => r.Figure.Time?.ToString()),
        new("months", r => r.Figure.Time is { } time ? Math.Round(time.Months, 2) : null),
        new("n", r => r.Figure.N),
        new("versusN", r => r.Figure.VersusN),
        new("mean", r => r.Figure.Mean),
        new("sd", r => r.Figure.Sd),
        new("se", r => r.Figure.Se),
        new("median", r => r.Figure.Median),
        new("rangeLow", r => r.Figure.RangeLow),
        new("rangeHigh", r => r.Figure.RangeHigh),
        new("iqrLow", r => r.Figure.IqrLow),
        new("iqrHigh", r => r.Figure.IqrHigh),
        new("change", r => r.Figure.Change),
        new("changeSd", r => r.Figure.ChangeSd),
        new("difference", r => r.Figure.Difference),
        new("ciLower", r => r.Figure.CiLower),
        new("ciUpper", r => r.Figure.CiUpper),
        new("ciLevel", r => r.Figure.CiLevel),
        new("events", r => r.Figure.Events),
        new("percent", r => r.Figure.Percent),
        new("cut", r => r.Figure.Cut),
        new("p", r => r.Figure.P?.ToString()),
        new("pCompares", r => r.Figure.PCompares),
        new("f", r => r.Figure.F),
        new("direction", r => r.Figure.Direction),
        new("primary", r => r.Figure.Primary),
        new("conclusion", r => r.Figure.Conclusion),
        .. Row<Study, Result>.SourceColumns,
    ]);

    public static byte[] Write(Snapshot snapshot) => Table.Write(Row<Study, Result>.All(snapshot, snapshot.Content.Studies, study => study.Results));
}
