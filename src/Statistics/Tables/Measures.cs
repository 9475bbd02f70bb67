using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Statistics.Tables;

/// <summary>Every effect measure that can be computed from a table.</summary>
public static class Measures
{
    private const string Counts = "ai bi ci di", Totals = "ai n1i ci n2i", Means = "m1i sd1i n1i m2i sd2i n2i";

    private static readonly BackTransform Exp = BackTransform.Exp;

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
        new("GEN", "ready estimates", ["yi vi", "yi sei"], BackTransform.None) { Of = (t, _) => StudyData.Estimates(t) },
        Cross("RR", "log risk ratio", TwoByTwoMeasure.RR, Exp),
        Cross("OR", "log odds ratio", TwoByTwoMeasure.OR, Exp),
        Cross("RD", "risk difference", TwoByTwoMeasure.RD),
        Cross("AS", "arcsine difference", TwoByTwoMeasure.AS),
        Cross("PETO", "log odds ratio by Peto", TwoByTwoMeasure.PETO, Exp),
        Cross("PHI", "phi coefficient", TwoByTwoMeasure.PHI),
        Cross("YUQ", "Yule's Q", TwoByTwoMeasure.YUQ),
        Cross("YUY", "Yule's Y", TwoByTwoMeasure.YUY),
        Cross("PBIT", "probit difference", TwoByTwoMeasure.PBIT),
        Cross("OR2DN", "log odds ratio as a standardised mean difference (normal)", TwoByTwoMeasure.OR2DN),
        Cross("OR2DL", "log odds ratio as a standardised mean difference (logistic)", TwoByTwoMeasure.OR2DL),
        Cross("RTET", "tetrachoric correlation", TwoByTwoMeasure.RTET),
        Cross("ZPHI", "Fisher's z of the phi coefficient", TwoByTwoMeasure.ZPHI, BackTransform.FisherZ),
        Cross("ZTET", "Fisher's z of the tetrachoric correlation", TwoByTwoMeasure.ZTET, BackTransform.FisherZ),
        Pairs("MPRR", "matched pairs: log risk ratio", MatchedPairsMeasure.MPRR, Exp),
        Pairs("MPOR", "matched pairs: log odds ratio, marginal", MatchedPairsMeasure.MPOR, Exp),
        Pairs("MPRD", "matched pairs: risk difference", MatchedPairsMeasure.MPRD),
        Pairs("MPORC", "matched pairs: log odds ratio, conditional", MatchedPairsMeasure.MPORC, Exp),
        Pairs("MPPETO", "matched pairs: log odds ratio by Peto", MatchedPairsMeasure.MPPETO, Exp),
        Rates("IRR", "log incidence rate ratio", PersonTimeMeasure.IRR, Exp),
        Rates("IRD", "incidence rate difference", PersonTimeMeasure.IRD),
        Rates("IRSD", "difference of square roots of incidence rates", PersonTimeMeasure.IRSD),
        Two("MD", "mean difference", TwoMeansMeasure.MD),
        Two("SMD", "standardised mean difference (Hedges' g)", TwoMeansMeasure.SMD),
        Two("SMDH", "standardised mean difference, unequal variances", TwoMeansMeasure.SMDH),
        Two("SMD1", "standardised mean difference (Glass' delta)", TwoMeansMeasure.SMD1),
        Two("SMD1H", "Glass' delta, unequal variances", TwoMeansMeasure.SMD1H),
        Two("ROM", "log ratio of means", TwoMeansMeasure.ROM, Exp),
        Two("VR", "log ratio of standard deviations", TwoMeansMeasure.VR, Exp),
        Two("CVR", "log ratio of coefficients of variation", TwoMeansMeasure.CVR, Exp),
        Two("RPB", "point-biserial correlation", TwoMeansMeasure.RPB),
        Two("RBIS", "biserial correlation", TwoMeansMeasure.RBIS),
        Two("ZPB", "Fisher's z of the point-biserial correlation", TwoMeansMeasure.ZPB, BackTransform.FisherZ),
        Two("ZBIS", "Fisher's z of the biserial correlation", TwoMeansMeasure.ZBIS, BackTransform.FisherZ),
        Two("D2ORN", "standardised mean difference as a log odds ratio (normal)", TwoMeansMeasure.D2ORN, Exp),
        Two("D2ORL", "standardised mean difference as a log odds ratio (logistic)", TwoMeansMeasure.D2ORL, Exp),
        Change("MC", "mean change", PairedMeansMeasure.MC, "m1i m2i sd1i sd2i ri ni"),
        Change("SMCC", "standardised mean change, by the change's spread", PairedMeansMeasure.SMCC, "m1i m2i sd1i sd2i ri ni"),
        Change("SMCR", "standardised mean change, by the first spread", PairedMeansMeasure.SMCR, "m1i m2i sd1i ri ni"),
        Change("SMCRH", "standardised mean change, unequal variances", PairedMeansMeasure.SMCRH, "m1i m2i sd1i sd2i ri ni"),
        Change("SMCRP", "standardised mean change, by the spread of both times", PairedMeansMeasure.SMCRP, "m1i m2i sd1i sd2i ri ni"),
        Change("SMCRPH", "standardised mean change, by the spread of both times, unequal variances", PairedMeansMeasure.SMCRPH, "m1i m2i sd1i sd2i ri ni"),
        Change("ROMC", "log ratio of means of the same people", PairedMeansMeasure.ROMC, "m1i m2i sd1i sd2i ri ni", Exp),
        Change("CVRC", "log ratio of coefficients of variation of the same people", PairedMeansMeasure.CVRC, "m1i m2i sd1i sd2i ri ni", Exp),
        Change("VRC", "log ratio of standard deviations of the same people", PairedMeansMeasure.VRC, "sd1i sd2i ri ni", Exp),
        R("COR", "correlation", CorrelationMeasure.COR),
        R("UCOR", "correlation, freed of bias", CorrelationMeasure.UCOR),
        R("ZCOR", "Fisher's z of a correlation", CorrelationMeasure.ZCOR, BackTransform.FisherZ),
        Partial("PCOR", "partial correlation", PartialCorrelationMeasure.PCOR, "ri mi ni", "ti mi ni"),
        Partial("ZPCOR", "Fisher's z of a partial correlation", PartialCorrelationMeasure.ZPCOR, "ri mi ni", "ti mi ni"),
        Partial("SPCOR", "semi-partial correlation", PartialCorrelationMeasure.SPCOR, "ri r2i mi ni", "ti r2i mi ni"),
        Partial("ZSPCOR", "Fisher's z of a semi-partial correlation", PartialCorrelationMeasure.ZSPCOR, "ri r2i mi ni", "ti r2i mi ni"),
        Share("PR", "proportion", ProportionMeasure.PR),
        Share("PLN", "log proportion", ProportionMeasure.PLN, Exp),
        Share("PLO", "logit of a proportion", ProportionMeasure.PLO, BackTransform.Logit),
        Share("PRZ", "probit of a proportion", ProportionMeasure.PRZ),
        Share("PAS", "arcsine of a proportion", ProportionMeasure.PAS, BackTransform.Arcsine),
        Share("PFT", "double arcsine of a proportion (Freeman–Tukey)", ProportionMeasure.PFT),
        Rate("IR", "incidence rate", RateMeasure.IR),
        Rate("IRLN", "log incidence rate", RateMeasure.IRLN, Exp),
        Rate("IRS", "square root of an incidence rate", RateMeasure.IRS, BackTransform.Square),
        Rate("IRFT", "double square root of an incidence rate (Freeman–Tukey)", RateMeasure.IRFT),
        Mean("MN", "mean", OneMeanMeasure.MN),
        Mean("MNLN", "log mean", OneMeanMeasure.MNLN, Exp),
        Mean("SMN", "mean in standard deviations", OneMeanMeasure.SMN),
        Mean("CVLN", "log coefficient of variation", OneMeanMeasure.CVLN, Exp),
        new("SDLN", "log standard deviation", ["sdi ni"], Exp) { Of = (t, o) => OneMeanEffects.Compute(OneMeanMeasure.SDLN, StudyData.OneMean(t), o.Sampling), IsSingleGroup = true },
        Alpha("ARAW", "Cronbach's alpha", ReliabilityMeasure.ARAW),
        Alpha("ABT", "Cronbach's alpha by Bonett", ReliabilityMeasure.ABT, BackTransform.Bonett),
        Alpha("AHW", "Cronbach's alpha by Hakstian and Whalen", ReliabilityMeasure.AHW, BackTransform.HakstianWhalen),
        new("REH", "relative excess heterozygosity", ["ai bi ci"], Exp) { Of = (t, _) => [.. StudyData.Genotypes(t).Select(ExcessHeterozygosity.From)] },
    ];

    private static Measure Cross(string name, string label, TwoByTwoMeasure m, BackTransform? scale = null) =>
        new(name, label, [Counts, Totals], scale ?? BackTransform.None) { Of = (t, o) => TwoByTwoEffects.Compute(m, StudyData.TwoByTwo(t), o.ZeroCells, o.Sampling) };

    private static Measure Pairs(string name, string label, MatchedPairsMeasure m, BackTransform? scale = null) =>
        new(name, label, [Counts], scale ?? BackTransform.None) { Of = (t, o) => Usual(name, o, () => MatchedPairsEffects.Compute(m, [.. StudyData.TwoByTwo(t).Select(p => new MatchedPairs(p.A, p.B, p.C, p.D))], o.ZeroCells)) };

    private static Measure Rates(string name, string label, PersonTimeMeasure m, BackTransform? scale = null) =>
        new(name, label, ["x1i t1i x2i t2i"], scale ?? BackTransform.None) { Of = (t, o) => Usual(name, o, () => PersonTimeEffects.Compute(m, StudyData.PersonTime(t), o.ZeroCells)) };

    private static Measure Two(string name, string label, TwoMeansMeasure m, BackTransform? scale = null) =>
        new(name, label, [Means], scale ?? BackTransform.None) { Of = (t, o) => TwoMeansEffects.Compute(m, StudyData.TwoMeans(t), o.Sampling, o.Conventions) };

    private static Measure Change(string name, string label, PairedMeansMeasure m, string columns, BackTransform? scale = null) =>
        new(name, label, [columns], scale ?? BackTransform.None) { Of = (t, o) => PairedMeansEffects.Compute(m, StudyData.PairedMeans(t), o.Conventions, o.Sampling) };

    private static Measure R(string name, string label, CorrelationMeasure m, BackTransform? scale = null) =>
        new(name, label, ["ri ni"], scale ?? BackTransform.None) { Of = (t, o) => CorrelationEffects.Compute(m, StudyData.Correlations(t), o.Sampling) };

    private static Measure Partial(string name, string label, PartialCorrelationMeasure m, params IReadOnlyList<string> columns) =>
        new(name, label, columns, m is PartialCorrelationMeasure.ZPCOR or PartialCorrelationMeasure.ZSPCOR ? BackTransform.FisherZ : BackTransform.None) { Of = (t, o) => PartialCorrelationEffects.Compute(m, StudyData.PartialCorrelations(t, m is PartialCorrelationMeasure.SPCOR or PartialCorrelationMeasure.ZSPCOR), o.Sampling, o.Conventions) };

    private static Measure Share(string name, string label, ProportionMeasure m, BackTransform? scale = null) =>
        new(name, label, ["xi ni", "xi mi"], scale ?? BackTransform.None) { Of = (t, o) => ProportionEffects.Compute(m, StudyData.OneProportion(t), o.ZeroCells, o.Sampling), IsSingleGroup = true };

    private static Measure Rate(string name, string label, RateMeasure m, BackTransform? scale = null) =>
        new(name, label, ["xi ti"], scale ?? BackTransform.None) { Of = (t, o) => Usual(name, o, () => RateEffects.Compute(m, StudyData.OneRate(t), o.ZeroCells)), IsSingleGroup = true };

    private static Measure Mean(string name, string label, OneMeanMeasure m, BackTransform? scale = null) =>
        new(name, label, ["mi sdi ni"], scale ?? BackTransform.None) { Of = (t, o) => OneMeanEffects.Compute(m, StudyData.OneMean(t), o.Sampling), IsSingleGroup = true };

    private static Measure Alpha(string name, string label, ReliabilityMeasure m, BackTransform? scale = null) =>
        new(name, label, ["ai mi ni"], scale ?? BackTransform.None) { Of = (t, o) => Usual(name, o, () => ReliabilityEffects.Compute(m, StudyData.Reliabilities(t))), IsSingleGroup = true };

    private static EffectSize[] Usual(string name, EffectOptions options, Func<EffectSize[]> compute) =>
        options.Sampling == Sampling.Usual ? compute() : throw new ArgumentException($"{name} has one kind of variance only.", nameof(options));
}
