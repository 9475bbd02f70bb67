using Equipoise.Evidence.Synthesis.Tables;
using Equipoise.Site.Pictures.Albatross;
using Equipoise.Site.Pictures.Directions;
using Equipoise.Statistics.PValues;
using Equipoise.Statistics.Tables;

namespace Equipoise.Site.Pictures.Plotting;

/// <summary>Draws tables that cannot be pooled: p-values with sizes, and directions.</summary>
public static class PlotTable
{
    /// <summary>An albatross plot of the columns <c>p</c> (or <c>pval</c>), <c>n</c> (or <c>ni</c>) and <c>direction</c>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="measure">SMD (the default), MD, OR, RR or COR: what the contours are of.</param>
    /// <param name="request">How it is drawn.</param>
    /// <exception cref="ArgumentException">A column is missing or says something else; the message is a sentence for the person who asked.</exception>
    public static AlbatrossPicture Albatross(Table table, string? measure, PlotRequest request)
    {
        measure = measure?.ToUpperInvariant() ?? "SMD";
        var isRatio = measure is "OR" or "RR";
        var (scale, usual) = measure switch
        {
            "SMD" => (AlbatrossScale.StandardizedMeanDifference(), (double[])[0.2, 0.5, 0.8]),
            "MD" => (AlbatrossScale.MeanDifference(request.Sd ?? throw new ArgumentException("Contours of mean differences need the standard deviation of the outcome: --sd.", nameof(request))), [0.2 * request.Sd.Value, 0.5 * request.Sd.Value, 0.8 * request.Sd.Value]),
            "OR" => (AlbatrossScale.LogOddsRatio(request.Risk), [1.25, 1.5, 2]),
            "RR" => (AlbatrossScale.LogRiskRatio(request.Risk), [1.25, 1.5, 2]),
            "COR" => (AlbatrossScale.Correlation, [0.1, 0.3, 0.5]),
            _ => throw new ArgumentException($"An albatross plot has contours of SMD, MD, OR, RR or COR, not {measure}.", nameof(measure)),
        };
        var names = TableText.Names(table);
        IReadOnlyList<double> p = Column(table, "p", "pval").Numbers, n = Column(table, "n", "ni").Numbers;
        var directions = Column(table, "direction").Cells;
        var comparisons = PlotReport.Comparisons(table, request.Controlled);
        return new(scale, [.. Contours(request, isRatio, usual)], [.. names.Select((name, i) => new AlbatrossStudy(name, p[i], n[i], Direction(directions[i])) { Comparison = comparisons?[i] ?? Comparison.NotShown })])
        {
            Title = request.Title ?? $"Albatross plot: {Shown.Count(names.Count, "study", "studies")}",
            Left = request.Left ?? "worse",
            Right = request.Right ?? "better",
            IsRatio = isRatio,
        };
    }

    /// <summary>An effect direction plot of the columns <c>study</c>, <c>domain</c> and <c>direction</c>, a row a study and domain, with <c>n</c> and <c>outcomes</c> where known.</summary>
    /// <param name="table">The table.</param>
    /// <param name="request">How it is drawn.</param>
    /// <exception cref="ArgumentException">A column is missing or says something else; the message is a sentence for the person who asked.</exception>
    public static DirectionsPicture Directions(Table table, PlotRequest request)
    {
        var names = TableText.Names(table);
        string[] domains = [.. Column(table, "domain").Cells.OfType<string>().Distinct(StringComparer.Ordinal)];
        var comparisons = PlotReport.Comparisons(table, request.Controlled);
        var rows = Enumerable.Range(0, table.Rows).GroupBy(i => names[i], StringComparer.Ordinal).Select(study => new DirectionRow(study.Key, People(table, study.First()), [.. domains.Select(d => Cell(table, [.. study.Where(i => table["domain"].Cells[i] == d)]))])
        {
            Comparison = comparisons?[study.First()] ?? Comparison.NotShown,
        });
        return new([.. domains], [.. rows]) { Title = request.Title ?? $"Effect directions: {Shown.Count(names.Distinct(StringComparer.Ordinal).Count(), "study", "studies")}" };
    }

    private static IEnumerable<double> Contours(PlotRequest request, bool isRatio, double[] usual)
    {
        var sizes = request.Contours.Count == 0 ? usual : request.Contours;
        if (sizes.Count > 3 || sizes.Any(s => !double.IsFinite(s) || s == 0 || (isRatio && (s <= 0 || s == 1)))) throw new ArgumentException("An albatross plot has up to three contours, none of no effect.", nameof(request));
        return sizes.Select(s => isRatio ? (request.Better == Better.Lower ? -1 : 1) * Math.Abs(Math.Log(s)) : (request.Better == Better.Lower ? -1 : 1) * Math.Abs(s));
    }

    private static DirectionCell? Cell(Table table, int[] rows)
    {
        if (rows.Length == 0) return null;
        EffectDirection[] outcomes = [.. rows.SelectMany(i => Enumerable.Repeat(Direction(table["direction"].Cells[i]), Outcomes(table, i)))];
        return new(EffectDirections.OfStudy(outcomes), outcomes.Length);
    }

    private static int Outcomes(Table table, int row) => table.Find("outcomes")?.Numbers[row] is { } n && n is >= 1 and <= 1000 ? (int)n : 1;

    private static int? People(Table table, int row) => (table.Find("n") ?? table.Find("ni"))?.Numbers[row] is { } n && n is >= 0 and < 1e9 ? (int)n : null;

    private static EffectDirection Direction(string? cell) => cell?.Trim().ToLowerInvariant() switch
    {
        "benefit" or "better" or "up" or "+" or "1" or "positive" => EffectDirection.Benefit,
        "harm" or "worse" or "down" or "-" or "−" or "-1" or "negative" => EffectDirection.Harm,
        null or "" or "unclear" or "mixed" or "none" or "0" or "conflicting" => EffectDirection.Unclear,
        _ => throw new ArgumentException($"A direction is better, worse or unclear, not '{cell}'.", nameof(cell)),
    };

    private static Column Column(Table table, params string[] names) =>
        names.Select(table.Find).FirstOrDefault(c => c is not null) ?? throw new ArgumentException($"The table needs a column '{names[0]}'. It has {string.Join(" ", table.Columns.Select(c => c.Name))}.", nameof(table));
}
