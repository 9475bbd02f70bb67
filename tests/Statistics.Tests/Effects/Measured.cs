using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Tests.Effects;

/// <summary>Any measure of any family, on the same three made-up studies, so that every combination of measure and variance can be asked for.</summary>
internal static class Measured
{
    private static readonly TwoByTwo[] Tables = [new(4, 16, 8, 12), new(6, 12, 3, 17), new(9, 20, 11, 15)];
    private static readonly TwoMeans[] Groups = [new(10, 3, 20, 8, 2, 22), new(12, 4, 15, 11, 5, 18), new(9, 2.5, 30, 10, 3, 25)];
    private static readonly PairedMeans[] Pairs = [new(10, 3, 8, 2, 0.5, 20), new(12, 4, 11, 5, 0.3, 15), new(9, 2.5, 10, 3, 0.7, 30)];
    private static readonly Correlation[] Correlations = [new(0.5, 20), new(0.3, 15), new(-0.2, 30)];
    private static readonly OneProportion[] Proportions = [new(4, 20), new(6, 15), new(9, 30)];
    private static readonly OneMean[] Means = [new(10, 3, 20), new(12, 4, 15), new(9, 2.5, 30)];

    public static IEnumerable<Enum> All =>
    [
        .. Enum.GetValues<TwoByTwoMeasure>().Cast<Enum>(), .. Enum.GetValues<TwoMeansMeasure>().Cast<Enum>(), .. Enum.GetValues<PairedMeansMeasure>().Cast<Enum>(),
        .. Enum.GetValues<CorrelationMeasure>().Cast<Enum>(), .. Enum.GetValues<PartialCorrelationMeasure>().Cast<Enum>(),
        .. Enum.GetValues<ProportionMeasure>().Cast<Enum>(), .. Enum.GetValues<OneMeanMeasure>().Cast<Enum>(),
    ];

    public static EffectSize[] Effects(Enum measure, Sampling sampling = Sampling.Usual, Conventions conventions = Conventions.Metafor38) => measure switch
    {
        TwoByTwoMeasure m => TwoByTwoEffects.Compute(m, Tables, null, sampling),
        TwoMeansMeasure m => TwoMeansEffects.Compute(m, Groups, sampling, conventions),
        PairedMeansMeasure m => PairedMeansEffects.Compute(m, Pairs, conventions, sampling),
        CorrelationMeasure m => CorrelationEffects.Compute(m, Correlations, sampling),
        PartialCorrelationMeasure m => PartialCorrelationEffects.Compute(m, Partial(m), sampling, conventions),
        ProportionMeasure m => ProportionEffects.Compute(m, Proportions, null, sampling),
        OneMeanMeasure m => OneMeanEffects.Compute(m, Means, sampling),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such family."),
    };

    private static PartialCorrelation[] Partial(PartialCorrelationMeasure measure) => measure is PartialCorrelationMeasure.PCOR or PartialCorrelationMeasure.ZPCOR
        ? [PartialCorrelation.PartialFromT(2, 3, 30), PartialCorrelation.PartialFromT(-1, 2, 40), PartialCorrelation.PartialFromT(3, 4, 50)]
        : [PartialCorrelation.SemiPartialFromT(2, 3, 30, 0.4), PartialCorrelation.SemiPartialFromT(-1, 2, 40, 0.3), PartialCorrelation.SemiPartialFromT(3, 4, 50, 0.5)];
}
