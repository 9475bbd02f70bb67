using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Tables;

/// <summary>Every effect measure that can be computed from a table.</summary>
public static class Measures
{
    private const string Counts = "ai bi ci di", Totals = "ai n1i ci n2i", Means = "m1i sd1i n1i m2i sd2i n2i";

    private static readonly Dictionary<string, Measure> ByName = Known().ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, in the order of the field's handbooks.</summary>
    public static IReadOnlyList<Measure> All => [.. Known()];

    /// <summary>The measure of that name, whatever its case, or null.</summary>
    /// <param name="name">The name, for example "RR".</param>
    public static Measure? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The measures for which a table has the columns.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<Measure> For(Table table) => [.. All.Where(m => m.Fits(table))];

    private static IEnumerable<Measure> Known() =>
    [
        new("GEN", "ready estimates", ["yi vi", "yi sei"], NaturalScale.Same) { Of = (t, _) => StudyData.Estimates(t) },
        Cross("RR", "log risk ratio", TwoByTwoMeasure.RR, NaturalScale.Exponential),
        Cross("OR", "log odds ratio", TwoByTwoMeasure.OR, NaturalScale.Exponential),
        Cross("RD", "risk difference", TwoByTwoMeasure.RD),
        Cross("AS", "arcsine difference", TwoByTwoMeasure.AS),
        Cross("PETO", "log odds ratio by Peto", TwoByTwoMeasure.PETO, NaturalScale.Exponential),
        Cross("PHI", "phi coefficient", TwoByTwoMeasure.PHI),
        Cross("YUQ", "Yule's Q", TwoByTwoMeasure.YUQ),
        Cross("YUY", "Yule's Y", TwoByTwoMeasure.YUY),
        Cross("PBIT", "probit difference", TwoByTwoMeasure.PBIT),
        Cross("OR2DN", "log odds ratio as a standardised mean difference (normal)", TwoByTwoMeasure.OR2DN),
        Cross("OR2DL", "log odds ratio as a standardised mean difference (logistic)", TwoByTwoMeasure.OR2DL),
        Pairs("MPRR", "matched pairs: log risk ratio", MatchedPairsMeasure.MPRR, NaturalScale.Exponential),
        Pairs("MPOR", "matched pairs: log odds ratio, marginal", MatchedPairsMeasure.MPOR, NaturalScale.Exponential),
        Pairs("MPRD", "matched pairs: risk difference", MatchedPairsMeasure.MPRD),
        Pairs("MPORC", "matched pairs: log odds ratio, conditional", MatchedPairsMeasure.MPORC, NaturalScale.Exponential),
        Pairs("MPPETO", "matched pairs: log odds ratio by Peto", MatchedPairsMeasure.MPPETO, NaturalScale.Exponential),
        Rates("IRR", "log incidence rate ratio", PersonTimeMeasure.IRR, NaturalScale.Exponential),
        Rates("IRD", "incidence rate difference", PersonTimeMeasure.IRD),
        Rates("IRSD", "difference of square roots of incidence rates", PersonTimeMeasure.IRSD),
        Two("MD", "mean difference", TwoMeansMeasure.MD),
        Two("SMD", "standardised mean difference (Hedges' g)", TwoMeansMeasure.SMD),
        Two("SMDH", "standardised mean difference, unequal variances", TwoMeansMeasure.SMDH),
        Two("SMD1", "standardised mean difference (Glass' delta)", TwoMeansMeasure.SMD1),
        Two("SMD1H", "Glass' delta, unequal variances", TwoMeansMeasure.SMD1H),
        Two("ROM", "log ratio of means", TwoMeansMeasure.ROM, NaturalScale.Exponential),
        Two("VR", "log ratio of standard deviations", TwoMeansMeasure.VR, NaturalScale.Exponential),
        Two("CVR", "log ratio of coefficients of variation", TwoMeansMeasure.CVR, NaturalScale.Exponential),
        Two("RPB", "point-biserial correlation", TwoMeansMeasure.RPB),
        Two("RBIS", "biserial correlation", TwoMeansMeasure.RBIS),
        Two("D2ORN", "standardised mean difference as a log odds ratio (normal)", TwoMeansMeasure.D2ORN, NaturalScale.Exponential),
        Two("D2ORL", "standardised mean difference as a log odds ratio (logistic)", TwoMeansMeasure.D2ORL, NaturalScale.Exponential),
        Change("MC", "mean change", PairedMeansMeasure.MC, "m1i m2i sd1i sd2i ri ni"),
        Change("SMCC", "standardised mean change, by the change's spread", PairedMeansMeasure.SMCC, "m1i m2i sd1i sd2i ri ni"),
        Change("SMCR", "standardised mean change, by the first spread", PairedMeansMeasure.SMCR, "m1i m2i sd1i ri ni"),
        Change("SMCRH", "standardised mean change, unequal variances", PairedMeansMeasure.SMCRH, "m1i m2i sd1i sd2i ri ni"),
        Change("ROMC", "log ratio of means of the same people", PairedMeansMeasure.ROMC, "m1i m2i sd1i sd2i ri ni", NaturalScale.Exponential),
        Change("CVRC", "log ratio of coefficients of variation of the same people", PairedMeansMeasure.CVRC, "m1i m2i sd1i sd2i ri ni", NaturalScale.Exponential),
        Change("VRC", "log ratio of standard deviations of the same people", PairedMeansMeasure.VRC, "sd1i sd2i ri ni", NaturalScale.Exponential),
        R("COR", "correlation", CorrelationMeasure.COR),
        R("UCOR", "correlation, freed of bias", CorrelationMeasure.UCOR),
        R("ZCOR", "Fisher's z of a correlation", CorrelationMeasure.ZCOR, NaturalScale.HyperbolicTangent),
        Share("PR", "proportion", ProportionMeasure.PR),
        Share("PLN", "log proportion", ProportionMeasure.PLN, NaturalScale.Exponential),
        Share("PLO", "logit of a proportion", ProportionMeasure.PLO, NaturalScale.InverseLogit),
        Share("PAS", "arcsine of a proportion", ProportionMeasure.PAS, NaturalScale.SquaredSine),
        Share("PFT", "double arcsine of a proportion (Freeman–Tukey)", ProportionMeasure.PFT, NaturalScale.InverseDoubleArcsine),
        Rate("IR", "incidence rate", RateMeasure.IR),
        Rate("IRLN", "log incidence rate", RateMeasure.IRLN, NaturalScale.Exponential),
        Rate("IRS", "square root of an incidence rate", RateMeasure.IRS, NaturalScale.Square),
        Rate("IRFT", "double square root of an incidence rate (Freeman–Tukey)", RateMeasure.IRFT),
        Mean("MN", "mean", OneMeanMeasure.MN),
        Mean("MNLN", "log mean", OneMeanMeasure.MNLN, NaturalScale.Exponential),
        Mean("SMN", "mean in standard deviations", OneMeanMeasure.SMN),
        Mean("CVLN", "log coefficient of variation", OneMeanMeasure.CVLN, NaturalScale.Exponential),
        new("SDLN", "log standard deviation", ["sdi ni"], NaturalScale.Exponential) { Of = (t, o) => Usual("SDLN", o, () => OneMeanEffects.Compute(OneMeanMeasure.SDLN, StudyData.OneMean(t))), IsSingleGroup = true },
        Alpha("ARAW", "Cronbach's alpha", ReliabilityMeasure.ARAW),
        Alpha("ABT", "Cronbach's alpha by Bonett", ReliabilityMeasure.ABT, NaturalScale.Bonett),
        Alpha("AHW", "Cronbach's alpha by Hakstian and Whalen", ReliabilityMeasure.AHW, NaturalScale.HakstianWhalen),
        new("REH", "relative excess heterozygosity", ["ai bi ci"], NaturalScale.Exponential) { Of = (t, _) => [.. StudyData.Genotypes(t).Select(ExcessHeterozygosity.From)] },
    ];

    private static Measure Cross(string name, string label, TwoByTwoMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, [Counts, Totals], scale) { Of = (t, o) => TwoByTwoEffects.Compute(m, StudyData.TwoByTwo(t), o.ZeroCells, o.Sampling) };

    private static Measure Pairs(string name, string label, MatchedPairsMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, [Counts], scale) { Of = (t, o) => Usual(name, o, () => MatchedPairsEffects.Compute(m, [.. StudyData.TwoByTwo(t).Select(p => new MatchedPairs(p.A, p.B, p.C, p.D))], o.ZeroCells)) };

    private static Measure Rates(string name, string label, PersonTimeMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, ["x1i t1i x2i t2i"], scale) { Of = (t, o) => Usual(name, o, () => PersonTimeEffects.Compute(m, StudyData.PersonTime(t), o.ZeroCells)) };

    private static Measure Two(string name, string label, TwoMeansMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, [Means], scale) { Of = (t, o) => TwoMeansEffects.Compute(m, StudyData.TwoMeans(t), o.Sampling, o.Conventions) };

    private static Measure Change(string name, string label, PairedMeansMeasure m, string columns, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, [columns], scale) { Of = (t, o) => Usual(name, o, () => PairedMeansEffects.Compute(m, StudyData.PairedMeans(t), o.Conventions)) };

    private static Measure R(string name, string label, CorrelationMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, ["ri ni"], scale) { Of = (t, o) => CorrelationEffects.Compute(m, StudyData.Correlations(t), o.Sampling) };

    private static Measure Share(string name, string label, ProportionMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, ["xi ni", "xi mi"], scale) { Of = (t, o) => Usual(name, o, () => ProportionEffects.Compute(m, StudyData.OneProportion(t), o.ZeroCells)), IsSingleGroup = true };

    private static Measure Rate(string name, string label, RateMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, ["xi ti"], scale) { Of = (t, o) => Usual(name, o, () => RateEffects.Compute(m, StudyData.OneRate(t), o.ZeroCells)), IsSingleGroup = true };

    private static Measure Mean(string name, string label, OneMeanMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, ["mi sdi ni"], scale) { Of = (t, o) => Usual(name, o, () => OneMeanEffects.Compute(m, StudyData.OneMean(t))), IsSingleGroup = true };

    private static Measure Alpha(string name, string label, ReliabilityMeasure m, NaturalScale scale = NaturalScale.Same) =>
        new(name, label, ["ai mi ni"], scale) { Of = (t, o) => Usual(name, o, () => ReliabilityEffects.Compute(m, StudyData.Reliabilities(t))), IsSingleGroup = true };

    private static EffectSize[] Usual(string name, EffectOptions options, Func<EffectSize[]> compute) =>
        options.Sampling == Sampling.Usual ? compute() : throw new ArgumentException($"{name} has one kind of variance only.", nameof(options));
}
