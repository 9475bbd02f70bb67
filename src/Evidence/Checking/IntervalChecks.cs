using System.Globalization;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>An interval holds its estimate and agrees with its p value.</summary>
internal static class IntervalChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var p in files.Of<Review>().SelectMany(r => r.Pooled))
        {
            if (Holds(p.Value, p.CiLower, p.CiUpper) is { } wrong) yield return at.Problem(Codes.IntervalReversed, p, "ciLower", wrong);
            else if (NotALevel(p.CiLevel)) yield return at.Problem(Codes.OutOfRange, p, "ciLevel", Level);
            else if (p.Measure is PooledMeasure.RiskRatio or PooledMeasure.OddsRatio && p.CiLower <= 0) yield return at.Problem(Codes.OutOfRange, p, "ciLower", "A ratio and its limits are above zero.");
            else if (p.PTests == PTests.Effect && p.Note is null && PooledConsistency.Of(p) is { Agrees: false } c)
                yield return at.Problem(Codes.IntervalIsNotP, p, "p", string.Create(CultureInfo.InvariantCulture, $"The interval implies a p of about {c.ImpliedP:0.####}, not {p.P}. If it was printed so, say it in a note."));
        }

        foreach (var r in files.Of<Study>().SelectMany(s => s.Results))
        {
            if (Holds(r.Difference ?? r.Change ?? r.Mean, r.CiLower, r.CiUpper) is { } wrong) yield return at.Problem(Codes.IntervalReversed, r, "ciLower", wrong);
            else if (NotALevel(r.CiLevel)) yield return at.Problem(Codes.OutOfRange, r, "ciLevel", Level);
            else if (r is { Difference: { } d, CiLower: { } lower, CiUpper: { } upper, P: { } p, Note: null }
                && !PooledConsistency.Agree(d, lower, upper, r.CiLevel ?? 95, p, Statistics.Effects.EffectScale.Difference))
                yield return at.Problem(Codes.IntervalIsNotP, r, "p", "The interval and the p value do not belong together. If they were printed so, say it in a note.");
        }

        foreach (var f in files.Of<FactGroup>().SelectMany(g => g.Facts))
        {
            if (Holds(f.Value, f.CiLower, f.CiUpper) is { } wrong) yield return at.Problem(Codes.IntervalReversed, f, "ciLower", wrong);
            if (NotALevel(f.CiLevel)) yield return at.Problem(Codes.OutOfRange, f, "ciLevel", Level);
        }
    }

    private const string Level = "A confidence level lies between 50 and 100 percent, for example 95.";

    private static bool NotALevel(decimal? percent) => percent is < 50 or >= 100;

    private static string? Holds(decimal? value, decimal? lower, decimal? upper) =>
        (lower is null) != (upper is null) ? "An interval has two ends."
        : lower > upper ? "The lower end of the interval is above the upper end."
        : value < lower || value > upper ? "The interval does not hold its own estimate."
        : null;
}
