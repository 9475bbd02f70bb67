using Equipoise.Statistics.Effects;
using Equipoise.Statistics.PValues;

namespace Equipoise.Statistics.Tests.PValues;

/// <summary>Contours of the albatross plot: they are the curves on which the study's own test has the given p.</summary>
public sealed class AlbatrossTests
{
    private static readonly (AlbatrossScale Scale, double[] Effects)[] Scales =
    [
        (AlbatrossScale.MeanDifference(12.5, 2), [-40, -3, 0.01, 7]),
        (AlbatrossScale.StandardizedMeanDifference(), [-2, -0.2, 0.05, 0.8]),
        (AlbatrossScale.LogOddsRatio(0.2), [-1.5, -0.1, 0.3, 1.8]),
        (AlbatrossScale.LogRiskRatio(0.2, 0.5), [-1.5, -0.1, 0.3, 1.5]),
        (AlbatrossScale.Correlation, [-0.9, -0.1, 0.02, 0.6]),
    ];

    [Fact]
    public void A_study_on_a_contour_implies_the_effect_of_the_contour()
    {
        foreach (var (scale, effects) in Scales)
        {
            foreach (var effect in effects)
            {
                foreach (var p in new[] { 1e-200, 1e-6, 0.05, 0.9 })
                {
                    var n = Albatross.Size(scale, effect, p);
                    var back = Albatross.Magnitude(scale, p, n, effect > 0)!.Value;
                    Assert.True(Math.Abs(back - effect) <= 1e-6 * Math.Abs(effect), $"{scale.Name} {effect} at {p}: {back}");
                }
            }
        }
    }

    [Fact]
    public void On_a_contour_the_effect_sizes_of_the_house_have_the_p_of_the_contour()
    {
        const double p = 0.01;
        const double z = 2.5758293035489004;
        var n = Albatross.Size(AlbatrossScale.LogOddsRatio(0.3), 0.7, p);
        double odds = 0.3 / 0.7 * Math.Exp(0.7), risk = odds / (1 + odds);
        var or = LogOddsRatio.From(TwoByTwo.FromTotals(n / 2 * risk, n / 2, n / 2 * 0.3, n / 2));
        Assert.Equal(z, or.Estimate / or.StandardError, 1e-9);

        n = Albatross.Size(AlbatrossScale.LogRiskRatio(0.3, 3), 0.7, p);
        var rr = LogRiskRatio.From(TwoByTwo.FromTotals(n * 0.75 * 0.3 * Math.Exp(0.7), n * 0.75, n / 4 * 0.3, n / 4));
        Assert.Equal(z, rr.Estimate / rr.StandardError, 1e-9);

        n = Albatross.Size(AlbatrossScale.Correlation, 0.25, p);
        var r = CorrelationEffects.Compute(CorrelationMeasure.ZCOR, [new(0.25, n)])[0];
        Assert.Equal(z, r.Estimate / r.StandardError, 1e-9);

        // Harrison and others (2017): n = (8 + d²) ÷ (2 d²) · z² for arms of equal size.
        Assert.Equal((8 + 0.09) / (2 * 0.09) * z * z, Albatross.Size(AlbatrossScale.StandardizedMeanDifference(), 0.3, p), 1e-9);
        Assert.Equal(4 * z * z * 100 / 9, Albatross.Size(AlbatrossScale.MeanDifference(10), 3, p), 1e-9);
    }

    [Fact]
    public void A_smaller_p_needs_more_people_and_a_larger_effect_fewer()
    {
        foreach (var (scale, effects) in Scales)
        {
            var contour = Albatross.Contour(scale, effects[^1], [0.5, 0.1, 1e-3, 1e-9]);
            Assert.True(contour.Zip(contour.Skip(1)).All(c => c.First < c.Second), scale.Name);
            Assert.True(Albatross.Size(scale, effects[^1], 0.01) < Albatross.Size(scale, effects[^1] / 2, 0.01), scale.Name);
        }
    }

    [Fact]
    public void So_small_a_p_from_so_few_people_has_no_effect()
    {
        Assert.Null(Albatross.Magnitude(AlbatrossScale.StandardizedMeanDifference(), 1e-20, 10, positive: true));
        Assert.Null(Albatross.Magnitude(AlbatrossScale.LogOddsRatio(0.2), 1e-20, 10, positive: true));
        Assert.Null(Albatross.Magnitude(AlbatrossScale.LogRiskRatio(0.2), 1e-20, 10, positive: false));
        Assert.Null(Albatross.Magnitude(AlbatrossScale.LogRiskRatio(0.2), 1e-20, 10, positive: true));
        Assert.Null(Albatross.Magnitude(AlbatrossScale.Correlation, 0.5, 3, positive: true));
        Assert.Equal(0, Albatross.Magnitude(AlbatrossScale.Correlation, 1, 10, positive: true));
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Albatross.Size(AlbatrossScale.Correlation, 1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Albatross.Size(AlbatrossScale.Correlation, 0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Albatross.Size(AlbatrossScale.Correlation, double.NaN, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Albatross.Size(AlbatrossScale.LogRiskRatio(0.5), 0.7, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Albatross.Size(AlbatrossScale.Correlation, 0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Albatross.Size(AlbatrossScale.Correlation, 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Albatross.Magnitude(AlbatrossScale.Correlation, 0.5, 0, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlbatrossScale.MeanDifference(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlbatrossScale.LogOddsRatio(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlbatrossScale.LogOddsRatio(0.5, 0));
    }
}
