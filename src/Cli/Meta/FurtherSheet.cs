using Equipoise.Evidence.Synthesis;
using Spectre.Console;
using static Equipoise.Cli.Meta.MetaSheet;

namespace Equipoise.Cli.Meta;

/// <summary>The analyses beside the model, as tables.</summary>
internal static class FurtherSheet
{
    public static void Print(MetaReport report)
    {
        if (report.Subgroups is { } groups)
        {
            Head($"By {report.Request.Subgroup}");
            var table = Plain("subgroup", "k", "estimate", "interval", "τ²", "I² %");
            foreach (var g in groups.Groups) table.AddRow(Markup.Escape(g.Label), g.Fit.K.ToString(System.Globalization.CultureInfo.InvariantCulture), Shown(g.Fit.Pooled.Estimate), Range(g.Fit.Pooled.Interval), Shown(g.Fit.Tau2), Shown(g.Fit.I2));
            AnsiConsole.Write(table);
            if (groups.Between is { } b) Console.WriteLine(FormattableString.Invariant($"Between subgroups: Q({b.Df1}) = {Shown(b.Statistic)}, p {PText(b.P)}"));
        }

        if (report.Weighted is { } weighted)
        {
            Head($"With the weights of column {report.Request.Weights}");
            AnsiConsole.Write(Coefficients(weighted.Coefficients));
        }

        if (report.Robust is { } robust)
        {
            Head($"Cluster-robust by {report.Request.Cluster} ({(robust.SmallSample is null ? "CR1" : "CR2, Satterthwaite")}), {robust.Default.Clusters.ToString(System.Globalization.CultureInfo.InvariantCulture)} clusters");
            AnsiConsole.Write(Coefficients((robust.SmallSample ?? robust.Default).Coefficients));
        }

        if (report.LeaveOneOut is { } loo) Steps("Leaving out", [.. report.Fit!.Rows.Select(r => report.Names[r])], loo);
        if (report.Cumulative is { } c) Steps("Adding", [.. c.Rows.Select(r => report.Names[r])], c.Steps);
        SmallStudies(report);
        if (report.Influence is { } influence)
        {
            Head("What each study does");
            var table = Plain("study", "rstudent", "DFFITS", "Cook", "cov.r", "τ² without", "hat", "");
            for (var i = 0; i < influence.Count; i++) table.AddRow(Markup.Escape(report.Names[report.Fit!.Rows[i]]), Shown(influence[i].Deleted.Z), Shown(influence[i].Dffits), Shown(influence[i].Cook), Shown(influence[i].CovarianceRatio), Shown(influence[i].Tau2Without), Shown(influence[i].Hat), influence[i].IsInfluential ? "*" : "");
            AnsiConsole.Write(table);
        }

        if (report.Predictions is { Count: > 1 } predictions)
        {
            Head("Expected");
            var table = Plain("study", "estimate", "interval", "prediction");
            for (var i = 0; i < predictions.Count; i++) table.AddRow(Markup.Escape(report.Multilevel is { } m ? predictions.Count == m.K ? report.Names[m.Rows[i]] : FormattableString.Invariant($"Level {i + 1}") : report.Names[report.Fit!.Rows[i]]), Shown(predictions[i].Estimate), Range(predictions[i].Confidence), Range(predictions[i].Range));
            AnsiConsole.Write(table);
        }

        if (report.Bayesian is { } bayes)
        {
            Head($"Bayesian, τ ~ {report.Request.TauPrior!.Name}");
            var table = Plain("", "mode", "median", "mean", "shortest interval");
            foreach (var (name, p) in new (string, Statistics.Bayesian.Posterior)[] { ("τ", bayes.Tau), ("average effect", bayes.Mu), ("a new study", bayes.Predicted) }) table.AddRow(name, Shown(p.Mode), Shown(p.Median), p.Mean is { } mean ? Shown(mean) : "–", Range(p.Shortest(report.Request.Level)));
            AnsiConsole.Write(table);
            Console.WriteLine($"Above zero with probability {Shown(bayes.Mu.Above(0))}.");
        }

        if (report.BestPredictions is { } best)
        {
            Head("Best linear unbiased predictions");
            var table = Plain("study", "estimate", "SE", "interval");
            for (var i = 0; i < best.Count; i++) table.AddRow(Markup.Escape(report.Names[report.Fit!.Rows[i]]), Shown(best[i].Estimate), Shown(best[i].StandardError), Range(best[i].Interval));
            AnsiConsole.Write(table);
        }
    }

    private static void SmallStudies(MetaReport report)
    {
        if (report.Egger is { } egger)
        {
            Head("Funnel asymmetry");
            Console.WriteLine($"Egger by meta-regression: z {Shown(egger.Regression.Slope.Statistic)}, p {PText(egger.Regression.Slope.P)}{(egger.Regression.Limit is { } l ? $"; an infinitely large study: {Shown(l.Estimate)} ({Range(l.Interval)})" : "")}");
            Console.WriteLine(FormattableString.Invariant($"Egger, classical: t({egger.Classical.Slope.DegreesOfFreedom}) {Shown(egger.Classical.Slope.Statistic)}, p {PText(egger.Classical.Slope.P)}"));
        }

        if (report.RankTest is { } rank) Console.WriteLine($"Rank correlation: τ {Shown(rank.Tau)}, p {PText(rank.P)}{(rank.IsExact ? " (exact)" : "")}");
        if (report.TrimAndFill is { } filled)
        {
            Head($"Trim and fill ({report.Request.TrimAndFill})");
            Console.WriteLine(FormattableString.Invariant($"{filled.Missing} missing on the {(filled.MissingOnTheRight ? "right" : "left")} (SE {Shown(filled.MissingStandardError)}); with them {Shown(filled.Fit.Pooled.Estimate)} ({Range(filled.Fit.Pooled.Interval)})"));
        }

        if (report.ExcessSignificance is { Result: var tes }) Console.WriteLine(FormattableString.Invariant($"Excess significance: {tes.Observed} significant, {Shown(tes.Expected)} expected, p {PText(tes.P)}"));
        if (report.PetPeese is { } pet) Console.WriteLine($"{(pet.UsesPeese ? "PEESE" : "PET")}: {Shown(pet.Estimate.Estimate)} ({Range(pet.Estimate.Interval)})");
        if (report.HenmiCopas is { } hc) Console.WriteLine($"Henmi and Copas: {Shown(hc.Estimate)} ({Range(hc.Interval)})");
        if (report.Permutation is { } p) Console.WriteLine(FormattableString.Invariant($"Permutation test ({p.Permutations}{(p.IsExact ? ", exact" : "")}): p {string.Join(", ", p.P.Select(x => PText(x).TrimStart('=', ' ')))}"));
        if (report.FailSafe is { } safe) Console.WriteLine(FormattableString.Invariant($"Fail-safe N: Rosenthal {safe.Rosenthal}, Orwin {safe.Orwin}, Rosenberg {safe.Rosenberg}"));
    }

    private static void Steps(string verb, string[] names, IReadOnlyList<Statistics.Pooling.Fit> fits)
    {
        Head($"{verb} one at a time");
        var table = Plain(verb == "Adding" ? "adding" : "without", "estimate", "interval", "p", "τ²", "I² %");
        for (var i = 0; i < fits.Count; i++) table.AddRow(Markup.Escape(names[i]), Shown(fits[i].Pooled.Estimate), Range(fits[i].Pooled.Interval), PText(fits[i].Pooled.P).TrimStart('=', ' '), Shown(fits[i].Tau2), Shown(fits[i].I2));
        AnsiConsole.Write(table);
    }

    private static void Head(string text)
    {
        Console.WriteLine();
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(text)}[/]");
    }
}
