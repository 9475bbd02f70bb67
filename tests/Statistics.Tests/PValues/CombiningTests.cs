using Equipoise.Statistics.PValues;
using Equipoise.Statistics.Tests.Oracles;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Statistics.Tests.PValues;

/// <summary>Fisher, Stouffer, Edgington, truncated product: by second roads and laws.</summary>
public sealed class CombiningTests
{
    private static readonly Gen<double[]> Values =
        from k in Gen.Choose(1, 40)
        from list in Gen.ArrayOf(Gen.Choose(1, 9999), k)
        select list.Select(i => i / 10_000.0).ToArray();

    private static readonly (string Name, Func<PValue[], CombinedPValue> Of)[] Methods =
    [
        ("Fisher", v => FishersMethod.Of(v)),
        ("Stouffer", v => StouffersMethod.Of(v)),
        ("Edgington", v => EdgingtonsMethod.Of(v)),
        ("truncated", v => TruncatedProduct.Of(v)),
        ("truncated at a half", v => TruncatedProduct.Of(v, 0.5)),
    ];

    private static PValue[] One(params double[] p) => [.. p.Select(PValue.OneSided)];

    [Fact]
    public void A_single_value_is_its_own_combination()
    {
        foreach (var p in new[] { 1e-300, 1e-9, 0.02, 0.5, 0.97 })
        {
            foreach (var (name, of) in Methods)
            {
                var cut = name switch { "truncated" => 0.05, "truncated at a half" => 0.5, _ => 1 };
                var wanted = p <= cut ? p : 1;
                Assert.True(Math.Abs(of(One(p)).P.Value - wanted) <= 1e-12 * wanted, $"{name} of {p}: {of(One(p))}");
            }
        }
    }

    [Fact]
    public void Order_does_not_matter_and_smaller_values_never_combine_to_a_larger_one() => Soak.ForAll(200, Values, p =>
    {
        foreach (var (name, of) in Methods)
        {
            double there = of(One(p)).P.Log, back = of(One([.. p.Reverse()])).P.Log, smaller = of(One([p[0] / 2, .. p.Skip(1)])).P.Log;
            Assert.True(Math.Abs(there - back) <= 1e-11 * (1 + Math.Abs(there)), $"{name}: {there} {back}");
            Assert.True(smaller <= there + 1e-11, $"{name}: {smaller} > {there}");
            var result = of(One(p)).P;
            Assert.Equal(1, result.Value + Math.Exp(result.LogComplement), 1e-12);
        }
    });

    [Fact]
    public void The_other_direction_is_the_complement_for_Stouffer_and_Edgington() => Soak.ForAll(200, Values, p =>
    {
        PValue[] values = One(p), opposite = [.. values.Select(v => v.Opposite())];
        foreach (var (name, of) in Methods.Where(m => m.Name is "Stouffer" or "Edgington"))
        {
            double there = of(values).P.LogComplement, back = of(opposite).P.Log;
            Assert.True(Math.Abs(there - back) <= 1e-10 * (1 + Math.Abs(there)), $"{name}: {there} {back}");
        }
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(300)]
    public void Edgingtons_sum_has_the_exact_distribution(int k)
    {
        foreach (var share in new[] { 1, 3, 7, 12, 25, 38, 49, 50 })
        {
            // Every value is share ÷ 100, and so the sum is k · share ÷ 100.
            var ours = EdgingtonsMethod.Of(One([.. Enumerable.Repeat(share / 100.0, k)]));
            var exact = SumOfUniforms.LogAtMost(k, k * share, 100);
            Assert.False(ours.IsApproximate);
            Assert.True(Math.Abs(ours.P.Log - exact) <= 1e-11 * Math.Max(1, Math.Abs(exact)), $"{k} × {share}%: {ours.P.Log:R}, not {exact:R}");
        }
    }

    [Fact]
    public void Beyond_two_thousand_values_Edgingtons_sum_is_approximate_and_says_so()
    {
        var p = Enumerable.Range(0, 2000).Select(i => 0.3 + (0.38 * (i % 10) / 9)).ToArray();
        CombinedPValue exact = EdgingtonsMethod.Of(One(p)), near = EdgingtonsMethod.Of(One([.. p, 0.49]));
        Assert.False(exact.IsApproximate);
        Assert.True(near.IsApproximate);
        Assert.Equal(exact.P.Value, near.P.Value, 0.005);
    }

    [Fact]
    public void Fishers_statistic_is_chi_square_and_the_whole_product_is_Fishers() => Soak.ForAll(200, Values, p =>
    {
        var fisher = FishersMethod.Of(One(p));
        Assert.Equal(-2 * p.Sum(Math.Log), fisher.Statistic, 1e-9);
        double x = fisher.Statistic / 2, term = Math.Exp(-x), tail = 0;
        for (var j = 0; j < p.Length; j++)
        {
            tail += term;
            term *= x / (j + 1);
        }

        Assert.True(Math.Abs(fisher.P.Value - tail) <= 1e-11 * tail, $"{fisher.P.Value} {tail}");
        Assert.True(Math.Abs(TruncatedProduct.Of(One(p), 1).P.Log - fisher.P.Log) <= 1e-11 * (1 + Math.Abs(fisher.P.Log)), "A cut of 1 truncates nothing.");
    });

    [Fact]
    public void The_truncated_product_rejects_as_often_as_it_says()
    {
        // Under the null hypothesis P(p ≤ a) is at most a, and equal to it below the mass of "none at most the cut".
        var random = new Random(20261125);
        const int runs = 40_000;
        foreach (var (k, cut) in new[] { (2, 0.5), (7, 0.3), (20, 0.05) })
        {
            var p = new double[runs];
            for (var i = 0; i < runs; i++) p[i] = TruncatedProduct.Of(One([.. Enumerable.Range(0, k).Select(_ => 1 - random.NextDouble())]), cut).P.Value;
            foreach (var a in new[] { 0.01, 0.1, 0.4 }) Assert.Equal(a, p.Count(v => v <= a) / (double)runs, 4.5 * Math.Sqrt(a * (1 - a) / runs));
        }
    }

    [Fact]
    public void Stouffers_weights_are_those_of_the_deviates()
    {
        var p = One(0.01, 0.4, 0.8);
        var z = ((3 * p[0].Z) + (2 * p[1].Z) + p[2].Z) / Math.Sqrt(14);
        Assert.Equal(z, StouffersMethod.Of(p, [3, 2, 1]).Statistic, 1e-14);
        Assert.Equal(StouffersMethod.Of(p).Statistic, StouffersMethod.Of(p, [7, 7, 7]).Statistic, 1e-14);
        Assert.Equal(2.326347874040841, PValue.OneSided(0.01).Z, 1e-13);
    }

    [Fact]
    public void Values_too_small_for_a_number_are_combined_by_their_logarithms()
    {
        PValue tiny = PValue.FromLog(-2000), half = PValue.OneSided(0.5);
        Assert.Equal(0, tiny.Value);

        // −z²/2 − ln(z √2π) is the logarithm of the tail but for 1/z².
        Assert.Equal(-2000, -(tiny.Z * tiny.Z / 2) - Math.Log(tiny.Z * Math.Sqrt(2 * Math.PI)), 3e-4);
        Assert.Equal(-2000, PValue.FromZ(tiny.Z).Log, 1e-9);
        Assert.Equal(-4000 + Math.Log(1 + 4000), FishersMethod.Of([tiny, tiny]).P.Log, 1e-9);
        Assert.Equal(tiny.Z * Math.Sqrt(2), StouffersMethod.Of([tiny, tiny]).P.Z, 1e-9);
        Assert.Equal(-4000 + Math.Log(2), EdgingtonsMethod.Of([tiny, tiny]).P.Log, 1e-9);
        Assert.Equal(Math.Log(0.125), EdgingtonsMethod.Of([tiny, half]).P.Log, 1e-12);
        Assert.Equal(Math.Log(1 - (0.95 * 0.95)), TruncatedProduct.Of([PValue.OneSided(0.05), half]).P.Log, 1e-9);
        Assert.True(TruncatedProduct.Of([tiny, half]).P.Log is < -1990 and > -2000, "Only a little is lost for having looked twice.");

        // The opposite of a very small value is not simply one.
        Assert.Equal(-tiny.Z, tiny.Opposite().Z, 1e-12);
        Assert.Equal(0, StouffersMethod.Of([tiny, tiny.Opposite()]).Statistic, 1e-12);
        Assert.Equal(0.5, EdgingtonsMethod.Of([tiny, tiny.Opposite()]).P.Value, 1e-12);
    }

    [Fact]
    public void Two_sided_values_are_halved_towards_their_direction()
    {
        Assert.Equal(0.02, PValue.FromTwoSided(0.04, inChosenDirection: true).Value, 1e-15);
        Assert.Equal(0.98, PValue.FromTwoSided(0.04, inChosenDirection: false).Value, 1e-15);
        Assert.Equal(0.5, PValue.FromTwoSided(1, inChosenDirection: false).Value, 1e-15);
        Assert.Equal(-PValue.FromTwoSided(1e-30, inChosenDirection: true).Z, PValue.FromTwoSided(1e-30, inChosenDirection: false).Z, 1e-12);
        for (var z = -45.0; z < 45; z += 0.37) Assert.Equal(z, PValue.FromZ(z).Z, 1e-11);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_none_is_refused(double p)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PValue.OneSided(p));
        Assert.Throws<ArgumentOutOfRangeException>(() => PValue.FromTwoSided(p, true));
        if (!(p <= 0)) Assert.Throws<ArgumentOutOfRangeException>(() => PValue.FromLog(p));
    }

    [Fact]
    public void Nothing_to_combine_and_weights_that_are_none_are_refused()
    {
        foreach (var (_, of) in Methods)
        {
            Assert.Throws<ArgumentException>(() => of([]));
            Assert.Throws<ArgumentException>(() => of([default]));
        }

        Assert.Throws<ArgumentException>(() => StouffersMethod.Of(One(0.1, 0.2), [1]));
        Assert.Throws<ArgumentException>(() => StouffersMethod.Of(One(0.1, 0.2), [1, 0]));
        Assert.Throws<ArgumentException>(() => StouffersMethod.Of(One(0.1, 0.2), [1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TruncatedProduct.Of(One(0.1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PValue.FromZ(double.NaN));
        foreach (var (name, of) in Methods) Assert.True(of(One(1, 1)).P.Value == 1, name);
    }
}
