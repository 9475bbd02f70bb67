using System.Collections.Immutable;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Site.Data;

namespace Equipoise.Site.Exporting;

/// <summary>The analyses in the columns of a RevMan Web data package. A cell that does not apply is empty, never 0.</summary>
internal static class RevManAnalyses
{
    private static readonly CsvTable<(Analysis Of, AnalysisRow Row)> Rows = new(
    [
        new("Analysis group", r => r.Of.Group),
        new("Analysis number", r => r.Of.Number),
        new("Analysis name", r => r.Of.Finding.Scope.Question.Construct),
        new("Subgroup", _ => null),
        new("Applicability", _ => "SUBGROUP_AND_OVERALL"),
        new("Study", r => r.Row.Study.Study.Label),
        new("Study year", r => r.Row.Study.Study.Year?.Value),
        new("GIV Mean", r => r.Row.Effect?.Estimate),
        new("GIV SE", r => r.Row.Effect?.StandardError),
        new("Experimental mean", r => r.Row.Cells?.Mean),
        new("Experimental SD", r => r.Row.Cells?.Sd),
        new("Experimental cases", r => r.Row.Cases),
        new("Experimental N", r => r.Row.Cells is { } m ? (int)m.N : r.Row.N),
        new("Control mean", r => r.Row.Control?.Mean),
        new("Control SD", r => r.Row.Control?.Sd),
        new("Control cases", r => r.Row.ControlCases),
        new("Control N", r => r.Row.Control is { } m ? (int)m.N : r.Row.ControlN),
        new("O-E", _ => null),
        new("Variance", _ => null),
        new("Weight", _ => null),
        new("Mean", r => Natural(r.Of, r.Row.Effect?.Estimate)),
        new("CI start", r => Natural(r.Of, r.Row.Effect?.Interval().Lower)),
        new("CI end", r => Natural(r.Of, r.Row.Effect?.Interval().Upper)),
        new("Footnotes", r => r.Row.Footnote),
    ]);

    private static readonly CsvTable<Analysis> Settings = new(
    [
        new("Analysis group", a => a.Group),
        new("Analysis number", a => a.Number),
        new("Analysis name", a => a.Finding.Scope.Question.Construct),
        new("Analysis group name", a => a.GroupName),
        new("Data source", _ => "Custom input"),
        new("Data source eligibility", _ => null),
        new("Data type", a => a.Type switch { AnalysisType.Dichotomous => "Dichotomous", AnalysisType.Continuous => "Continuous", _ => "Contrast level" }),
        new("Log-scale data", a => a.IsRatio),
        new("Outcome", a => a.Finding.Scope.Question.Outcome),
        new("Intervention grouping", _ => null),
        new("Experimental intervention", _ => "Cells"),
        new("Control intervention", a => a.IsCompared ? a.Finding.Scope.Question.Comparator : null),
        new("Subgroup by", _ => null),
        new("Filter criteria", _ => null),
        new("Experimental group label", _ => "Cells"),
        new("Control group label", a => a.IsCompared ? "No cells" : null),
        new("Statistical method", a => a.Finding.Estimate?.Model.StartsWith("Mantel", StringComparison.Ordinal) ?? false ? "MH" : "IV"),
        new("Effect measure", a => a.Finding.Scope.Question.Effect switch { PreferredEffect.RiskRatio => "Risk Ratio", PreferredEffect.MeanDifference => "Mean Difference", _ => "Standardized Mean Difference" }),
        new("Unit of effect measure", _ => null),
        new("Analysis model", a => a.Finding.Estimate?.Model.Contains("random", StringComparison.Ordinal) ?? true ? "Random effect" : "Fixed effect"),
        new("Subgroup estimates", _ => false),
        new("Overall estimates", a => a.HasOverall),
        new("Test for subgroup differences", _ => false),
        new("Swap event and non-event", _ => false),
        new("Study CI", _ => "95%"),
        new("Estimate CI", _ => "95%"),
        new("Experimental cases", a => Sum(a, r => r.Cases)),
        new("Experimental N", a => Sum(a, r => r.N)),
        new("Control cases", a => Sum(a, r => r.ControlCases)),
        new("Control N", a => Sum(a, r => r.ControlN)),
        new("Mean", a => Overall(a)?.Value),
        new("CI start", a => Overall(a)?.Interval.Lower),
        new("CI end", a => Overall(a)?.Interval.Upper),
        new("Heterogeneity Tau²", a => Overall(a)?.Tau2),
        new("Heterogeneity Chi²", _ => null),
        new("Heterogeneity df", a => a.HasOverall ? a.Rows.Length - 1 : null),
        new("Heterogeneity P", _ => null),
        new("Heterogeneity I²", a => Overall(a)?.I2),
        new("Effect Z", _ => null),
        new("Effect P", a => Overall(a)?.P),
        new("Subgroup Chi²", _ => null),
        new("Subgroup df", _ => null),
        new("Subgroup P", _ => null),
        new("Subgroup I²", _ => null),
        new("ID", a => "finding:" + a.Finding.Id),
    ]);

    private static readonly CsvTable<Analysis> Subgroups = new(
    [
        .. "Analysis group,Analysis number,Subgroup,Subgroup number,Experimental cases,Experimental N,Control cases,Control N,Weight,Mean,CI start,CI end,Heterogeneity Tau²,Heterogeneity Chi²,Heterogeneity df,Heterogeneity P,Heterogeneity I²,Effect Z,Effect P,ID"
            .Split(',').Select(name => new Column<Analysis>(name, _ => null)),
    ]);

    public static byte[] DataRows(ImmutableArray<Analysis> all) => Rows.Write(all.SelectMany(a => a.Rows.Select(r => (a, r))));

    public static byte[] Overall(ImmutableArray<Analysis> all) => Settings.Write(all);

    /// <summary>Cells and routes are compared between studies only, so no subgroup is pooled: the head of the table and nothing below.</summary>
    public static byte[] NoSubgroups() => Subgroups.Write([]);

    private static Estimate? Overall(Analysis a) => a.HasOverall ? a.Finding.Estimate : null;

    private static int? Sum(Analysis a, Func<AnalysisRow, int?> value) => a.Rows.Any(r => value(r) is not null) ? a.Rows.Sum(value) : null;

    private static double? Natural(Analysis a, double? x) => a.IsRatio && x is { } log ? Math.Exp(log) : x;
}
