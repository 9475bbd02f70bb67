using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Effects.Conversions;

namespace Equipoise.Evidence.Findings;

/// <summary>Every size that a study allows for a comparison, the most direct first.</summary>
internal sealed class SizeContrast(Question question, Contrast contrast, List<Result> all, Snapshot snapshot)
{
    private bool Standardise => question.Effect == PreferredEffect.StandardisedMeanDifference;

    public List<ComparedEffect> Sizes()
    {
        IEnumerable<ComparedEffect?> found = question.Effect == PreferredEffect.RiskRatio ? [Counted()] : Sign() is { } sign ? Averages().Select(e => e?.Turned(sign)).Append(Standardise ? FromP() : null) : Standardise ? [FromP()] : [];
        return [.. found.OfType<ComparedEffect>().Where(e => e.IsUsable || e.Counts is not null).Select(e => Clusters.Inflated(e, contrast.Study)).OfType<ComparedEffect>()];
    }

    /// <summary>Printed averages first, then what a printed comparison gives, then averages that were worked out.</summary>
    private IEnumerable<ComparedEffect?> Averages()
    {
        ComparedEffect?[] arms = [FromArms(Basis.Change), FromArms(Basis.Final)];
        return [.. arms.Where(e => e is { Derived: null }), FromComparison(), .. arms.Where(e => e is { Derived: not null }), FromStart()];
    }

    private ComparedEffect? FromArms(Basis basis)
    {
        Func<Result, ArmMean?> mean = basis == Basis.Change ? ArmMean.Change : ArmMean.Final;
        return Difference(basis, ArmMean.Together([.. Arms(contrast.Cells).Select(mean)]), ArmMean.Together([.. Arms(contrast.Controls).Select(mean)]));
    }

    /// <summary>Changes from scores at both ends, where the correlation is printed by the study or stated by the question.</summary>
    private ComparedEffect? FromStart()
    {
        if (contrast.Said.Time is not { } at || at == StudyTime.Baseline) return null;
        var arms = contrast.Cells.Concat(contrast.Controls).ToList();
        var own = arms.SelectMany(a => Start(a).Zip(contrast.Arms([a], all, at))).Select(pair => ArmMean.Correlation(pair.First, pair.Second)).OfType<double>().ToList();
        if ((own.Count > 0 ? own.Average() : (double?)question.Correlation?.Value) is not { } r) return null;
        var whose = own.Count > 0 ? "that the study's own spreads give" : "stated by the question";
        ArmMean? Of(IReadOnlyList<string> names) => Start(names) is { Count: > 0 } start && Arms(names) is { } end && start.Count == end.Count ? ArmMean.Together([.. start.Zip(end).Select(pair => ArmMean.Change(pair.First, pair.Second, r, whose))]) : null;
        return Difference(Basis.Change, Of(contrast.Cells), Of(contrast.Controls));
    }

    private IReadOnlyList<Result> Arms(IReadOnlyList<string> names) => contrast.Arms(names, all, contrast.Said.Time);

    private IReadOnlyList<Result> Start(params IReadOnlyList<string> names) => contrast.Arms(names, all, StudyTime.Baseline);

    private ComparedEffect? Difference(Basis basis, ArmMean? cells, ArmMean? control)
    {
        if (cells is null || control is null) return null;
        int n = (int)cells.Numbers.N, m = contrast.Part((int)control.Numbers.N);
        if (n < 2 || m < 2) return null;
        var size = TwoMeansEffects.Compute(Standardise ? TwoMeansMeasure.SMD : TwoMeansMeasure.MD, [new(cells.Numbers.Mean, cells.Numbers.Sd, n, control.Numbers.Mean, control.Numbers.Sd, m)])[0];
        var derived = string.Join("; ", new[] { cells.Derived, control.Derived }.OfType<string>().Distinct(StringComparer.Ordinal));
        return new(size, basis, derived.Length > 0 ? derived : null, [.. cells.From, .. control.From], n, m, null);
    }

    private ComparedEffect? Counted()
    {
        List<(int Events, int N, bool Derived)?> cells = [.. Arms(contrast.Cells).Select(Count)], control = [.. Arms(contrast.Controls).Select(Count)];
        if (cells.Count == 0 || control.Count == 0 || cells.Contains(null) || control.Contains(null)) return null;
        var counts = new Counts(cells.Sum(c => c!.Value.Events), cells.Sum(c => c!.Value.N), contrast.Part(control.Sum(c => c!.Value.Events)), contrast.Part(control.Sum(c => c!.Value.N)));
        if (counts.ControlN < 1 || counts.ControlEvents > counts.ControlN) return null;
        var derived = cells.Concat(control).Any(c => c!.Value.Derived) ? "Children counted from the printed percentage" : null;
        return new(RatioOf(counts), Basis.Final, derived, [.. Arms(contrast.Cells), .. Arms(contrast.Controls)], counts.N, counts.ControlN, counts);
    }

    /// <summary>The log risk ratio; nothing where both groups have no event, or nothing but events.</summary>
    internal static EffectSize RatioOf(Counts c) =>
        c.Events + c.ControlEvents == 0 || (c.Events == c.N && c.ControlEvents == c.ControlN) ? EffectSize.None : TwoByTwoEffects.Compute(TwoByTwoMeasure.RR, [TwoByTwo.FromTotals(c.Events, c.N, c.ControlEvents!.Value, c.ControlN!.Value)])[0];

    private static (int Events, int N, bool Derived)? Count(Result r) => r switch
    {
        { Events: { } events, N: > 0 and var n } when events <= n => (events, n, false),
        { Percent: { } percent, N: > 0 and var n } => ((int)Math.Round(percent * n / 100, MidpointRounding.AwayFromZero), n, true),
        _ => null,
    };

    /// <summary>Cochrane Handbook, section 6.5: the standard error from an interval or an exact p.</summary>
    private ComparedEffect? FromComparison()
    {
        if (contrast.Share.Of > 1 || contrast.Said is not { Versus: not null, N: > 1 and var n, VersusN: > 1 and var m, Difference: { } d } r) return null;
        var df = (double)n + m - 2;
        Derived<double>? error = r is { CiLower: { } low, CiUpper: { } high } && high > low && r.CiLevel is null or (> 0 and < 100)
            ? StandardErrorFrom.Interval(new((double)low, (double)high), EffectScale.Difference, (double)(r.CiLevel ?? 95) / 100)
            : r.Se is > 0 and var se ? new((double)se, "Printed standard error of the difference", "It is that of the difference.")
            : d != 0 && Exact(r) is { } p ? StandardErrorFrom.P((double)d, p, df) : null;
        if (error is not { } found || !(found.Value > 0)) return null;
        return Standardise
            ? new(Standard((double)d / (found.Value / Root(n, m)), n, m), Basis.NotTold, found.Method + "; the spread follows from it", [r], n, m, null)
            : new(new((double)d, found.Value * found.Value), Basis.NotTold, found.Method, [r], n, m, null);
    }

    private ComparedEffect? FromP() =>
        contrast.Share.Of == 1 && Exact(contrast.Said) is { } p && contrast.Said is { N: { } n, VersusN: { } m, Direction: Direction.FavoursCells or Direction.FavoursControl } r && StandardizedDifferenceFrom.P(p, n, m, r.Direction == Direction.FavoursCells) is { } d
            ? new(d.Value, Basis.NotTold, d.Method, [r], n, m, null)
            : null;

    /// <summary>A p that compares the arms and was printed exactly.</summary>
    private static ExactP? Exact(Result r) =>
        r is { Versus: not null, P: { IsExact: true } p, PCompares: Comparison.BetweenArms, N: > 1, VersusN: > 1 } && p.Value is > 0 and < 1 ? ExactP.Of((double)p.Value) : null;

    private static double Root(int n, int m) => Math.Sqrt((1.0 / n) + (1.0 / m));

    private static EffectSize Standard(double d, int n, int m)
    {
        var g = d * (1 - (3 / ((4.0 * (n + m - 2)) - 1)));
        return new(g, (1.0 / n) + (1.0 / m) + (g * g / (2.0 * (n + m))));
    }

    private int? Sign() => Sign(contrast.Said, snapshot);

    /// <summary>+1 where more points are better, −1 where fewer are; null where nothing says which.</summary>
    internal static int? Sign(Result r, Snapshot snapshot)
    {
        if (!snapshot.Instruments.TryGetValue(r.Instrument, out var instrument)) return null;
        var better = instrument.Subscales.FirstOrDefault(s => s.Name == r.Subscale)?.Better ?? instrument.Better;
        return better switch { BetterIs.Higher => 1, BetterIs.Lower => -1, _ => null };
    }
}
