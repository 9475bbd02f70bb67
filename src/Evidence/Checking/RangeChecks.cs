using System.Globalization;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Places;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>Figures lie where they can lie: scores on their scale, ages above zero, doses positive.</summary>
internal static class RangeChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var scales = files.Of<Instrument>().Where(i => i.Range is not null).DistinctBy(i => i.Id, StringComparer.Ordinal).ToDictionary(i => i.Id, i => i.Range!, StringComparer.Ordinal);
        var records = files.All.Select(r => r.Record).ToList();
        return Parts.Of<Result>(records).SelectMany(r => Score(at, r, r.Subscale is null && scales.TryGetValue(r.Instrument, out var scale) ? scale : null))
            .Concat(Parts.Of<Ages>(records).SelectMany(a => Ages(at, a)))
            .Concat(Parts.Of<Dose>(records).SelectMany(d => Dose(at, d)))
            .Concat(Parts.Of<Sourced<int>>(records).Where(n => n.Value < 0).Select(n => at.Problem(Codes.OutOfRange, n, "value", "A number of children, or a year, is not negative.")))
            .Concat(Parts.Of<Sexes>(records).Where(s => s.Male < 0 || s.Female < 0).Select(s => at.Problem(Codes.OutOfRange, s, "male", "A number of children is not negative.")))
            .Concat(Parts.Of<StandardDeviation>(records).Where(s => s.Value <= 0).Select(s => at.Problem(Codes.OutOfRange, s, "value", "A standard deviation is above zero.")))
            .Concat(Parts.Of<Reliability>(records).Where(r => r.Value is < 0 or > 1).Select(r => at.Problem(Codes.OutOfRange, r, "value", "A reliability lies between 0 and 1.")))
            .Concat(Parts.Of<StatedCorrelation>(records).Where(c => c.Value is <= -1 or >= 1).Select(c => at.Problem(Codes.OutOfRange, c, "value", "A correlation lies between -1 and 1.")))
            .Concat(Parts.Of<BaselineRisk>(records).Where(b => b.Fact is null ? b.Per100 is not (> 0 and < 100) : b.Per100 is not null).Select(b => at.Problem(Codes.OutOfRange, b, "per100", "A baseline is a number above 0 and below 100, or names a fact that has it, and not both.")))
            .Concat(Parts.Of<Overruling>(records).Where(o => o.Levels is < -3 or > 3).Select(o => at.Problem(Codes.OutOfRange, o, "levels", "A domain moves certainty by at most three levels.")))
            .Concat(Parts.Of<ModifierAnswer>(records).Where(a => a.Item is < 1 or > 8).Select(a => at.Problem(Codes.OutOfRange, a, "item", "The items have the numbers 1 to 8.")))
            .Concat(Parts.Of<FamiliarScale>(records).Where(f => f.Sd <= 0).Select(f => at.Problem(Codes.OutOfRange, f, "sd", "A standard deviation is above zero.")))
            .Concat(Parts.Of<Design>(records).Where(d => d is { Clusters.Value: < 1 } or { ClusterCorrelation.Value: < 0 or > 1 }).Select(d => at.Problem(Codes.OutOfRange, d, "clusters", "There is at least one cluster, and the correlation of its children lies between 0 and 1.")))
            .Concat(Parts.Of<UsualChange>(records).Where(c => c.FromAge < 0 || c.ToAge <= c.FromAge || c.ToAge > 120 || c.N < 1).Select(c => at.Problem(Codes.OutOfRange, c, "toAge", "A change leads from an age to a later one, both below 120 years, in at least one child.")))
            .Concat(Parts.Of<CountryMiddle>(records).Where(m => m.Latitude is < -90 or > 90 || m.Longitude is < -180 or > 180).Select(m => at.Problem(Codes.OutOfRange, m, "latitude", "A place lies 90 degrees south to north and 180 degrees west to east.")))
            .Concat(Parts.Of<ScoreRange>(records).Where(r => r.Low >= r.High).Select(r => at.Problem(Codes.IntervalReversed, r, "low", "The low end of a scale lies below its high end.")));
    }

    private static IEnumerable<Problem> Score(Locations at, Result r, ScoreRange? scale)
    {
        if (r.Sd < 0 || r.Se < 0 || r.ChangeSd < 0) yield return at.Problem(Codes.OutOfRange, r, "sd", "A standard deviation or error is not negative.");
        if (r.N < 1 || r.VersusN < 1) yield return at.Problem(Codes.OutOfRange, r, "n", "A number of children is at least 1.");
        if (scale is null || r.Item is not null) yield break;
        foreach (var (field, value) in new[] { ("mean", r.Mean), ("median", r.Median), ("rangeLow", r.RangeLow), ("rangeHigh", r.RangeHigh) })
        {
            if (value is { } v && (v < scale.Low || v > scale.High))
                yield return at.Problem(Codes.OutOfRange, r, field, string.Create(CultureInfo.InvariantCulture, $"{v} lies outside the scale of {r.Instrument}, {scale.Low} to {scale.High}."));
        }
    }

    private static IEnumerable<Problem> Ages(Locations at, Ages a)
    {
        var most = a.Unit == AgeUnit.Years ? 100 : 1200;
        if (new[] { a.Low, a.High, a.Mean, a.Median, a.Sd }.Any(v => v < 0 || v > most)) yield return at.Problem(Codes.OutOfRange, a, "unit", "An age lies between 0 and 100 years.");
        if (a.Low > a.High) yield return at.Problem(Codes.IntervalReversed, a, "low", "The lowest age is above the highest.");
    }

    private static IEnumerable<Problem> Dose(Locations at, Dose d)
    {
        if (d.Amount is null && d.Low is null && d.High is null) yield return at.Problem(Codes.MissingField, d, "amount", "A dose has an amount, or a low and a high end.");
        if (d.Amount <= 0 || d.Low <= 0 || d.Low > d.High || d.Sd < 0) yield return at.Problem(Codes.OutOfRange, d, "amount", "A dose is above zero, its low end below its high end.");
    }
}
