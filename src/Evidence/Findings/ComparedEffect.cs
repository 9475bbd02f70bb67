using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Effects.Conversions;

namespace Equipoise.Evidence.Findings;

/// <summary>The size of a comparison in one study, with benefit above zero, from whatever was printed; null where nothing allows it.</summary>
internal sealed record ComparedEffect(EffectSize Size, string? Derived, IReadOnlyList<object> From, int? N, int? ControlN, Counts? Counts)
{
    public static ComparedEffect? Of(Question question, Result r, List<Result> all, Snapshot snapshot)
    {
        Result? Arm(string? id) => all.Find(x => x.Versus is null && x.Arm == id && x.Instrument == r.Instrument && x.Subscale == r.Subscale && x.Item == r.Item && x.Time == r.Time && x.Cut == r.Cut && x.Subgroup is null);
        Result? cells = Arm(r.Arm), control = Arm(r.Versus);
        if (question.Effect == PreferredEffect.RiskRatio) return cells is not null && control is not null ? Counted(cells, control) : null;
        var standardise = question.Effect == PreferredEffect.StandardisedMeanDifference;
        var effect = Sign(r, snapshot) is { } sign ? ((cells is not null && control is not null ? FromArms(cells, control, standardise) : null) ?? FromContrast(r, standardise))?.Turned(sign) : null;
        effect ??= standardise ? FromP(r) : null;
        return effect is { Size: { IsComplete: true, Variance: > 0 } } ? effect : null;
    }

    private ComparedEffect Turned(int sign) => sign > 0 ? this : this with { Size = Size.Reversed() };

    private static ComparedEffect? Counted(Result cells, Result control)
    {
        if (cells is not { Events: { } a, N: > 0 and var n } || control is not { Events: { } c, N: > 0 and var m }) return null;
        var size = a + c == 0 ? EffectSize.None : TwoByTwoEffects.Compute(TwoByTwoMeasure.RR, [TwoByTwo.FromTotals(a, n, c, m)])[0];
        return size.IsComplete ? new(size, null, [cells, control], n, m, new(a, n, c, m)) : null;
    }

    private static ComparedEffect? FromArms(Result cells, Result control, bool standardise)
    {
        if (cells.N is not { } n || control.N is not { } m) return null;
        (decimal? Mean, decimal? Sd) Value(Result x, bool change) => change ? (x.Change, x.ChangeSd) : (x.Mean, x.Sd ?? (x.Se is { } se && x.N is { } k ? se * (decimal)Math.Sqrt(k) : null));
        foreach (var change in new[] { true, false })
        {
            var (m1, s1) = Value(cells, change);
            var (m2, s2) = Value(control, change);
            if (m1 is null || s1 is null || m2 is null || s2 is null) continue;
            var size = TwoMeansEffects.Compute(standardise ? TwoMeansMeasure.SMD : TwoMeansMeasure.MD, [new((double)m1, (double)s1, n, (double)m2, (double)s2, m)])[0];
            return new(size, null, [cells, control], n, m, null);
        }

        return null;
    }

    /// <summary>Cochrane Handbook, section 6.5: the standard error from an interval or an exact p.</summary>
    private static ComparedEffect? FromContrast(Result r, bool standardise)
    {
        if (r is not { N: { } n, VersusN: { } m, Difference: { } d }) return null;
        Derived<double>? error = r is { CiLower: { } low, CiUpper: { } high } && high > low
            ? StandardErrorFrom.Interval(new((double)low, (double)high), EffectScale.Difference, (double)(r.CiLevel ?? 95) / 100)
            : d != 0 && Exact(r) is { } p ? StandardErrorFrom.P((double)d, p, n + m - 2) : null;
        if (error is not { } se) return null;
        return standardise
            ? new(Standard((double)d / (se.Value / Root(n, m)), n, m), se.Method + "; the spread follows from it", [r], n, m, null)
            : new(new((double)d, se.Value * se.Value), se.Method, [r], n, m, null);
    }

    private static ComparedEffect? FromP(Result r) =>
        Exact(r) is { } p && r is { N: { } n, VersusN: { } m, Direction: Direction.FavoursCells or Direction.FavoursControl } && StandardizedDifferenceFrom.P(p, n, m, r.Direction == Direction.FavoursCells) is { } d
            ? new(d.Value, d.Method, [r], n, m, null)
            : null;

    /// <summary>A p that compares the arms and was printed exactly.</summary>
    private static ExactP? Exact(Result r) =>
        r is { P: { IsExact: true } p, PCompares: Comparison.BetweenArms, N: > 1, VersusN: > 1 } && p.Value is > 0 and < 1 ? ExactP.Of((double)p.Value) : null;

    private static double Root(int n, int m) => Math.Sqrt((1.0 / n) + (1.0 / m));

    private static EffectSize Standard(double d, int n, int m)
    {
        var g = d * (1 - (3 / ((4.0 * (n + m - 2)) - 1)));
        return new(g, (1.0 / n) + (1.0 / m) + (g * g / (2.0 * (n + m))));
    }

    /// <summary>+1 where more points are better, −1 where fewer are; null where nothing says which.</summary>
    private static int? Sign(Result r, Snapshot snapshot)
    {
        if (!snapshot.Instruments.TryGetValue(r.Instrument, out var instrument)) return null;
        var better = instrument.Subscales.FirstOrDefault(s => s.Name == r.Subscale)?.Better ?? instrument.Better;
        return better switch { BetterIs.Higher => 1, BetterIs.Lower => -1, _ => null };
    }
}
