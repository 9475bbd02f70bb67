using System.Globalization;
using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Proportions;
using Spectre.Console;

namespace Equipoise.Cli.Meta;

/// <summary>A pooled table as a person reads it in a window of 80 columns.</summary>
internal static class MetaSheet
{
    public static void Print(MetaReport report, BackTransform? natural)
    {
        Console.WriteLine(Title(report));
        Console.WriteLine();
        AnsiConsole.Write(Coefficients(report.Stratified is { } s ? [s.Fit.Pooled] : report.CountModel?.Coefficients ?? report.Multilevel?.Coefficients ?? report.Fit!.Coefficients));
        if (report.Fit is { } fit) Heterogeneity(report, fit);
        else if (report.Multilevel is { } levels) MultilevelSheet.Print(report, levels);
        else if (report.Stratified is { } counts) Console.WriteLine(FormattableString.Invariant($"Q({counts.Fit.QDf}) = {Shown(counts.Fit.Q)}, p {PText(counts.Fit.QP)}; I² {counts.Fit.I2:0.0} %"));
        else if (report.CountModel is { } model) Console.WriteLine(FormattableString.Invariant($"τ² {Shown(model.Tau2)}; LRT({model.LikelihoodRatio.Df}) = {Shown(model.LikelihoodRatio.Statistic)}, p {PText(model.LikelihoodRatio.P)}"));
        if (natural is not null) Natural(report, natural);
        FurtherSheet.Print(report);
        if (report.Warnings.Count == 0) return;
        Console.WriteLine();
        foreach (var w in report.Warnings) Console.Error.WriteLine($"Note: {w.Message}");
    }

    internal static Table Plain(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < columns.Length; i++) table.AddColumn(i == 0 ? new TableColumn(columns[i]).Padding(0, 1) : new TableColumn(columns[i]).RightAligned().NoWrap().Padding(1, 0));
        return table;
    }

    /// <summary>Four significant digits, without an exponent where it can be.</summary>
    internal static string Shown(double x) => double.IsNaN(x) ? "–" : Math.Abs(x) is 0 or (>= 1e-3 and < 1e6)
        ? x.ToString("F" + Decimals(x), CultureInfo.InvariantCulture)
        : x.ToString("0.###e+0", CultureInfo.InvariantCulture);

    private static int Decimals(double x) => x == 0 || (x == Math.Floor(x) && Math.Abs(x) < 1e6) ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(x))), 0, 6);

    internal static string PText(double p) => p < 0.0001 ? "< .0001" : FormattableString.Invariant($"= {p:0.0000}");

    internal static string Range(Interval i) => $"{Shown(i.Lower)} to {Shown(i.Upper)}";

    internal static Table Coefficients(IEnumerable<Coefficient> coefficients)
    {
        var isT = coefficients.Any(c => double.IsFinite(c.DegreesOfFreedom));
        var table = isT ? Plain("", "estimate", "SE", "t", "df", "p", "interval") : Plain("", "estimate", "SE", "z", "p", "interval");
        foreach (var c in coefficients)
        {
            string[] cells = [Markup.Escape(c.Name), Shown(c.Estimate), Shown(c.StandardError), Shown(c.Statistic), .. isT ? [Shown(c.DegreesOfFreedom)] : Array.Empty<string>(), c.P < 0.0001 ? "<.0001" : c.P.ToString("0.0000", CultureInfo.InvariantCulture), Range(c.Interval)];
            table.AddRow(cells);
        }

        return table;
    }

    private static string Title(MetaReport report)
    {
        var model = report.Request.Model switch
        {
            PoolingModel.MantelHaenszel => "Mantel–Haenszel",
            PoolingModel.Peto => "Peto",
            PoolingModel.InverseVariance when report.Multilevel is not null => $"Multilevel model ({report.Request.Method})",
            PoolingModel.Counts => $"Mixed model of the counts ({report.Request.CountModel})",
            _ => report.Request.Method is Statistics.Heterogeneity.HeterogeneityMethod.EE or Statistics.Heterogeneity.HeterogeneityMethod.FE ? "Equal effects" : $"Random effects ({report.Request.Method})",
        };
        var k = report.K;
        return FormattableString.Invariant($"{model}, {k} {(report.Multilevel is not null ? "estimates" : k == 1 ? "study" : "studies")}, {report.Measure.Label} ({report.Measure.Name})");
    }

    private static void Heterogeneity(MetaReport report, Fit fit)
    {
        if (fit.Options.Method is not (Statistics.Heterogeneity.HeterogeneityMethod.EE or Statistics.Heterogeneity.HeterogeneityMethod.FE))
        {
            Console.WriteLine($"τ² {Shown(fit.Tau2)} (SE {Shown(fit.Tau2StandardError)}{(report.QProfile?.Tau2 is { } t ? $", {Range(t)}" : "")})");
        }

        Console.WriteLine($"I² {Shown(fit.I2)} %{(report.QProfile?.I2 is { } i ? $" ({Range(i)})" : "")}, H² {Shown(fit.H2)}");
        Console.WriteLine(FormattableString.Invariant($"Q({fit.QDf}) = {Shown(fit.Q)}, p {PText(fit.QP)}"));
        if (fit.Moderators is { } m) Console.WriteLine(FormattableString.Invariant($"Moderators: {(double.IsInfinity(m.Df2) ? $"Q({m.Df1})" : $"F({m.Df1}, {m.Df2})")} = {Shown(m.Statistic)}, p {PText(m.P)}{(double.IsNaN(fit.R2) ? "" : $"; R² {Shown(fit.R2)} %")}"));
        if (fit.Prediction is { } range) Console.WriteLine($"A new study's true effect is expected between {Shown(range.Lower)} and {Shown(range.Upper)}.");
    }

    private static void Natural(MetaReport report, BackTransform natural)
    {
        double To(double x) => natural.At(x);
        var pooled = report.Pooled;
        Console.WriteLine($"On the natural scale ({natural.Name}): {Shown(To(pooled.Estimate))} ({Shown(To(pooled.Interval.Lower))} to {Shown(To(pooled.Interval.Upper))}){((report.Fit?.Prediction ?? report.Multilevel?.Prediction) is { } r ? $", prediction {Shown(To(r.Lower))} to {Shown(To(r.Upper))}" : "")}");
    }
}
