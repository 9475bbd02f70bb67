namespace Equipoise.Statistics.Effects;

/// <summary>
/// Which edition of the field's conventions is followed where the reference program metafor changed one. Let m and s be means and standard
/// deviations, n sizes, J the <see cref="BiasFactor"/>, and b = s²/(n m²) the squared coefficient of variation of a mean.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>ROM, ROMC</term><description>Current: ln(m1/m2) + (b1 − b2)/2, because ln of a sample mean is too small by b/2 on average
/// (Lajeunesse MJ 2015, Ecology 96:2056–2063, doi:10.1890/14-2402.1, first equation for bias; for ROMC both sizes are n). 3.8: ln(m1/m2).</description></item>
/// <item><term>CVR, CVRC</term><description>Current: ln(cv1/cv2) + 1/(2(n1 − 1)) − 1/(2(n2 − 1)) − (b1 − b2)/2 (Senior AM, Viechtbauer W, Nakagawa S 2020,
/// Research Synthesis Methods 11:553–567, doi:10.1002/jrsm.1423). 3.8: without the last term. For CVRC the two terms with n cancel.</description></item>
/// <item><term>SMDH, SMCRH</term><description>Current (since 4.6): the variance of Bonett DG 2008 (Psychological Methods 13:99–109,
/// doi:10.1037/1082-989X.13.2.99) with the corrected effect put in. 3.8: the same times J².</description></item>
/// <item><term>SMD1H</term><description>Current (since 4.6): (s1²/s2²)/(n1 − 1) + 1/(n2 − 1) + g²/(2(n2 − 1)). 3.8: n in place of n − 1.</description></item>
/// <item><term>PCOR, ZPCOR</term><description>Current (since 4.4), with k predictors counting the one looked at: (1 − r²)²/(n − k) and 1/(n − k − 2). 3.8: n − k − 1 for both.</description></item>
/// </list>
/// The variances of ROM, ROMC, CVR and CVRC are the same in both. Measures that 3.8 lacks (SMCRP, SMCRPH, ZSPCOR, ZPHI, ZTET, ZPB, ZBIS, PRZ, the Unbiased variance of
/// SMCC, the Homoscedastic one of MN) are the same in both.
/// </remarks>
public enum Conventions
{
    /// <summary>The conventions of metafor 5.</summary>
    Current,

    /// <summary>The conventions of metafor 3.8.</summary>
    Metafor38,
}
