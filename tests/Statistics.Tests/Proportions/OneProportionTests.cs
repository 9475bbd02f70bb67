using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Proportions;
using Equipoise.Statistics.Tests.Oracles;

namespace Equipoise.Statistics.Tests.Proportions;

/// <summary>Wilson, Agresti and Coull, Jeffreys, Garwood: laws and coverage.</summary>
public sealed class OneProportionTests
{
    private static readonly (string Name, Func<double, double, double, Interval> Of)[] Kinds =
    [
        ("Wilson", (x, n, level) => Wilson.Interval(x, n, level)),
        ("Wilson, corrected", (x, n, level) => Wilson.Interval(x, n, level, continuity: true)),
        ("Agresti–Coull", AgrestiCoull.Interval),
        ("Jeffreys", Jeffreys.Interval),
        ("Clopper–Pearson", ClopperPearson.Interval),
    ];

    [Fact]
    public void Every_interval_holds_the_proportion_seen_mirrors_and_stays_between_0_and_1()
    {
        foreach (var (name, of) in Kinds)
        {
            foreach (var (x, n) in new (double, double)[] { (0, 1), (1, 1), (0, 7), (7, 7), (1, 7), (3, 7), (0.2, 40), (39.5, 40), (500, 1000), (999_999, 1_000_000) })
            {
                foreach (var level in new[] { 0.5, 0.95, 0.999 })
                {
                    var there = of(x, n, level);
                    var back = of(n - x, n, level);
                    Assert.True(there.Contains(x / n) && there.Lower >= 0 && there.Upper <= 1, $"{name} {x} of {n} at {level}: {there}");
                    Assert.Equal(1 - back.Upper, there.Lower, 1e-12);
                }
            }
        }
    }

    [Fact]
    public void Each_covers_as_its_paper_says()
    {
        // Brown, Cai and DasGupta (2001): on average over all proportions Wilson and Jeffreys cover what they say, Agresti and Coull a little more.
        const int n = 25;
        const double level = 0.95;
        foreach (var (name, of) in Kinds)
        {
            var intervals = Enumerable.Range(0, n + 1).Select(x => of(x, n, level)).ToArray();
            var mean = Enumerable.Range(1, 999).Average(i => Enumerable.Range(0, n + 1).Where(x => intervals[x].Contains(i / 1000.0)).Sum(x => BinomialTail.Exactly(x, n, i / 1000.0)));
            var (least, most) = name switch { "Wilson" or "Jeffreys" => (0.945, 0.957), "Agresti–Coull" => (0.95, 0.965), _ => (0.965, 0.985) };
            Assert.True(mean >= least && mean <= most, $"{name}: {mean}");
        }
    }

    [Fact]
    public void The_score_limits_are_where_the_score_test_is_just_significant()
    {
        const double z = 1.959963984540054;
        foreach (var (x, n) in new[] { (1.0, 10.0), (5, 30), (29, 30), (3, 1e6) })
        {
            Interval plain = Wilson.Interval(x, n), corrected = Wilson.Interval(x, n, continuity: true);
            foreach (var p in new[] { plain.Lower, plain.Upper }) Assert.Equal(z * z, Math.Pow((x / n) - p, 2) * n / (p * (1 - p)), 1e-8);
            foreach (var p in new[] { corrected.Lower, corrected.Upper }) Assert.Equal(z, (Math.Abs((x / n) - p) - (1 / (2 * n))) / Math.Sqrt(p * (1 - p) / n), 1e-5);
        }
    }

    [Fact]
    public void Jeffreys_tails_are_what_is_left_of_the_beta_density()
    {
        // Midpoint sums of the density in the angle, where its ends are flat.
        var interval = Jeffreys.Interval(3, 20);
        double below = 0, above = 0, all = 0;
        const int steps = 200_000;
        for (var i = 0; i < steps; i++)
        {
            var angle = (i + 0.5) * Math.PI / 2 / steps;
            double p = Math.Pow(Math.Sin(angle), 2), density = Math.Pow(p, 3) * Math.Pow(1 - p, 17);
            all += density;
            if (p < interval.Lower) below += density;
            if (p > interval.Upper) above += density;
        }

        Assert.Equal(0.025, below / all, 1e-5);
        Assert.Equal(0.025, above / all, 1e-5);
        Assert.Equal(0, Jeffreys.Interval(0, 20).Lower);
        Assert.Equal(1, Jeffreys.Interval(20, 20).Upper);
        Assert.True(Jeffreys.Interval(0, 20).Upper < ClopperPearson.Interval(0, 20).Upper);
    }

    [Fact]
    public void Whatever_the_rate_Garwoods_interval_misses_it_no_more_often_than_it_says()
    {
        var intervals = Enumerable.Range(0, 80).Select(x => Garwood.Interval(x, 1, 0.9)).ToArray();
        for (var rate = 0.05; rate < 25; rate += 0.05)
        {
            double term = Math.Exp(-rate), coverage = 0;
            for (var x = 0; x < intervals.Length; x++)
            {
                if (intervals[x].Contains(rate)) coverage += term;
                term *= rate / (x + 1);
            }

            Assert.True(coverage >= 0.9 - 1e-9, $"{coverage} at {rate}");
        }
    }

    [Fact]
    public void A_rate_has_the_unit_of_its_time()
    {
        var year = Garwood.Interval(7, 12.5);
        var month = Garwood.Interval(7, 150);
        Assert.Equal(year.Lower, month.Lower * 12, 1e-14);
        Assert.Equal(year.Upper, month.Upper * 12, 1e-14);
        Assert.Equal(-Math.Log(0.025), Garwood.Interval(0, 1).Upper, 1e-14);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(-1, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, 0)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void Rates_and_counts_that_cannot_be_meant_are_refused(double events, double time)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Garwood.Interval(events, time));
        if (events == 1 && time == 1) return;
        foreach (var (_, of) in Kinds) Assert.Throws<ArgumentOutOfRangeException>(() => of(events, time, 0.95));
    }

    [Fact]
    public void The_double_arcsine_goes_there_and_back()
    {
        foreach (var n in new[] { 1.0, 2, 5, 30, 1000, 1e6 })
        {
            foreach (var x in new[] { 0, 0.1, 0.5, 0.9, 1 }.Select(p => Math.Round(p * n)).Distinct())
            {
                var there = ProportionEffects.Compute(ProportionMeasure.PFT, [new(x, n)])[0].Estimate;
                Assert.Equal(x / n, FreemanTukey.Proportion(there, n), 1e-7 / Math.Sqrt(n) + 1e-11);
            }
        }

        var rate = RateEffects.Compute(RateMeasure.IRFT, [new(7, 12.5)])[0].Estimate;
        Assert.Equal(7 / 12.5, FreemanTukey.Rate(rate, 12.5), 1e-12);
        Assert.Equal(0, FreemanTukey.Rate(RateEffects.Compute(RateMeasure.IRFT, [new(0, 12.5)])[0].Estimate, 12.5));
    }

    [Fact]
    public void One_study_pools_to_its_own_proportion_and_many_without_events_to_none()
    {
        var one = FreemanTukey.Pool([new(3, 20)]);
        Assert.Equal(0.15, one.Estimate, 1e-12);
        Assert.Equal(20, one.N);
        var none = FreemanTukey.Pool([new(0, 20), new(0, 50), new(double.NaN, 3)]);
        Assert.Equal(0, none.Interval.Lower);
        Assert.Equal(2 / ((1 / 20.0) + (1 / 50.0)), none.N, 1e-12);
        Assert.InRange(none.Estimate, 0, 0.01);
        Assert.Single(none.Fit.LeftOut);
    }

    [Fact]
    public void Very_unequal_sizes_show_how_much_hangs_on_the_way_back()
    {
        // Schwarzer and others (2019): small studies beside very large ones.
        var pooled = FreemanTukey.Pool([new(1, 10), new(1, 12), new(0, 9), new(400, 100_000)]);
        Assert.True(pooled.AcrossSizes.Upper > 3 * pooled.AcrossSizes.Lower, $"{pooled.AcrossSizes}");
        Assert.True(pooled.AcrossSizes.Contains(pooled.Estimate), $"{pooled.AcrossSizes}");
    }

    [Fact]
    public void Transformations_lead_back()
    {
        Assert.Equal(2, BackTransform.Exp.At(Math.Log(2)), 1e-15);
        Assert.Equal(0.3, BackTransform.Logit.At(Math.Log(0.3 / 0.7)), 1e-15);
        Assert.Equal(0, BackTransform.Logit.At(-1e4));
        Assert.Equal(1, BackTransform.Logit.At(1e4));
        Assert.Equal(0.3, BackTransform.Arcsine.At(Math.Asin(Math.Sqrt(0.3))), 1e-15);
        Assert.Equal(0.3, BackTransform.FisherZ.At(Math.Atanh(0.3)), 1e-15);
        Assert.Equal(0, BackTransform.Square.At(-0.1));
        Assert.Equal(new Interval(1, 4), BackTransform.Square.Of(new(1, 2)));
        Assert.Equal(0.25, BackTransform.DoubleArcsine(8).At(ProportionEffects.Compute(ProportionMeasure.PFT, [new(2, 8)])[0].Estimate), 1e-12);
        Assert.Equal(0.25, BackTransform.DoubleRoot(8).At(RateEffects.Compute(RateMeasure.IRFT, [new(2, 8)])[0].Estimate), 1e-12);
    }
}
