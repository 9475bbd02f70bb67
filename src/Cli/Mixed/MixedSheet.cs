using System.Globalization;
using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Pooling;
using Spectre.Console;
using static Equipoise.Cli.Meta.MetaSheet;

namespace Equipoise.Cli.Mixed;

/// <summary>A fitted mixed model as a person reads it in a window of 80 columns.</summary>
internal static class MixedSheet
{
    /// <summary>More visits than this make a covariance matrix wider than the window.</summary>
    private const int MostVisits = 7;

    public static void Print(MixedResult result)
    {
        var fit = result.Fit;
        Console.WriteLine(FormattableString.Invariant($"Mixed model ({fit.Options.Method}), {fit.N} rows, residuals {result.Covariance}, degrees of freedom {result.Df}"));
        Console.WriteLine();
        AnsiConsole.Write(Fixed(fit.Coefficients));
        Terms(fit.TermTests());
        foreach (var random in fit.RandomCovariances) Covariance($"Random effects of {random.Name}", random);
        Covariance("Residuals", fit.ResidualCovariance());
        Console.WriteLine();
        Console.WriteLine($"Log likelihood {Shown(fit.LogLikelihood)}, {fit.ParameterCount} parameters, AIC {Shown(fit.Aic)}, BIC {Shown(fit.Bic)}");
        if (result.Means is { } means) Means(result, means);
        for (var t = 0; t < fit.RandomCovariances.Count && result.ShowsEffects; t++) Effects(fit, t);
        if (result.Notes.Count == 0) return;
        Console.WriteLine();
        foreach (var note in result.Notes) Console.Error.WriteLine($"Note: {note.Message}");
    }

    private static Table Fixed(IReadOnlyList<Coefficient> coefficients)
    {
        var isT = coefficients.Any(c => double.IsFinite(c.DegreesOfFreedom));
        var table = Plain(["", "estimate", "SE", isT ? "t" : "z", .. isT ? ["df"] : Array.Empty<string>(), "p", "interval"]);
        foreach (var c in coefficients) table.AddRow([Markup.Escape(c.Name), Shown(c.Estimate), Brief(c.StandardError), Brief(c.Statistic), .. isT ? [Brief(c.DegreesOfFreedom)] : Array.Empty<string>(), P(c.P), Brief(c.Interval)]);
        return table;
    }

    /// <summary>Three significant digits, so that a line fits the window.</summary>
    private static string Brief(double x)
    {
        if (!double.IsFinite(x)) return double.IsNaN(x) ? "–" : x > 0 ? "∞" : "-∞";
        if (Math.Abs(x) is not (0 or (>= 1e-3 and < 1e6))) return x.ToString("0.##e+0", CultureInfo.InvariantCulture);
        var decimals = x == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(x))), 0, 5);
        return x.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Brief(Statistics.Interval i) => $"{Brief(i.Lower)} to {Brief(i.Upper)}";

    private static void Terms(IReadOnlyList<TermTest> terms)
    {
        if (terms.Count == 0) return;
        Head("Tests of terms, each given all others");
        var isF = terms.Any(t => double.IsFinite(t.Test.Df2));
        var table = Plain("", isF ? "F" : "chi-square", "df", "p");
        foreach (var (name, test) in terms.Select(t => (t.Term, t.Test))) table.AddRow(Markup.Escape(name), Shown(test.Statistic), isF ? $"{Shown(test.Df1)}, {Shown(test.Df2)}" : Shown(test.Df1), P(test.P));
        AnsiConsole.Write(table);
    }

    private static void Covariance(string title, CovarianceMatrix m)
    {
        if (m.Size == 1)
        {
            Console.WriteLine($"{title}: SD {Shown(m.StandardDeviation(0))}");
            return;
        }

        var shown = Math.Min(m.Size, MostVisits);
        Head($"{title}: SD and correlations{(shown < m.Size ? FormattableString.Invariant($", the first {shown} of {m.Size}") : "")}");
        var table = Plain(["", "SD", .. m.Names.Take(shown - 1).Select(n => Markup.Escape(n.Length > 12 ? n[..11] + "…" : n))]);
        for (var r = 0; r < shown; r++) table.AddRow([Markup.Escape(m.Names[r]), Shown(m.StandardDeviation(r)), .. Enumerable.Range(0, shown - 1).Select(c => c < r ? m.Correlation(r, c).ToString("0.000", CultureInfo.InvariantCulture) : "")]);
        AnsiConsole.Write(table);
    }

    private static void Means(MixedResult result, EstimatedMeans means)
    {
        Head($"Marginal means of {string.Join(", ", means.Variables)}");
        var table = Plain("", "mean", "SE", "df", "interval");
        foreach (var m in means.Means) table.AddRow(Markup.Escape(string.Join(", ", m.Levels)), Shown(m.Mean.Estimate), Brief(m.Mean.StandardError), Brief(m.Mean.DegreesOfFreedom), Range(m.Mean.Interval));
        AnsiConsole.Write(table);
        Head($"Differences of {means.Variables[^1]}, not adjusted for their number");
        table = Plain("", "difference", "SE", "df", "p", "interval");
        foreach (var d in result.Differences) table.AddRow(Markup.Escape(string.Join(", ", d.At.Append(d.Difference.Name))), Shown(d.Difference.Estimate), Brief(d.Difference.StandardError), Brief(d.Difference.DegreesOfFreedom), P(d.Difference.P), Brief(d.Difference.Interval));
        AnsiConsole.Write(table);
    }

    private static void Effects(MixedFit fit, int term)
    {
        var names = fit.RandomCovariances[term].Names;
        Head($"Predicted effects of {fit.RandomCovariances[term].Name}");
        var table = Plain(["", .. names.SelectMany(n => new[] { Markup.Escape(n), "SE" })]);
        foreach (var g in fit.Predicted(term)) table.AddRow([Markup.Escape(g.Group), .. g.Effects.Zip(g.StandardErrors, (e, s) => new[] { Shown(e), Shown(s) }).SelectMany(c => c)]);
        AnsiConsole.Write(table);
    }

    private static string P(double p) => p < 0.0001 ? "<.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Head(string text)
    {
        Console.WriteLine();
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(text)}[/]");
    }
}
