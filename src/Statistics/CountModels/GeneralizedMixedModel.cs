using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.CountModels;

/// <summary>
/// Meta-analysis of counts by generalised linear mixed models: the counts themselves are modelled (binomial, Poisson, non-central
/// hypergeometric), so that studies without events need no correction, and the random effects are integrated out to the last digits.
/// </summary>
/// <remarks>
/// Stijnen T, Hamza TH, Özdemir P (2010). Statistics in Medicine 29:3046–3067. doi:10.1002/sim.4040. Turner RM et al. (2000). Statistics in
/// Medicine 19:3417–3432. doi:10.1002/1097-0258(20001230)19:24&lt;3417::AID-SIM614&gt;3.0.CO;2-L. Jackson D, Law M, Stijnen T, Viechtbauer W,
/// White IR (2018). Statistics in Medicine 37:1059–1085. doi:10.1002/sim.7588 (comparison; the random effect is split evenly between the
/// groups). Standard errors come from the curvature in all parameters that are not zero. With τ² = 0 the model is that of equal effects.
/// </remarks>
public static class GeneralizedMixedModel
{
    /// <summary>Pools log odds ratios of 2×2 tables.</summary>
    /// <param name="model">Which model.</param>
    /// <param name="tables">The tables. One with a missing cell, or in which neither or everyone in both groups had the event, is left out.</param>
    /// <param name="options">ML (by default) or equal effects, z or t tests, level.</param>
    /// <param name="design">Moderators, one row per study.</param>
    /// <exception cref="ArgumentException">Nothing to pool, no such model, or an option that counts do not know.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or infinite; in conditional models, not whole.</exception>
    public static CountFit OddsRatio(CountModel model, ReadOnlySpan<TwoByTwo> tables, PoolingOptions? options = null, DesignMatrix? design = null)
    {
        if (!Enum.IsDefined(model)) throw new ArgumentOutOfRangeException(nameof(model), model, "No such model.");
        CountTable table = new(tables.Length, design);
        var effects = TwoByTwoEffects.Compute(TwoByTwoMeasure.OR, tables);
        bool less = false, more = false;
        for (var i = 0; i < tables.Length; i++)
        {
            var t = tables[i];
            if (model == CountModel.CMEL && Math.Round(t.A + t.B + t.C + t.D) != t.A + t.B + t.C + t.D && t.IsComplete) throw new ArgumentOutOfRangeException(nameof(tables), t, FormattableString.Invariant($"Row {i + 1}: the exact conditional model needs whole numbers."));
            var informative = !t.IsDoubleZero && t.N1 > 0 && t.N2 > 0;
            less |= informative && t.B > 0 && t.C > 0;
            more |= informative && t.A > 0 && t.D > 0;
            table.Add(i, t.A + t.B + t.C + t.D, informative, effects[i], x => Arms(model, t, x));
        }

        if (!less || !more) throw new ArgumentException("Nothing to pool: the odds ratio has no bound, because one group never, or always, has the event wherever the studies say anything.", nameof(tables));
        return CountModelFit.Of(table, model, options);
    }

    /// <summary>Pools log incidence rate ratios.</summary>
    /// <param name="model">Which model; the two conditional ones are the same.</param>
    /// <param name="studies">The studies. One with a missing number, without events in both groups or without person-time in one is left out.</param>
    /// <param name="options">ML (by default) or equal effects, z or t tests, level.</param>
    /// <param name="design">Moderators, one row per study.</param>
    /// <exception cref="ArgumentException">Nothing to pool, no such model, or an option that counts do not know.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Events or time are negative or infinite.</exception>
    public static CountFit RateRatio(CountModel model, ReadOnlySpan<PersonTime> studies, PoolingOptions? options = null, DesignMatrix? design = null)
    {
        if (!Enum.IsDefined(model)) throw new ArgumentOutOfRangeException(nameof(model), model, "No such model.");
        CountTable table = new(studies.Length, design);
        var effects = PersonTimeEffects.Compute(PersonTimeMeasure.IRR, studies);
        double events1 = 0, events2 = 0;
        for (var i = 0; i < studies.Length; i++)
        {
            var s = studies[i];
            var informative = s.Events1 + s.Events2 > 0 && s.Time1 > 0 && s.Time2 > 0;
            if (informative) (events1, events2) = (events1 + s.Events1, events2 + s.Events2);
            table.Add(i, s.Events1 + s.Time1 + s.Events2 + s.Time2, informative, effects[i], x => Arms(model, s, x));
        }

        if (events1 == 0 || events2 == 0) throw new ArgumentException("Nothing to pool: one group has no events in any study.", nameof(studies));
        return CountModelFit.Of(table, model, options);
    }

    /// <summary>Pools logits of proportions by the binomial-normal model.</summary>
    /// <param name="studies">The studies. One with a missing number or nobody observed is left out.</param>
    /// <param name="options">ML (by default) or equal effects, z or t tests, level.</param>
    /// <param name="design">Moderators, one row per study.</param>
    /// <exception cref="ArgumentException">Nothing to pool, or an option that counts do not know.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or infinite, or there are more events than people.</exception>
    public static CountFit Proportion(ReadOnlySpan<OneProportion> studies, PoolingOptions? options = null, DesignMatrix? design = null)
    {
        CountTable table = new(studies.Length, design);
        var effects = ProportionEffects.Compute(ProportionMeasure.PLO, studies);
        double with = 0, without = 0;
        for (var i = 0; i < studies.Length; i++)
        {
            var s = studies[i];
            if (s.N > 0 && s.Events >= 0) (with, without) = (with + s.Events, without + s.N - s.Events);
            table.Add(i, s.Events + s.N, s.N > 0, effects[i], x => [new(new BinomialCount(s.Events, s.N), 0, x, 0, [1])]);
        }

        if (with == 0 || without == 0) throw new ArgumentException("Nothing to pool: no one had the event, or everyone.", nameof(studies));
        return CountModelFit.Of(table, null, options);
    }

    /// <summary>Pools log incidence rates by the Poisson-normal model.</summary>
    /// <param name="studies">The studies. One with a missing number or without person-time is left out.</param>
    /// <param name="options">ML (by default) or equal effects, z or t tests, level.</param>
    /// <param name="design">Moderators, one row per study.</param>
    /// <exception cref="ArgumentException">Nothing to pool, or an option that counts do not know.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Events or time are negative or infinite.</exception>
    public static CountFit Rate(ReadOnlySpan<OneRate> studies, PoolingOptions? options = null, DesignMatrix? design = null)
    {
        CountTable table = new(studies.Length, design);
        var effects = RateEffects.Compute(RateMeasure.IRLN, studies);
        double events = 0;
        for (var i = 0; i < studies.Length; i++)
        {
            var s = studies[i];
            if (s.Time > 0 && s.Events >= 0) events += s.Events;
            table.Add(i, s.Events + s.Time, s.Time > 0, effects[i], x => [new(new PoissonCount(s.Events), Math.Log(s.Time), x, 0, [1])]);
        }

        if (events == 0) throw new ArgumentException("Nothing to pool: there are no events.", nameof(studies));
        return CountModelFit.Of(table, null, options);
    }

    private static Arm[] Arms(CountModel model, TwoByTwo t, double[] x) => model switch
    {
        CountModel.CMEL => [new(new HypergeometricCount(t.A, t.N1, t.C, t.N2), 0, x, 0, [1])],
        CountModel.CMAL => [new(new BinomialCount(t.A, t.A + t.C), Math.Log(t.N1 / t.N2), x, 0, [1])],
        _ => Pair(model, new BinomialCount(t.A, t.N1), 0, new BinomialCount(t.C, t.N2), 0, x),
    };

    private static Arm[] Arms(CountModel model, PersonTime s, double[] x) => model switch
    {
        CountModel.CMEL or CountModel.CMAL => [new(new BinomialCount(s.Events1, s.Events1 + s.Events2), Math.Log(s.Time1 / s.Time2), x, 0, [1])],
        _ => Pair(model, new PoissonCount(s.Events1), Math.Log(s.Time1), new PoissonCount(s.Events2), Math.Log(s.Time2), x),
    };

    /// <summary>Both groups share the level of the study; the random effect goes half up in one and half down in the other.</summary>
    private static Arm[] Pair(CountModel model, ExponentialFamily first, double offset1, ExponentialFamily second, double offset2, double[] x) => model == CountModel.UMFS
        ? [new(first, offset1, x, 1, [0.5]), new(second, offset2, new double[x.Length], 1, [-0.5])]
        : [new(first, offset1, [.. x, 1], 0, [1, 0.5]), new(second, offset2, [.. new double[x.Length], 1], 0, [1, -0.5])];
}
