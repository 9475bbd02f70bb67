using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Effects.Conversions;

namespace Equipoise.Evidence.Findings;

/// <summary>Crossovers: the first period is a comparison of groups; both periods together compare every child with itself and are never taken for two groups.</summary>
/// <remarks>Elbourne DR et al. (2002). International Journal of Epidemiology 31:140–149. doi:10.1093/ije/31.1.140. Cochrane Handbook 23.2 (2019).</remarks>
internal static class CrossoverPeriods
{
    private static bool IsCrossover(Study study) => study.Design.Model.Value == DesignModel.Crossover;

    /// <summary>After a crossover the control group has had cells too, and nothing is compared any more.</summary>
    public static bool IsLater(Study study, Result r) => IsCrossover(study) && r.Time is { } at && Over(study) is { } over && at > over;

    /// <summary>Whether numbers can only be those of the first period: no child may be in both groups.</summary>
    public static bool IsFirst(Study study, StudyTime? time, int children)
    {
        if (!IsCrossover(study)) return true;
        if (Randomised(study) is { } all && children > all) return false;
        if (time is { } at && Over(study) is { } over) return at <= over && (!SharesChildren(study) || Randomised(study) is not null);
        return study.Design.Comparison is not null;
    }

    /// <summary>The effect when every child is compared with itself.</summary>
    public static ComparedEffect? Paired(Study study, Question question, List<Result> results, List<Result> all, Snapshot snapshot)
    {
        if (!IsCrossover(study) || question.Effect == PreferredEffect.RiskRatio) return null;
        foreach (var contrast in results.SelectMany(r => Contrasts(study, r, all)))
        {
            var r = contrast.Said;
            if (r.N is not (> 2 and var n) || IsFirst(study, r.Time, n + (r.VersusN ?? n)) || SizeContrast.Sign(r, snapshot) is not { } sign) continue;
            if (Paired(contrast, question, all, n) is { IsUsable: true } effect) return effect.Turned(sign);
        }

        return null;
    }

    /// <summary>A result that compares, or one of an arm with cells beside those of the arms without.</summary>
    private static IEnumerable<Contrast> Contrasts(Study study, Result r, List<Result> all) => r.Versus is { } versus ? [new(study, r, [r.Arm], [versus])]
        : study.Arms.FirstOrDefault(a => a.Id == r.Arm)?.Role != ArmRole.Cells ? []
        : all.Where(c => c.Versus is null && Contrast.Alike(c, r) && study.Arms.Any(a => a.Id == c.Arm && a.Role != ArmRole.Cells)).Select(c => new Contrast(study, r, [r.Arm], [c.Arm]));

    private static ComparedEffect? Paired(Contrast contrast, Question question, List<Result> all, int n)
    {
        var r = contrast.Said;
        ArmMean? cells = Mean(contrast, contrast.Cells, all), control = Mean(contrast, contrast.Controls, all);
        if (((double?)r.Difference ?? (cells is not null && control is not null ? cells.Numbers.Mean - control.Numbers.Mean : null)) is not { } d) return null;
        double? spread = cells is not null && control is not null ? Math.Sqrt(((cells.Numbers.Sd * cells.Numbers.Sd) + (control.Numbers.Sd * control.Numbers.Sd)) / 2) : null;
        var printed = Error(r, d, n);
        double? correlation = printed is { } e && cells is not null && control is not null ? Own(cells.Numbers.Sd, control.Numbers.Sd, e * Math.Sqrt(n)) : null;
        var own = correlation is not null;
        correlation ??= (double?)question.Correlation?.Value;
        var error = printed ?? (correlation is { } stated && cells is not null && control is not null ? DeviationFrom.Changes(cells.Numbers.Sd, control.Numbers.Sd, stated).Value / Math.Sqrt(n) : null);
        if (error is not > 0) return null;
        var how = "Every child compared with itself (Cochrane Handbook 23.2.7)" + (correlation is { } c && (own || printed is null || question.Effect == PreferredEffect.StandardisedMeanDifference) ? FormattableString.Invariant($", with a correlation of {c:0.00} {(own ? "that the study's own numbers give" : "stated by the question")}") : "");
        if (question.Effect == PreferredEffect.MeanDifference) return new(new(d, error.Value * error.Value), Basis.NotTold, how, [r], n, n, null);
        if (correlation is not { } rho) return null;
        spread ??= error * Math.Sqrt(n) / Math.Sqrt(2 * (1 - rho));
        if (!(spread > 0) || !double.IsFinite(spread.Value)) return null;
        var smd = d / spread.Value;
        return new(new(smd, ((1.0 / n) + (smd * smd / (2.0 * n))) * 2 * (1 - rho)), Basis.NotTold, how, [r], n, n, null);
    }

    private static ArmMean? Mean(Contrast contrast, IReadOnlyList<string> arms, List<Result> all) =>
        ArmMean.Together([.. contrast.Arms(arms, all, contrast.Said.Time).Select(ArmMean.Final)]);

    /// <summary>The standard error of the paired difference, from its interval, as printed, or from an exact p.</summary>
    private static double? Error(Result r, double d, int n)
    {
        if (r.Difference is null) return null;
        if (r is { CiLower: { } low, CiUpper: { } high } && high > low && r.CiLevel is null or (> 0 and < 100)) return StandardErrorFrom.Interval(new((double)low, (double)high), EffectScale.Difference, (double)(r.CiLevel ?? 95) / 100, n - 1).Value;
        if (r.Se is > 0 and var se) return (double)se;
        return d != 0 && r.P is { IsExact: true } p && p.Value is > 0 and < 1 ? StandardErrorFrom.P(d, ExactP.Of((double)p.Value), n - 1).Value : null;
    }

    private static double? Own(double a, double b, double difference)
    {
        var r = ((a * a) + (b * b) - (difference * difference)) / (2 * a * b);
        return r is > -1 and < 1 ? r : null;
    }

    private static StudyTime? Over(Study study) => study.Schedule?.Events.Where(e => e.What == Happening.Crossover).Select(e => (StudyTime?)e.At).Min();

    private static int? Randomised(Study study) => study.Size.Headline?.Value;

    private static bool SharesChildren(Study study) => study.Arms.Any(a => !a.SameChildrenAs.IsEmpty);
}
