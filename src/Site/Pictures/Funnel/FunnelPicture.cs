using System.Collections.Immutable;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Site.Pictures.Funnel;

/// <summary>One study in a funnel.</summary>
public sealed record FunnelStudy(string Name, double Estimate, double StandardError)
{
    public Comparison Comparison { get; init; }
}

/// <summary>
/// Effects against their standard errors, with the regions where a study would be significant against no effect, so that one sees whether the
/// missing ones are the non-significant ones. Peters JL et al. (2008). Journal of Clinical Epidemiology 61:991–996. doi:10.1016/j.jclinepi.2007.11.010.
/// </summary>
public sealed record FunnelPicture(EffectScale Scale, ImmutableArray<FunnelStudy> Studies, double Pooled) : Picture
{
    public override string Kind => "funnel";

    /// <summary>Studies that trim and fill put in; they do not exist.</summary>
    public ImmutableArray<EffectSize> Filled { get; init; } = [];

    /// <summary>The pooled effect with them.</summary>
    public double? PooledWithFilled { get; init; }

    public override string Description
    {
        get
        {
            double[] ps = [.. Studies.Select(s => P(s.Estimate, s.StandardError))];
            var filled = Filled.IsEmpty ? "" : $" Trim and fill added {Shown.Count(Filled.Length, "invented study", "invented studies")}.";
            return $"{Title}. {Shown.Count(Studies.Length, "study", "studies")}: {ps.Count(p => p > 0.1)} with p above 0.1, {ps.Count(p => p is <= 0.1 and > 0.05)} with p from 0.05 to 0.1, {ps.Count(p => p is <= 0.05 and > 0.01)} from 0.01 to 0.05, {ps.Count(p => p <= 0.01)} below 0.01. Pooled {Scale.Name}: {Scale.Figure(Pooled, Decimals)}.{filled}";
        }
    }

    public int Decimals => Scale.Decimals(4 * Studies.Select(s => s.StandardError).Order().ElementAtOrDefault(Studies.Length / 2));

    /// <summary>Decimals of standard errors.</summary>
    public int ErrorDecimals => Shown.Decimals(Studies.Select(s => s.StandardError).Order().ElementAtOrDefault(Studies.Length / 2)) + 1;

    public override TextTable Table => new(
        ["Study", "No.", Shown.Upper(Scale.Name), "Standard error", "p"],
        [
            .. Studies.Select((s, i) => Row(s.Name, Shown.Short(i + 1), s.Estimate, s.StandardError)),
            .. Filled.Select((f, i) => Row($"added by trim and fill {Shown.Short(i + 1)}", "", f.Estimate, f.StandardError)),
        ])
    {
        Notes = [$"Pooled {Scale.Name}: {Scale.Figure(Pooled, Decimals)}.", .. PooledWithFilled is { } with ? [$"With the added studies: {Scale.Figure(with, Decimals)}. A sensitivity analysis, not a correction."] : Array.Empty<string>()],
    };

    public override Drawing Draw(Breadth breadth) => FunnelLayout.Draw(this, new(breadth));

    /// <summary>The funnel of a fit.</summary>
    /// <param name="fit">A meta-analysis.</param>
    /// <param name="names">One name for each study that was given to the fit.</param>
    /// <param name="scale">How effects are shown.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="filled">Trim and fill of it.</param>
    /// <param name="comparisons">Whether each study had a comparison group.</param>
    public static FunnelPicture Of(Fit fit, IReadOnlyList<string> names, EffectScale scale, string title, TrimAndFillResult? filled = null, IReadOnlyList<Comparison>? comparisons = null) =>
        new(scale, [.. fit.Rows.Select((row, i) => new FunnelStudy(names[row], fit.StudyEstimates[i], Math.Sqrt(fit.StudyVariances[i])) { Comparison = comparisons?[row] ?? Comparison.NotShown })], fit.Pooled.Estimate)
        {
            Title = title,
            Filled = [.. filled?.Filled ?? []],
            PooledWithFilled = filled is { Missing: > 0 } ? filled.Fit.Pooled.Estimate : null,
        };

    private ImmutableArray<string> Row(string name, string number, double estimate, double error) =>
        [name, number, Scale.Figure(estimate, Decimals), Shown.Number(error, ErrorDecimals), Shown.P(P(estimate, error))];

    private static double P(double estimate, double error) => new EffectSize(estimate, error * error).P;
}
