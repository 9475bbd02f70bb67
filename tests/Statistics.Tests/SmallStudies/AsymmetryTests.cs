using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Statistics.Tests.SmallStudies;

/// <summary>PET-PEESE, excess significance, Henmi and Copas, and influence, each by a second road or where nothing can be said.</summary>
public sealed class AsymmetryTests
{
    private static readonly double[] Y = [0.1, 0.5, 0.9, -0.2, 0.3, 0.8, 0.4, 0.0], V = [0.02, 0.05, 0.11, 0.04, 0.03, 0.2, 0.06, 0.01];

    [Fact]
    public void Pet_is_the_slope_of_the_statistic_on_the_precision()
    {
        // y/se = b0 (1/se) + b1: ordinary least squares of two columns without an intercept of their own.
        double[] z = [.. Y.Zip(V).Select(p => p.First / Math.Sqrt(p.Second))];
        foreach (var (estimate, columns) in new[]
        {
            (PetPeese.Of(MetaAnalysis.Fit(Y, V)).Pet, V.Select(v => (1 / Math.Sqrt(v), 1.0)).ToArray()),
            (PetPeese.Of(MetaAnalysis.Fit(Y, V)).Peese, V.Select(v => (1 / Math.Sqrt(v), Math.Sqrt(v))).ToArray()),
        })
        {
            double aa = columns.Sum(c => c.Item1 * c.Item1), ab = columns.Sum(c => c.Item1 * c.Item2), bb = columns.Sum(c => c.Item2 * c.Item2), az = columns.Zip(z).Sum(p => p.First.Item1 * p.Second), bz = columns.Zip(z).Sum(p => p.First.Item2 * p.Second), det = (aa * bb) - (ab * ab);
            double b0 = ((bb * az) - (ab * bz)) / det, b1 = ((aa * bz) - (ab * az)) / det;
            var s2 = columns.Zip(z).Sum(p => Math.Pow(p.Second - (b0 * p.First.Item1) - (b1 * p.First.Item2), 2)) / 6;
            Assert.Equal(b0, estimate.Limit!.Value.Estimate, 12);
            Assert.Equal(Math.Sqrt(s2 * bb / det), estimate.Limit.Value.StandardError, 12);
            Assert.Equal(6, estimate.Limit.Value.DegreesOfFreedom);
            Assert.Equal(b1, estimate.Slope.Estimate, 12);
        }
    }

    [Fact]
    public void Peese_takes_over_when_pet_finds_an_effect()
    {
        double[] strong = [.. V.Select((v, i) => 2 + (0.5 * Math.Sqrt(v)) + (i % 2 == 0 ? 0.05 : -0.05))];
        var there = PetPeese.Of(MetaAnalysis.Fit(strong, V));
        Assert.True(there.UsesPeese, $"{there.Pet.Limit}");
        Assert.Equal(there.Peese.Limit, there.Estimate);
        var none = PetPeese.Of(MetaAnalysis.Fit(Y, V));
        Assert.False(none.UsesPeese, $"{none.Pet.Limit}");
        Assert.Equal(none.Pet.Limit, none.Estimate);
        Assert.True(PetPeese.Of(MetaAnalysis.Fit(Y, V), 0.9999).UsesPeese, "The threshold decides.");
        Assert.Throws<ArgumentOutOfRangeException>(() => PetPeese.Of(MetaAnalysis.Fit(Y, V), 1));
        Assert.Throws<ArgumentException>(() => PetPeese.Of(MetaAnalysis.Fit([1.0, 2], [1.0, 2])));
        Assert.Throws<ArgumentException>(() => PetPeese.Of(MetaAnalysis.Fit([1.0, 2, 3], [1.0, 1, 1])));
    }

    /// <summary>Half of the average is what as many studies without an effect leave; rounding must not add one more.</summary>
    [Fact]
    public void Orwins_number_for_half_the_effect_is_the_number_of_studies()
    {
        for (var k = 2; k < 60; k++)
        {
            double[] y = [.. Enumerable.Range(1, k).Select(i => 0.1 + (Math.Sin(i) / 7))];
            Assert.Equal(k, FailSafeN.Orwin(MetaAnalysis.Fit(y, [.. y.Select(_ => 0.1)])));
        }
    }

    [Fact]
    public void The_exact_test_of_excess_counts_every_combination_of_significant_studies()
    {
        var fit = MetaAnalysis.Fit(Y, V, new() { Method = HeterogeneityMethod.EE });
        var ours = ExcessSignificance.Of(fit);
        double beyond = 0;
        for (var mask = 0; mask < 256; mask++)
        {
            var probability = Enumerable.Range(0, 8).Aggregate(1.0, (p, i) => p * ((mask >> i & 1) == 1 ? ours.Power[i] : 1 - ours.Power[i]));
            if (int.PopCount(mask) >= ours.Observed) beyond += probability;
        }

        Assert.Equal(beyond, ours.P, 12);
        Assert.Equal(ours.Power.Sum(), ours.Expected, 14);
    }

    [Fact]
    public void At_the_limit_the_test_of_excess_stands_on_its_level()
    {
        var fit = MetaAnalysis.Fit([0.5, 0.6, 0.7, 0.4, 0.55], [0.04, 0.06, 0.08, 0.03, 0.05], new() { Method = HeterogeneityMethod.EE });
        var limit = ExcessSignificance.Of(fit).Limit!.Value;
        var there = MetaAnalysis.Fit([.. fit.StudyEstimates.Select(y => y - fit.Pooled.Estimate + limit)], [.. fit.StudyVariances], new() { Method = HeterogeneityMethod.EE });
        double[] power = [.. ExcessSignificance.Of(there).Power];
        var observed = ExcessSignificance.Of(fit).Observed;
        double[] count = [1, 0, 0, 0, 0, 0];
        foreach (var p in power) for (var j = 5; j >= 0; j--) count[j] = (count[j] * (1 - p)) + (j > 0 ? count[j - 1] * p : 0);
        Assert.Equal(0.10, count[observed..].Sum(), 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExcessSignificance.Of(fit, new() { StudyAlpha = 0 }));
        Assert.Throws<ArgumentException>(() => ExcessSignificance.Of(fit, new() { NullEffect = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExcessSignificance.Of(fit, new() { LimitAlpha = 2 }));
    }

    [Fact]
    public void Henmi_and_Copas_on_Berkey_s_trials_with_a_root_found_to_the_last_digit()
    {
        // hc(…, control = list(tol = 1e-13)) of metafor 3.8-1 on dat.berkey1998; its default stops four digits earlier.
        double[] y = [0.47, -0.32, 0.20, -0.60, 0.40, -0.12, 0.26, -0.31, 0.56, -0.39], v = [0.0075, 0.0077, 0.0057, 0.0008, 0.0021, 0.0014, 0.0029, 0.0015, 0.0148, 0.0304];
        var ours = HenmiCopas.Of(MetaAnalysis.Fit(y, v));
        Assert.Equal(-0.599366790349465, ours.Interval.Lower, 9);
        Assert.Equal(0.258082906948885, ours.Interval.Upper, 9);
    }

    [Fact]
    public void Without_heterogeneity_and_with_equal_variances_Henmi_and_Copas_have_a_closed_integral()
    {
        // Then Q is chi-square with one degree of freedom for two studies and independent of the estimate.
        var ours = HenmiCopas.Of(MetaAnalysis.Fit([0.3, 0.3001], [0.04, 0.04]));
        var half = (ours.Interval.Width / 2) / ours.StandardError;
        double sum = 0;
        const int steps = 400_000;
        for (var n = 0; n < steps; n++)
        {
            var r = half + ((n + 0.5) * 10 / steps);
            var q = (((r / half) * (r / half)) - 1) + 1;
            sum += MathNet.Numerics.SpecialFunctions.GammaLowerRegularized(0.5, q / 2) * Math.Exp(-r * r / 2) / Math.Sqrt(2 * Math.PI) * 10 / steps;
        }

        Assert.Equal(0.025, sum, 7);
        Assert.Throws<ArgumentException>(() => HenmiCopas.Of(MetaAnalysis.Fit([0.3], [0.04])));
        Assert.Throws<ArgumentException>(() => HenmiCopas.Of(MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept(Y))));
    }

    [Fact]
    public void A_study_alone_in_its_kind_is_indispensable()
    {
        var fit = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept([0, 0, 0, 1, 0, 0, 0, 0]));
        var all = Influence.Of(fit);
        Assert.True(all[3].IsInfluential && double.IsPositiveInfinity(all[3].Cook), $"{all[3]}");
        Assert.Equal(0, all[3].Deleted.Z);
        Assert.Equal(1, all[3].Hat, 10);
        Assert.True(double.IsFinite(all[0].Cook), $"{all[0]}");
        var refused = Assert.Throws<ArgumentException>(() => LeaveOneOut.Of(fit));
        Assert.Contains("study 4", refused.Message, StringComparison.Ordinal);
    }
}
