using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Synthesis;

/// <summary>Pools counts over studies by Mantel and Haenszel, or Peto.</summary>
internal static class PoolCounts
{
    public static MetaReport Of(MetaReport report, Warnings warnings)
    {
        var request = report.Request;
        if (request.Model == PoolingModel.Peto && report.Measure.Name is not ("OR" or "PETO")) throw new ArgumentException("Peto's method pools odds ratios; the measure is OR or PETO.", nameof(report));
        if (!Enum.TryParse<MantelHaenszelMeasure>(report.Measure.Name == "PETO" ? "OR" : report.Measure.Name, out var measure)) throw new ArgumentException($"Mantel and Haenszel's method pools RR, OR, RD, IRR and IRD, not {report.Measure.Name}.", nameof(report));
        if (request.Moderators is not null) throw new ArgumentException("Mantel and Haenszel's method, and Peto's, have no moderators.", nameof(report));
        ZeroCells? each = request.Effects.ZeroCells is { } given ? given with { DropDoubleZero = true } : null;
        report = report with { Effects = Measures.Find(report.Measure.Name)!.Compute(report.Table, request.Effects with { ZeroCells = each ?? ZeroCells.Half with { DropDoubleZero = true } }) };
        var stratified = measure is MantelHaenszelMeasure.IRR or MantelHaenszelMeasure.IRD
            ? OfRates(report, measure, each, warnings)
            : OfTables(report, measure, each, warnings);
        return report with { Stratified = stratified };
    }

    private static StratifiedReport OfTables(MetaReport report, MantelHaenszelMeasure measure, ZeroCells? each, Warnings warnings)
    {
        var tables = StudyData.TwoByTwo(report.Table);
        var level = report.Request.Level;
        StratifiedFit Pool(TwoByTwo[] some) => report.Request.Model == PoolingModel.Peto ? PetoPooling.Fit(some, null, level) : MantelHaenszel.Fit(measure, some, each, null, level);
        var fit = Pool(tables);
        int[] rows = [.. Enumerable.Range(0, tables.Length).Where(i => tables[i].IsComplete && tables[i].N1 > 0 && tables[i].N2 > 0)];
        LeftOut(report, rows, warnings);
        ChiSquareTest? association = null, homogeneity = null;
        if (measure == MantelHaenszelMeasure.OR && report.Request.Model == PoolingModel.MantelHaenszel)
        {
            if (warnings.Try("cmh", () => StratifiedTests.CochranMantelHaenszel(tables), out var cmh)) association = cmh;
            if (warnings.Try("tarone", () => StratifiedTests.Tarone(tables, fit.Pooled.Estimate), out var tarone)) homogeneity = tarone;
        }

        return new(fit, rows, Without(report, rows, tables, Pool, warnings), association, homogeneity);
    }

    private static StratifiedReport OfRates(MetaReport report, MantelHaenszelMeasure measure, ZeroCells? each, Warnings warnings)
    {
        var studies = StudyData.PersonTime(report.Table);
        StratifiedFit Pool(PersonTime[] some) => MantelHaenszel.Fit(measure, some, each, null, report.Request.Level);
        int[] rows = [.. Enumerable.Range(0, studies.Length).Where(i => double.IsFinite(studies[i].Events1 + studies[i].Events2) && studies[i].Time1 > 0 && studies[i].Time2 > 0)];
        LeftOut(report, rows, warnings);
        return new(Pool(studies), rows, Without(report, rows, studies, Pool, warnings), null, null);
    }

    private static StratifiedFit[]? Without<T>(MetaReport report, int[] rows, T[] studies, Func<T[], StratifiedFit> pool, Warnings warnings)
    {
        if (!report.Request.LeaveOneOut) return null;
        return warnings.Try("leave1out", () => rows.Select(omitted => pool([.. rows.Where(r => r != omitted).Select(r => studies[r])])).ToArray(), out var fits) ? fits : null;
    }

    private static void LeftOut(MetaReport report, int[] rows, Warnings warnings) =>
        warnings.LeftOut(Enumerable.Range(0, report.Effects.Count).Except(rows).Select(r => new LeftOutStudy(r, LeftOutReason.Missing)), report.Names);
}
