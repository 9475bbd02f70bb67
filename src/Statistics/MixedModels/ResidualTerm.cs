using System.Globalization;
using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.MixedModels;

/// <summary>The covariance term of residuals over the visits of subjects.</summary>
internal static class ResidualTerm
{
    public static CovarianceTerm Of(RepeatedMeasures repeated, int[] subjects, int[] used, out string[] visits)
    {
        var largest = subjects.GroupBy(s => s).Max(g => g.Count());
        if (repeated.Covariance == ResidualCovariance.SpatialPower) return OverTime(repeated, subjects, used, largest, out visits);
        if (repeated.Covariance == ResidualCovariance.CompoundSymmetry && repeated.Visits is null)
        {
            visits = [.. Enumerable.Range(1, largest).Select(v => v.ToString(CultureInfo.InvariantCulture))];
            return Term(Structure(repeated.Covariance, largest, largest), subjects, Counted(subjects), visits);
        }

        var given = repeated.Visits ?? throw new ArgumentException("Say at which visit every row was measured: this covariance depends on it.", nameof(repeated));
        visits = Order(repeated, used);
        var numbers = visits.Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i, StringComparer.Ordinal);
        var visit = used.Select(r => numbers.TryGetValue(given[r]!, out var n) ? n : throw new ArgumentException(FormattableString.Invariant($"Row {r + 1}: visit '{given[r]}' is not in the order of visits."), nameof(repeated))).ToArray();
        RefuseRepeats(repeated, subjects, visit, used, visits);

        // Under compound symmetry it does not matter which visits they are, and fewer patterns are left.
        return Term(Structure(repeated.Covariance, visits.Length, largest), subjects, repeated.Covariance == ResidualCovariance.CompoundSymmetry ? Counted(subjects) : visit, visits);
    }

    /// <summary>With one row a subject there is nothing to correlate.</summary>
    private static CovarianceStructure Structure(ResidualCovariance covariance, int visits, int largest)
    {
        double[] positions = [.. Enumerable.Range(0, visits).Select(v => (double)v)];
        return covariance switch
        {
            ResidualCovariance.HeterogeneousIndependent => new Diagonal(visits, true),
            ResidualCovariance.Unstructured when largest > 1 => new Unstructured(visits),
            ResidualCovariance.CompoundSymmetry when largest > 1 => new CompoundSymmetry(visits, largest),
            ResidualCovariance.HeterogeneousCompoundSymmetry when largest > 1 => new CorrelatedLevels(CorrelationKind.Exchangeable, true, positions, largest),
            ResidualCovariance.Autoregressive when largest > 1 => new CorrelatedLevels(CorrelationKind.Autoregressive, false, positions),
            ResidualCovariance.HeterogeneousAutoregressive when largest > 1 => new CorrelatedLevels(CorrelationKind.Autoregressive, true, positions),
            var c => new Diagonal(visits, c is not (ResidualCovariance.CompoundSymmetry or ResidualCovariance.Autoregressive)),
        };
    }

    private static CovarianceTerm OverTime(RepeatedMeasures repeated, int[] subjects, int[] used, int largest, out string[] visits)
    {
        var times = used.Select(r => repeated.Times is { } t ? t[r] : Read(repeated, r)).ToArray();
        var distinct = times.Distinct().Order().ToArray();
        visits = [.. distinct.Select(t => t.ToString("R", CultureInfo.InvariantCulture))];
        var level = times.Select(t => Array.BinarySearch(distinct, t)).ToArray();
        RefuseRepeats(repeated, subjects, level, used, visits);
        return Term(largest == 1 ? new Diagonal(distinct.Length, false) : OverTime(distinct), subjects, level, visits);
    }

    /// <summary>A correlation over one unit of time means nothing where measurements are thousandths of it apart, or thousands; then it is told over the shortest distance.</summary>
    private static CorrelatedLevels OverTime(double[] times)
    {
        var shortest = times.Skip(1).Zip(times, (later, earlier) => later - earlier).DefaultIfEmpty(1).Min();
        if (shortest is >= 0.1 and <= 1000) return new(CorrelationKind.Power, false, times);
        return new(CorrelationKind.Power, false, [.. times.Select(t => (t - times[0]) / shortest)], rho: FormattableString.Invariant($"correlation over {shortest:G6} of time"));
    }

    private static double Read(RepeatedMeasures repeated, int row) =>
        repeated.Visits is { } visits && double.TryParse(visits[row], NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && double.IsFinite(time)
            ? time
            : throw new ArgumentException(FormattableString.Invariant($"Row {row + 1}: spatial power needs a time, or a visit that is a number."), nameof(repeated));

    private static CovarianceTerm Term(CovarianceStructure structure, int[] subjects, int[] levels, string[] visits) =>
        CovarianceTerm.OfLevels("residual", structure, subjects, levels, visits);

    private static int[] Counted(int[] subjects)
    {
        var seen = new Dictionary<int, int>();
        return [.. subjects.Select(s => seen[s] = seen.TryGetValue(s, out var n) ? n + 1 : 0)];
    }

    private static string[] Order(RepeatedMeasures repeated, int[] used)
    {
        var found = used.Select(r => repeated.Visits![r]!).Distinct(StringComparer.Ordinal).ToArray();
        if (repeated.VisitOrder is { } order) return [.. order.Where(v => found.Contains(v, StringComparer.Ordinal))];
        var numbers = found.Select(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN).ToArray();
        return numbers.Any(double.IsNaN) ? [.. found.Order(StringComparer.Ordinal)] : [.. found.Zip(numbers).OrderBy(p => p.Second).Select(p => p.First)];
    }

    private static void RefuseRepeats(RepeatedMeasures repeated, int[] subjects, int[] visit, int[] used, string[] visits)
    {
        var seen = new Dictionary<(int, int), int>();
        for (var i = 0; i < used.Length; i++)
        {
            if (seen.TryAdd((subjects[i], visit[i]), used[i])) continue;
            throw new ArgumentException(FormattableString.Invariant($"Rows {seen[(subjects[i], visit[i])] + 1} and {used[i] + 1}: subject '{repeated.Subjects[used[i]]}' has visit '{visits[visit[i]]}' twice."), nameof(repeated));
        }
    }
}
