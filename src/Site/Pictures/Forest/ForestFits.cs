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
    public static ForestPicture Of(Fit fit, IReadOnlyList<string> names, EffectScale scale, string title, IReadOnlyList<string?>? groups = null, IReadOnlyList<Comparison>? comparisons = null)
    {
        var rows = Rows(fit, names, comparisons);
        var overall = Summary($"{Pooled(fit)}, {ModelOf(fit)}", fit);
        var picture = new ForestPicture(scale, [], overall) { Title = title, Level = fit.Options.Level };
        if (groups is null) return picture with { Groups = [new(null, [.. rows.Select(r => r.Row)])] };
        var subgroups = Subgroups.Of([.. fit.StudyEstimates], [.. fit.StudyVariances], [.. fit.Rows.Select(r => groups[r])], fit.Options);
        var fits = subgroups.Groups.ToDictionary(g => g.Label, g => g.Fit, StringComparer.Ordinal);
        return picture with
        {
            Groups = [.. rows.GroupBy(r => groups[r.At] is { Length: > 0 } group ? group : "no group given", StringComparer.Ordinal).Select(g => new ForestGroup(g.Key, [.. g.Select(r => r.Row)], fits.TryGetValue(g.Key, out var own) ? Summary(Pooled(own), own) : null))],
            Notes = subgroups.Between is { } test ? [FormattableString.Invariant($"Difference between groups: Q = {Shown.Number(test.Statistic, 2)}, df = {test.Df1}, {Shown.P(test.P)}. Each group has its own τ².")] : [],
        };
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

    private static List<(int At, ForestRow Row)> Rows(Fit fit, IReadOnlyList<string> names, IReadOnlyList<Comparison>? comparisons)
    {
        var weights = fit.Weights();
        var taken = fit.Rows.Select((row, i) => (row, i)).ToDictionary(r => r.row, r => r.i);
        return [.. names.Select((name, at) =>
        {
            var comparison = comparisons?[at] ?? Comparison.NotShown;
            if (!taken.TryGetValue(at, out var i)) return (at, new ForestRow(name, null, null) { Comparison = comparison });
            var effect = new EffectSize(fit.StudyEstimates[i], fit.StudyVariances[i]);
            return (at, new ForestRow(name, effect.Estimate, effect.Interval(fit.Options.Level), weights[i]) { Comparison = comparison });
        })];
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
