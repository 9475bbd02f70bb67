using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;

namespace Equipoise.Site.Data;

/// <summary>A figure of a table with the source it was read in.</summary>
internal sealed record Row<TRecord, TFigure>(TRecord Of, TFigure Figure, Source? Source) where TFigure : Figure
{
    public static IEnumerable<Row<TRecord, TFigure>> All(Snapshot snapshot, IEnumerable<TRecord> records, Func<TRecord, ImmutableArray<TFigure>> figures) =>
        records.SelectMany(record => figures(record).Select(figure => new Row<TRecord, TFigure>(record, figure, snapshot.Sources.GetValueOrDefault(figure.Source ?? ""))));

    /// <summary>The last columns of every table of figures: where and how it was read.</summary>
    public static ImmutableArray<Column<Row<TRecord, TFigure>>> SourceColumns { get; } =
    [
        new("how", r => r.Figure.How),
        new("note", r => r.Figure.Note),
        new("source", r => r.Figure.Source),
        new("sourceTitle", r => r.Source?.Title),
        new("sourceUrl", r => r.Source?.Url),
    ];
}
