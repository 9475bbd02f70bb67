using Equipoise.Evidence.Synthesis;
using Equipoise.Site.Pictures.Baujat;
using Equipoise.Site.Pictures.Bubble;
using Equipoise.Site.Pictures.Forest;
using Equipoise.Site.Pictures.Funnel;
using Equipoise.Site.Pictures.Labbe;
using Equipoise.Site.Pictures.Radial;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Proportions;
using Equipoise.Statistics.Tables;

namespace Equipoise.Site.Pictures.Plotting;

/// <summary>Draws a pooled table.</summary>
public static class PlotReport
{
    private static readonly string[] Analysed = ["log ", "logit of a ", "double arcsine of a ", "arcsine of a ", "double square root of an ", "square root of an ", "Fisher's z of a "];

    /// <summary>The picture.</summary>
    /// <param name="report">The pooled table.</param>
    /// <param name="request">How it is drawn.</param>
    /// <exception cref="ArgumentException">This table cannot be drawn so; the message is a sentence for the person who asked.</exception>
    public static Picture Of(MetaReport report, PlotRequest request)
    {
        if (report.Request.Random.Count > 0) throw new ArgumentException("A multilevel model has no picture of its own. Leave --random away, or read the model with meta fit.", nameof(report));
        if (request.Kind == PlotKind.Labbe) return Labbe(report, request);
        if (request.Kind == PlotKind.Forest && report.Fit is null && report.Request.Moderators is null) return OfCounts(report, request);
        var fit = report.Fit ?? throw new ArgumentException("Of this model only a forest plot can be drawn.", nameof(report));
        var scale = Scale(report, request);
        if (request.Kind == PlotKind.Bubble) return Bubble(report, fit, scale, request);
        if (report.Request.Moderators is not null && request.Kind != PlotKind.Baujat) throw new ArgumentException("With moderators there is no one pooled effect to draw. Draw --kind bubble, or use --subgroup.", nameof(report));
        var title = Title(report, request, scale);
        return request.Kind switch
        {
            PlotKind.Funnel => FunnelPicture.Of(fit, report.Names, scale, title, report.TrimAndFill, Comparisons(report, request)),
            PlotKind.Cumulative => ForestFits.Cumulative(fit, report.Names, scale, title, report.Request.CumulativeBy is { } by ? [.. fit.Rows.Select(r => report.Table[by].Numbers[r])] : null),
            PlotKind.LeaveOneOut => ForestFits.LeaveOneOut(fit, report.Names, scale, title),
            PlotKind.Baujat => BaujatPicture.Of(fit, report.Names, title),
            PlotKind.Radial => RadialPicture.Of(fit, report.Names, scale, title),
            _ => Forest(report, fit, scale, title, request),
        };
    }

    /// <summary>Whether each study had a comparison group, by the words of a column.</summary>
    internal static Comparison[]? Comparisons(Table table, string? column) =>
        column is null ? null : [.. table[column].Cells.Select(cell => cell?.Trim().ToLowerInvariant() switch
        {
            "yes" or "y" or "true" or "1" or "controlled" => Comparison.Controlled,
            "no" or "n" or "false" or "0" or "uncontrolled" => Comparison.Uncontrolled,
            null or "" => Comparison.NotShown,
            _ => throw new ArgumentException($"The column '{column}' says whether a study had a comparison group: yes or no, not '{cell}'.", nameof(column)),
        })];

    private static Comparison[]? Comparisons(MetaReport report, PlotRequest request) => Comparisons(report.Table, request.Controlled);

    private static EffectScale Scale(MetaReport report, PlotRequest request)
    {
        var natural = request.Natural ?? report.Measure.NaturalOf(report.Table);
        var changed = natural != BackTransform.None;
        var name = report.Measure.Name == "GEN" ? changed ? "effect, back-transformed" : "effect" : report.Measure.Label;
        foreach (var analysed in changed ? Analysed : []) name = name.Replace(analysed, "", StringComparison.Ordinal);
        return new(request.Name ?? name, natural == BackTransform.Exp, request.Better, request.Left, request.Right)
        {
            Natural = changed && natural != BackTransform.Exp ? natural : null,
            IsSingleGroup = report.Measure.IsSingleGroup,
        };
    }

    private static string Title(MetaReport report, PlotRequest request, EffectScale scale)
    {
        var what = request.Kind switch
        {
            PlotKind.Cumulative => "Cumulative meta-analysis",
            PlotKind.LeaveOneOut => "Each study left out in turn",
            PlotKind.Labbe => "L’Abbé plot",
            _ => $"{request.Kind} plot",
        };
        return request.Title ?? $"{what}: {scale.Name}, {Shown.Count(report.K, "study", "studies")}";
    }

    private static ForestPicture Forest(MetaReport report, Fit fit, EffectScale scale, string title, PlotRequest request)
    {
        var picture = ForestFits.Of(fit, report.Names, scale, title, report.Request.Subgroup is { } column ? report.Table[column].Cells : null, Comparisons(report, request));
        return Counted(picture, report);
    }

    /// <summary>Events and people of both groups, where the table has them.</summary>
    private static ForestPicture Counted(ForestPicture picture, MetaReport report)
    {
        if (!report.Table.Has("ai") || !report.Table.Has("ci") || report.Measure.Name is not ("RR" or "OR" or "RD" or "PETO" or "AS" or "PHI")) return picture;
        var counts = StudyData.TwoByTwo(report.Table);
        var byName = report.Names.Select((name, i) => (name, i)).GroupBy(n => n.name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(n => n.i)), StringComparer.Ordinal);
        ForestRow With(ForestRow row) => byName[row.Name].TryDequeue(out var i) ? row with { Extra = [Of(counts[i].A, counts[i].N1), Of(counts[i].C, counts[i].N2)] } : row;
        return picture with { Headings = ["Group 1", "Group 2"], Groups = [.. picture.Groups.Select(g => g with { Rows = [.. g.Rows.Select(With)] })] };

        static string Of(double events, double all) => double.IsFinite(all) ? $"{Shown.Short(events)}/{Shown.Short(all)}" : "–";
    }

    /// <summary>Counts that were pooled themselves: the effects of the studies only stand beside the pooled one.</summary>
    private static ForestPicture OfCounts(MetaReport report, PlotRequest request)
    {
        var scale = Scale(report, request);
        var comparisons = Comparisons(report, request);
        var weights = report.Stratified is { } weighed ? weighed.Rows.Zip(weighed.Fit.Weights).ToDictionary(w => w.First, w => w.Second) : [];
        var studies = report.Effects.Select((e, i) => new ForestRow(report.Names[i], e.IsComplete ? e.Estimate : null, e.IsComplete ? e.Interval(report.Request.Level) : null, weights.TryGetValue(i, out var w) ? w : null) { Comparison = comparisons?[i] ?? Comparison.NotShown });
        var (model, note, prediction) = report switch
        {
            { Stratified.Fit: var fit } => (report.Request.Model == PoolingModel.Peto ? "Peto" : "Mantel–Haenszel", FormattableString.Invariant($"Heterogeneity: I² = {fit.I2:0}%, Q = {Shown.Number(fit.Q, 2)}, df = {fit.QDf}, {Shown.P(fit.QP)}"), null),
            { CountModel: { } fit } => ("mixed model of counts", FormattableString.Invariant($"Heterogeneity: τ² = {Shown.Number(fit.Tau2, 3)}, likelihood ratio = {Shown.Number(fit.LikelihoodRatio.Statistic, 2)}, df = {fit.LikelihoodRatio.Df}, {Shown.P(fit.LikelihoodRatio.P)}"), fit.Tau2 > 0 ? fit.Prediction : null),
            _ => throw new ArgumentException("This model has no picture of its own.", nameof(report)),
        };
        var overall = new ForestSummary($"Pooled, {Shown.Count(report.K, "study", "studies")}, {model}", report.Pooled.Estimate, report.Pooled.Interval, prediction) { Note = report.K < 2 ? null : note };
        return Counted(new(scale, [new(null, [.. studies])], overall) { Title = Title(report, request, scale), Level = report.Request.Level }, report);
    }

    private static BubblePicture Bubble(MetaReport report, Fit fit, EffectScale scale, PlotRequest request)
    {
        if (fit.P != 2 || report.Table.Find(fit.Coefficients[1].Name) is not { IsNumeric: true } column) throw new ArgumentException("A bubble plot needs one moderator, a column of numbers: --moderators \"~ year\".", nameof(report));
        var picture = BubblePicture.Of(fit, column.Numbers, column.Name, report.Names, scale, request.Title ?? $"Bubble plot: {scale.Name} by {column.Name}, {Shown.Count(fit.K, "study", "studies")}");
        return Comparisons(report, request) is { } comparisons ? picture with { Studies = [.. picture.Studies.Select((s, i) => s with { Comparison = comparisons[fit.Rows[i]] })] } : picture;
    }

    private static LabbePicture Labbe(MetaReport report, PlotRequest request)
    {
        if (report.Measure.Name is not ("RR" or "OR" or "RD" or "PETO")) throw new ArgumentException("A L’Abbé plot needs events in two groups, and the measure RR, OR or RD.", nameof(report));
        if (report.Request.Moderators is not null) throw new ArgumentException("A L’Abbé plot has no moderators.", nameof(report));
        var tables = StudyData.TwoByTwo(report.Table);
        var comparisons = Comparisons(report, request);
        var measure = report.Measure.Name switch { "RR" => TwoByTwoMeasure.RR, "RD" => TwoByTwoMeasure.RD, _ => TwoByTwoMeasure.OR };
        return new(measure, report.Pooled.Estimate, [.. tables.Select((t, i) => new LabbeStudy(report.Names[i], t) { Comparison = comparisons?[i] ?? Comparison.NotShown }).Where(s => s.Table.IsComplete && s.Table.N1 > 0 && s.Table.N2 > 0)])
        {
            Title = Title(report, request, Scale(report, request)),
            Treated = "group 1",
            Control = "group 2",
            Better = request.Better,
        };
    }
}
