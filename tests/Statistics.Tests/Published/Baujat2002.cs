using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Statistics.Tests.Published;

/// <summary>Baujat's shares and influences, on the trials of the BCG vaccine (Colditz 1994, doi:10.1001/jama.1994.03510330076038).</summary>
public sealed class Baujat2002
{
    private static readonly TwoByTwo[] Trials =
    [
        new(4, 119, 11, 128), new(6, 300, 29, 274), new(3, 228, 11, 209), new(62, 13536, 248, 12619), new(33, 5036, 47, 5761), new(180, 1361, 372, 1079), new(8, 2537, 10, 619),
        new(505, 87886, 499, 87892), new(29, 7470, 45, 7232), new(17, 1699, 65, 1600), new(186, 50448, 141, 27197), new(5, 2493, 3, 2338), new(27, 16886, 29, 17825),
    ];

    [Theory]
    [InlineData(HeterogeneityMethod.EE, 0, 0.64715874, 0.003276599)]
    [InlineData(HeterogeneityMethod.EE, 7, 49.36768627, 34.87951)]
    [InlineData(HeterogeneityMethod.EE, 12, 2.38843271, 0.05615155)]
    [InlineData(HeterogeneityMethod.REML, 0, 0.04781833, 0.0015375019)]
    [InlineData(HeterogeneityMethod.REML, 3, 1.58604972, 0.2377733201)]
    [InlineData(HeterogeneityMethod.REML, 11, 1.59223843, 0.0618345435)]
    public void Points_are_those_of_metafor(HeterogeneityMethod method, int study, double share, double influence)
    {
        var point = Baujat.Of(Fit(method))[study];
        Assert.Equal(share, point.Heterogeneity, share * 2e-4);
        Assert.Equal(influence, point.Influence, influence * 2e-4);
    }

    [Fact]
    public void With_equal_effects_the_shares_add_up_to_Q()
    {
        var fit = Fit(HeterogeneityMethod.EE);
        Assert.Equal(fit.Q, Baujat.Of(fit).Sum(p => p.Heterogeneity), 1e-9);
    }

    [Fact]
    public void One_study_has_no_influence_to_show() =>
        Assert.Throws<ArgumentException>(() => Baujat.Of(MetaAnalysis.Fit([0.1], [0.2])));

    private static Fit Fit(HeterogeneityMethod method) => MetaAnalysis.Fit(TwoByTwoEffects.Compute(TwoByTwoMeasure.RR, Trials), new() { Method = method });
}
