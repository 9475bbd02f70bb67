using Equipoise.Evidence.Reviews;
using Equipoise.Site.Components;
using Equipoise.Statistics.Effects;

namespace Equipoise.Site.Reviews;

/// <summary>How the site says a pooled number and what its own arithmetic tells of it.</summary>
public static class PooledWords
{
    public static string Figure(PooledResult p) => $"{Words.Number(p.Value)} ({Words.Number(p.CiLower)} to {Words.Number(p.CiUpper)})";

    public static string P(PooledResult p) => p.P is not { } value ? "none printed"
        : value.IsExact ? value.ToString() : $"{(value.Relation == '<' ? "below" : "above")} {value.ToString()[1..]}";

    public static string Verdict(PooledConsistency? consistency) => consistency?.Agrees switch
    {
        true => "agrees",
        false => "does not agree",
        null => "cannot be told",
    };

    /// <summary>Why the check came out as it did.</summary>
    public static string Reason(PooledResult p, PooledConsistency? consistency) => (consistency, p) switch
    {
        (null, _) => "The interval has no width.",
        ({ Agrees: true }, _) => "The printed p can be the p of this interval.",
        ({ Agrees: false }, _) => "The printed p cannot be the p of this interval.",
        (_, { P: null }) => "No p is printed beside it.",
        (_, { P: { } value }) => PooledConsistency.Agree(p.Value, p.CiLower, p.CiUpper, p.CiLevel, value, p.Measure.IsRatio() ? EffectScale.Ratio : EffectScale.Difference)
            ? $"{Tests(p)} As a test of the effect it would fit too."
            : $"{Tests(p)} As a test of the effect it would not fit the interval.",
    };

    /// <summary>A p of the arithmetic: never zero, never more digits than it bears.</summary>
    public static string ImpliedP(double p) => p < 0.0001 ? "below 0.0001" : p.ToString(p < 0.01 ? "0.0000" : "0.000", System.Globalization.CultureInfo.InvariantCulture);

    private static string Tests(PooledResult p) => p.PTests == PTests.Heterogeneity
        ? "The printed p is read as a test of whether the studies differ."
        : "What the printed p tests is not clear.";
}
