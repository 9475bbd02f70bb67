using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Tests.Effects;

/// <summary>
/// What each convention does, worked out by hand from the formulas at <see cref="Conventions"/> to thirty digits for the first study of
/// <see cref="Measured"/>: means 10 and 8, deviations 3 and 2, sizes 20 and 22 (two groups) or 20 with r = 0.5 (pairs).
/// </summary>
public sealed class ConventionsTests
{
    [Theory]
    [InlineData(TwoMeansMeasure.ROM, 0.2239730967687552, 0.007340909090909091)]
    [InlineData(TwoMeansMeasure.CVR, 0.1839982770035696, 0.05746622237411711)]
    [InlineData(TwoMeansMeasure.SMDH, 0.7696477268394687, 0.1109851332100626)]
    [InlineData(TwoMeansMeasure.SMD1H, 0.963782252284172, 0.1881562009605778)]
    [InlineData(PairedMeansMeasure.ROMC, 0.2238310513142098, 0.003875)]
    [InlineData(PairedMeansMeasure.CVRC, 0.1816340567939546, 0.04334868421052632)]
    [InlineData(PairedMeansMeasure.SMCRH, 0.6399402352828357, 0.05171260684972123)]
    [InlineData(PairedMeansMeasure.SMCRP, 0.7649233556098658, 0.05914230843683527)]
    [InlineData(PairedMeansMeasure.SMCRPH, 0.7649233556098658, 0.06715779976566608)]
    [InlineData(PartialCorrelationMeasure.PCOR, 0.3651483716701107, 0.02781893004115226)]
    [InlineData(PartialCorrelationMeasure.ZPCOR, 0.3828135417443681, 0.04)]
    [InlineData(PartialCorrelationMeasure.SPCOR, 0.30382181012510001, 0.0191005917159763304)]
    [InlineData(PartialCorrelationMeasure.ZSPCOR, 0.3137247184850684, 0.02318299339270325)]
    public void The_current_conventions(Enum measure, double estimate, double variance)
    {
        var effect = Measured.Effects(measure, conventions: Conventions.Current)[0];
        Assert.Equal(estimate, effect.Estimate, 1e-14);
        Assert.Equal(variance, effect.Variance, 1e-14);
    }

    /// <summary>Results of metafor 3.8-1 for the same study.</summary>
    [Theory]
    [InlineData(TwoMeansMeasure.ROM, 0.223143551, 0.00734090909)]
    [InlineData(TwoMeansMeasure.CVR, 0.184827822, 0.0574662224)]
    [InlineData(TwoMeansMeasure.SMDH, 0.769647727, 0.106832196)]
    [InlineData(TwoMeansMeasure.SMD1H, 0.963782252, 0.179065369)]
    [InlineData(PairedMeansMeasure.ROMC, 0.223143551, 0.003875)]
    [InlineData(PairedMeansMeasure.CVRC, 0.182321557, 0.0433486842)]
    [InlineData(PairedMeansMeasure.SMCRH, 0.639940235, 0.047649438)]
    [InlineData(PartialCorrelationMeasure.PCOR, 0.365148372, 0.0288888889)]
    [InlineData(PartialCorrelationMeasure.ZPCOR, 0.382813542, 0.0384615385)]
    public void Those_of_metafor_3_8(Enum measure, double estimate, double variance)
    {
        var effect = Measured.Effects(measure, conventions: Conventions.Metafor38)[0];
        Assert.Equal(estimate, effect.Estimate, 5e-10);
        Assert.Equal(variance, effect.Variance, 5e-10);
    }

    [Fact]
    public void A_simple_correlation_is_a_partial_one_with_one_predictor_under_the_current_conventions()
    {
        EffectSize Simple(CorrelationMeasure m) => CorrelationEffects.Compute(m, [new(0.4, 50)])[0];
        EffectSize Partial(PartialCorrelationMeasure m) => PartialCorrelationEffects.Compute(m, [new(0.4, 1, 50)])[0];
        Assert.Equal(Simple(CorrelationMeasure.COR).Variance, Partial(PartialCorrelationMeasure.PCOR).Variance, 1e-15);
        Assert.Equal(Simple(CorrelationMeasure.ZCOR), Partial(PartialCorrelationMeasure.ZPCOR));
    }

    /// <summary>atanh(r) with variance v/(1 − r²)²: r changes into z at the rate 1/(1 − r²).</summary>
    [Theory]
    [InlineData(TwoByTwoMeasure.PHI, TwoByTwoMeasure.ZPHI)]
    [InlineData(TwoByTwoMeasure.RTET, TwoByTwoMeasure.ZTET)]
    [InlineData(TwoMeansMeasure.RPB, TwoMeansMeasure.ZPB)]
    [InlineData(TwoMeansMeasure.RBIS, TwoMeansMeasure.ZBIS)]
    [InlineData(PartialCorrelationMeasure.SPCOR, PartialCorrelationMeasure.ZSPCOR)]
    public void The_z_of_a_correlation(Enum correlation, Enum z)
    {
        foreach (var (r, found) in Measured.Effects(correlation).Zip(Measured.Effects(z)))
        {
            Assert.Equal(Math.Log((1 + r.Estimate) / (1 - r.Estimate)) / 2, found.Estimate, 1e-14);
            Assert.Equal(r.Variance / Math.Pow(1 - (r.Estimate * r.Estimate), 2), found.Variance, 1e-14);
        }
    }

    /// <summary>The probit of 4 in 20 is −0.8416212335729143; the variance is p(1 − p)/n over the squared density there, 0.2799619204.</summary>
    [Fact]
    public void The_probit_of_a_proportion()
    {
        var effect = Measured.Effects(ProportionMeasure.PRZ)[0];
        Assert.Equal(-0.8416212335729143, effect.Estimate, 1e-14);
        Assert.Equal(0.008 / (0.2799619204 * 0.2799619204), effect.Variance, 1e-9);
        Assert.True(ProportionEffects.Compute(ProportionMeasure.PRZ, [new(0, 20)])[0].IsComplete, "Half an event is added to none.");
    }

    /// <summary>Five regressions of Aloe and Thompson 2013, with what metafor 3.8-1 makes of them.</summary>
    [Fact]
    public void The_regressions_of_Aloe_and_Thompson_2013()
    {
        double[] n = [218, 232, 156, 382, 259], t = [4.61, 6.19, 4.07, -0.77, 1.16], m = [4, 7, 6, 19, 15], r2 = [0.24, 0.455, 0.5, 0.327, 0.117];
        double[] semi = [0.2753708212608554, 0.3053267753279146, 0.2357687696699414, -0.0332004501400623, 0.0699254394207809];
        double[] semiVariance = [0.003278985425898335, 0.002275512949399721, 0.003185321122632932, 0.001760778533034876, 0.003394713064679131];
        double[] partial = [0.30120292079127586, 0.38218899330617917, 0.31630807101725006, -0.04043720011356849, 0.07420885448992089];
        double[] partialVariance = [0.003881616431642680, 0.003255353268044200, 0.005435627987631112, 0.002753404252667317, 0.004070026413061228];
        var sp = PartialCorrelationEffects.Compute(PartialCorrelationMeasure.SPCOR, [.. t.Select((x, i) => PartialCorrelation.SemiPartialFromT(x, m[i], n[i], r2[i]))]);
        var p = PartialCorrelationEffects.Compute(
            PartialCorrelationMeasure.PCOR, [.. t.Select((x, i) => PartialCorrelation.PartialFromT(x, m[i], n[i]))], conventions: Conventions.Metafor38);
        for (var i = 0; i < n.Length; i++)
        {
            Assert.Equal(semi[i], sp[i].Estimate, 1e-14);
            Assert.Equal(semiVariance[i], sp[i].Variance, 1e-16);
            Assert.Equal(partial[i], p[i].Estimate, 1e-14);
            Assert.Equal(partialVariance[i], p[i].Variance, 1e-16);
        }
    }

    [Theory]
    [InlineData(1.1, 2, 30, 0.5)]
    [InlineData(0.5, 0, 30, 0.5)]
    [InlineData(0.5, 2, 2, 0.5)]
    [InlineData(0.5, 2, 30, 1.5)]
    [InlineData(0.5, 2, double.PositiveInfinity, 0.5)]
    public void A_partial_correlation_that_cannot_be_is_refused(double r, double predictors, double n, double r2) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PartialCorrelationEffects.Compute(PartialCorrelationMeasure.PCOR, [new(r, predictors, n, r2)]));
}
