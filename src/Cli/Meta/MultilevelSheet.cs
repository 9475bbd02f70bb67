using System.Globalization;
using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics.Multilevel;
using Spectre.Console;
using static Equipoise.Cli.Meta.MetaSheet;

namespace Equipoise.Cli.Meta;

/// <summary>The random effects of a multilevel model, as tables.</summary>
internal static class MultilevelSheet
{
    public static void Print(MetaReport report, MultilevelFit fit)
    {
        Components(report, fit);
        Console.WriteLine(FormattableString.Invariant($"Q({fit.QDf}) = {Shown(fit.Q)}, p {PText(fit.QP)}; log likelihood {Shown(fit.Statistics.LogLikelihood)}, AIC {Shown(fit.Statistics.Aic)}"));
        if (fit.Moderators is { } m) Console.WriteLine(FormattableString.Invariant($"Moderators: {(double.IsInfinity(m.Df2) ? $"Q({m.Df1})" : $"F({m.Df1}, {m.Df2})")} = {Shown(m.Statistic)}, p {PText(m.P)}"));
        if (fit.Prediction is { } range) Console.WriteLine($"The true effect of a new estimate is expected between {Shown(range.Lower)} and {Shown(range.Upper)}.");
        if (report.ClustersLeftOut is { } others) WithoutClusters(others);
    }

    private static void Components(MetaReport report, MultilevelFit fit)
    {
        if (fit.Components.Count == 0) return;
        var intervals = report.ComponentIntervals?.ToDictionary(i => (i.Component.Term, i.Component.Name), i => i.Interval);
        var table = intervals is null ? Plain("random effects", "groups", "estimate", "I² %") : Plain("random effects", "groups", "estimate", "interval", "I² %");
        var sigma = 0;
        foreach (var c in fit.Components)
        {
            var share = c.Kind == ComponentKind.Sigma2 && fit.I2.Count > 0 ? Shown(fit.I2[sigma++]) : "";
            string[] interval = intervals is null ? [] : [intervals.TryGetValue((c.Term, c.Name), out var i) ? Range(i) : ""];
            table.AddRow([Markup.Escape(Named(c)), fit.Groups[c.Term].Groups.ToString(CultureInfo.InvariantCulture), c.IsFixed ? "–" : Shown(c.Estimate), .. interval, share]);
        }

        AnsiConsole.Write(table);
    }

    private static void WithoutClusters(IReadOnlyList<ClusterLeftOut> others)
    {
        Console.WriteLine();
        AnsiConsole.MarkupLine("[bold]Leaving out one cluster at a time[/]");
        var table = Plain("without", "k", "estimate", "interval", "p");
        foreach (var o in others)
        {
            if (o.Fit is { } fit) table.AddRow(Markup.Escape(o.Cluster), fit.K.ToString(CultureInfo.InvariantCulture), Shown(fit.Pooled.Estimate), Range(fit.Pooled.Interval), PText(fit.Pooled.P).TrimStart('=', ' '));
            else table.AddRow(Markup.Escape(o.Cluster), "", "–", Markup.Escape(o.Reason!), "");
        }

        AnsiConsole.Write(table);
    }

    private static string Named(VarianceComponent c)
    {
        var symbol = c.Kind switch { ComponentKind.Sigma2 => "σ²", ComponentKind.Tau2 => "τ²", _ => "ρ" };
        return $"{symbol} {(c.Levels.Count == 0 ? c.TermName : string.Join(", ", c.Levels))}";
    }
}
