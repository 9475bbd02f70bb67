using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Evidence.Findings;

/// <summary>The same question answered under other choices, each named, so that anybody sees whether the answer hangs on one of them.</summary>
internal sealed class OtherChoices(Scope scope, Gathered gathered, Synthesised synthesised, CertaintyLevel certainty, Snapshot snapshot)
{
    private static readonly HeterogeneityMethod[] Estimators = [HeterogeneityMethod.EE, HeterogeneityMethod.DL, HeterogeneityMethod.PM];

    private readonly List<Contribution> studies = [.. gathered.Studies];

    public IEnumerable<Sensitivity> All() => synthesised.Method switch
    {
        SynthesisMethod.Pooled => [.. Compared().Select(Judged)],
        SynthesisMethod.OneStudy => [.. Counts().Concat(Crossovers()).Concat(Apart()).Select(Judged)],
        SynthesisMethod.Proportion => Shares(),
        _ => [],
    };

    private IEnumerable<Sensitivity> Compared() =>
    [
        .. LeaveOneOut(some => PoolEffects.Any(scope, some)),
        .. Estimated(),
        .. Counts(),
        Under("only low risk of bias", s => StudyBias.Of(s, scope.Question, snapshot).Level == BiasLevel.Low),
        Under("only figures that were printed, none derived", s => s.Derived is null),
        Under("only blinded trials", s => s.Study.Design.IsBlinded),
        Under("only what was read, nothing second-hand", s => !s.IsSecondHand),
        .. Crossovers(),
        .. Apart(),
    ];

    private IEnumerable<Sensitivity> LeaveOneOut(Func<List<Contribution>, Estimate?> pool)
    {
        var each = studies.GroupBy(s => s.Study.Id, StringComparer.Ordinal).ToList();
        if (each.Count < 2) return [];
        return each.Select(g => Under($"without {g.First().Study.Label}", [.. studies.Where(s => s.Study.Id != g.Key)], pool));
    }

    private IEnumerable<Sensitivity> Estimated()
    {
        var rare = PoolEffects.AreRare(scope, studies);
        if (rare) yield return Over("random effects (REML), half an event added to empty cells", PoolEffects.ByVariance(scope, studies));
        foreach (var method in Estimators) yield return Over(method == HeterogeneityMethod.EE ? "equal effects" : $"{method} in place of REML", PoolEffects.ByVariance(scope, studies, method));
        if (studies.Count <= PoolEffects.FewStudies) yield return Over("interval by Knapp and Hartung", PoolEffects.ByVariance(scope, studies, test: TestKind.KnappHartung));

        Sensitivity Over(string name, Estimate? estimate) => new(name, studies.Count, estimate) { Pooled = studies };
    }

    private IEnumerable<Sensitivity> Counts() =>
        scope.Question.Effect != PreferredEffect.RiskRatio || studies.Count == 0 || studies.Exists(s => s.Counts is not { ControlN: not null } || s.Study.Design.Model.Value == Studies.DesignModel.Cluster) ? []
        : RareEvents.Others(studies).Where(o => (o.Estimate?.Measure, o.Estimate?.Model) != (synthesised.Estimate?.Measure, synthesised.Estimate?.Model)).Select(o => new Sensitivity(o.Name, studies.Count, o.Estimate));

    private IEnumerable<Sensitivity> Crossovers()
    {
        if (studies.TrueForAll(s => s.Paired is null) && gathered.OnlyPaired.Count == 0) yield break;
        List<Contribution> paired = [.. studies.Concat(gathered.OnlyPaired).Select(s => s.Paired is { } p ? s with { Effect = p.Size, Derived = p.Derived } : s).Where(s => s.Effect is not null)];
        yield return Under("with crossovers paired, each child with itself", paired, some => PoolEffects.Any(scope, some));
        yield return Under("without crossovers", s => s.Study.Design.Model.Value != Studies.DesignModel.Crossover);
    }

    private IEnumerable<Sensitivity> Apart() => gathered.Apart.Count == 0 ? [] : [Under($"those that print {OneBasis.Words(gathered.Apart[0].Basis)}, by themselves", gathered.Apart, some => PoolEffects.Any(scope, some))];

    private IEnumerable<Sensitivity> Shares()
    {
        var counted = studies.Where(s => s.Counts is not null).ToList();
        if (counted.Count < 2) yield break;
        foreach (var other in LeaveOneOut(some => Synthesise.Share([.. some.Where(s => s.Counts is not null)]))) yield return other;
        int events = counted.Sum(s => s.Counts!.Value.Events), n = counted.Sum(s => s.Counts!.Value.N);
        yield return new("all children together, exact interval", counted.Count, new("proportion", (double)events / n, ClopperPearson.Interval(events, n), "exact interval (Clopper and Pearson)"));
        if (events > 0 && events < n) yield return new("equal effects", counted.Count, Equal(counted));
    }

    private static Estimate? Equal(List<Contribution> counted)
    {
        var fit = GeneralizedMixedModel.Proportion([.. counted.Select(s => new Statistics.Effects.OneProportion(s.Counts!.Value.Events, s.Counts.Value.N))], new() { Method = HeterogeneityMethod.EE });
        return PoolEffects.Finite(new("proportion", BackTransform.Logit.At(fit.Pooled.Estimate), BackTransform.Logit.Of(fit.Pooled.Interval), "binomial model on the logit, equal effects"));
    }

    private Sensitivity Under(string name, Func<Contribution, bool> keeps) => Under(name, [.. studies.Where(keeps)], some => PoolEffects.Any(scope, some));

    private static Sensitivity Under(string name, IReadOnlyList<Contribution> some, Func<List<Contribution>, Estimate?> pool) => new(name, some.Count, some.Count == 0 ? null : pool([.. some])) { Pooled = some };

    private Sensitivity Judged(Sensitivity other) => other with { ChangesConclusion = other.Estimate is { } e && synthesised.Estimate is { } main && Conclusion.Differ(Of(e), Of(main)) };

    private Conclusion Of(Estimate e) => Conclusion.Of(scope, e, certainty);
}

/// <summary>What one may conclude: on which side of no effect the interval lies, and, where the evidence lets one speak of size, on which side an effect that matters stands.</summary>
internal readonly record struct Conclusion(int Side, int? Matters)
{
    public static Conclusion Of(Scope scope, Estimate e, CertaintyLevel certainty)
    {
        var ratio = e.Measure is "RR" or "OR";
        var none = ratio ? 1.0 : 0.0;
        var (fewer, more) = scope.Question.Important.Bounds(scope.Question.Effect);
        var side = e.Interval.Lower > none ? 1 : e.Interval.Upper < none ? -1 : 0;
        if (certainty == CertaintyLevel.VeryLow || e.Measure == "RD") return new(side, null); // nothing is said of size, or no difference that matters is stated on this scale
        return new(side, e.Value >= more ? 1 : e.Value <= fewer ? -1 : 0);
    }

    public static bool Differ(Conclusion a, Conclusion b) => a.Side != b.Side || (a.Matters is { } x && b.Matters is { } y && x != y);
}
