using System.Collections.Immutable;
using Equipoise.Statistics;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Site.Pictures.Forest;

/// <summary>Forest pictures of fits.</summary>
public static class ForestFits
{
    /// <summary>The studies of a fit and their pooled effect.</summary>
    /// <param name="fit">A meta-analysis without moderators.</param>
    /// <param name="names">One name for each study that was given to the fit, in order; those left out are named without a mark.</param>
    /// <param name="scale">How effects are shown.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="groups">One word a study: studies with the same word are pooled for themselves first.</param>
    /// <param name="comparisons">Whether each study had a comparison group.</param>
    public static ForestPicture Of(Fit fit, IReadOnlyList<string> names, EffectScale scale, string title, IReadOnlyList<string>? groups = null, IReadOnlyList<Comparison>? comparisons = null)
    {
        var rows = Rows(fit, names, comparisons);
        var overall = Summary($"{Pooled(fit)}, {ModelOf(fit)}", fit);
        var picture = new ForestPicture(scale, [], overall) { Title = title, Level = fit.Options.Level };
        if (groups is null) return picture with { Groups = [new(null, [.. rows.Select(r => r.Row)])] };
        var parts = rows.GroupBy(r => groups[r.At], StringComparer.Ordinal).Select(g => Group(fit, g.Key, [.. g])).ToList();
        return picture with { Groups = [.. parts.Select(p => p.Group)], Notes = Between(parts) };
    }

    /// <summary>The pooled effect as the studies came in.</summary>
    public static ForestPicture Cumulative(Fit fit, IReadOnlyList<string> names, EffectScale scale, string title, IReadOnlyList<double>? by = null)
    {
        var (order, steps) = Equipoise.Statistics.SmallStudies.Cumulative.Of(fit, by);
        return Of(fit, scale, title, ForestSteps.Cumulative, steps.Select((step, i) => Row($"{(i == 0 ? "" : "+ ")}{names[fit.Rows[order[i]]]}", step)));
    }

    /// <summary>The pooled effect without each study in turn.</summary>
    public static ForestPicture LeaveOneOut(Fit fit, IReadOnlyList<string> names, EffectScale scale, string title) =>
        Of(fit, scale, title, ForestSteps.LeaveOneOut, Equipoise.Statistics.SmallStudies.LeaveOneOut.Of(fit).Select((without, i) => Row($"without {names[fit.Rows[i]]}", without)));

    private static ForestPicture Of(Fit fit, EffectScale scale, string title, ForestSteps steps, IEnumerable<ForestRow> rows) =>
        new(scale, [new(null, [.. rows])], Summary($"{Pooled(fit)}, {ModelOf(fit)}", fit)) { Title = title, Level = fit.Options.Level, Steps = steps };

    private static ForestRow Row(string name, Fit fit) => new(name, fit.Pooled.Estimate, fit.Pooled.Interval);

    private static List<(int At, int Taken, ForestRow Row)> Rows(Fit fit, IReadOnlyList<string> names, IReadOnlyList<Comparison>? comparisons)
    {
        var weights = fit.Weights();
        var taken = fit.Rows.Select((row, i) => (row, i)).ToDictionary(r => r.row, r => r.i);
        return [.. names.Select((name, at) =>
        {
            var comparison = comparisons?[at] ?? Comparison.NotShown;
            if (!taken.TryGetValue(at, out var i)) return (at, -1, new ForestRow(name, null, null) { Comparison = comparison });
            var effect = new EffectSize(fit.StudyEstimates[i], fit.StudyVariances[i]);
            return (at, i, new ForestRow(name, effect.Estimate, effect.Interval(fit.Options.Level), weights[i]) { Comparison = comparison });
        })];
    }

    private static (ForestGroup Group, Fit? Fit) Group(Fit fit, string name, List<(int At, int Taken, ForestRow Row)> rows)
    {
        var taken = rows.Where(r => r.Taken >= 0).Select(r => r.Taken).ToList();
        ImmutableArray<ForestRow> drawn = [.. rows.Select(r => r.Row)];
        if (taken.Count == 0) return (new(name, drawn), null);
        var own = MetaAnalysis.Fit([.. taken.Select(i => fit.StudyEstimates[i])], [.. taken.Select(i => fit.StudyVariances[i])], fit.Options);
        return (new(name, drawn, Summary(Pooled(own), own)), own);
    }

    /// <summary>Whether the groups differ by more than chance: Q of their pooled effects. Borenstein M, Higgins JPT (2013). Prevention Science 14:134–143. doi:10.1007/s11121-013-0377-7.</summary>
    private static ImmutableArray<string> Between(List<(ForestGroup Group, Fit? Fit)> parts)
    {
        var fits = parts.Select(p => p.Fit).OfType<Fit>().ToList();
        if (fits.Count < 2) return [];
        var between = MetaAnalysis.Fit([.. fits.Select(f => f.Pooled.Estimate)], [.. fits.Select(f => f.Pooled.StandardError * f.Pooled.StandardError)], new() { Method = HeterogeneityMethod.EE });
        return [FormattableString.Invariant($"Difference between groups: Q = {Shown.Number(between.Q, 2)}, df = {between.QDf}, {Shown.P(between.QP)}. Each group has its own τ².")];
    }

    private static ForestSummary Summary(string name, Fit fit) => new(name, fit.Pooled.Estimate, fit.Pooled.Interval, fit is { K: > 2, Tau2: > 0 } ? fit.Prediction : null) { Note = Note(fit) };

    private static string Pooled(Fit fit) => $"Pooled, {Shown.Count(fit.K, "study", "studies")}";

    private static string ModelOf(Fit fit) => fit.Options.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE ? "equal effects" : $"random effects ({fit.Options.Method})";

    private static string? Note(Fit fit)
    {
        if (fit.K < 2) return null;
        var tau2 = fit.Options.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE ? "" : $"τ² = {Shown.Number(fit.Tau2, fit.Tau2 < 0.1 ? 3 : 2)}, ";
        return FormattableString.Invariant($"Heterogeneity: {tau2}I² = {fit.I2:0}%, Q = {Shown.Number(fit.Q, 2)}, df = {fit.QDf}, {Shown.P(fit.QP)}{(fit.Converged ? "" : "; the search for τ² did not end")}");
    }
}
