using Equipoise.Statistics.Effects;
using MathNet.Numerics;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Every effect size of the reference program, from the numbers of the studies.</summary>
public sealed class EffectGoldens
{
    [Fact]
    public void Effect_sizes_and_variances_are_those_of_metafor()
    {
        var tally = new Tally();
        foreach (var g in Golden.Meta)
        {
            if (g.Measure == "GEN") continue; // effects given as they are
            var effects = Compute(g);
            double[] yi = g.Numbers("yi"), vi = g.Numbers("vi");
            Assert.Equal(yi.Length, effects.Length);
            for (var i = 0; i < yi.Length; i++)
            {
                // Olkin and Pratt's factor is greatest for r = 0, where Gauss's theorem gives it; metafor 3.8 passes that bound for small r.
                if (g.Measure == "UCOR" && Math.Abs(yi[i]) > Math.Abs(g.Column("ri")[i]) * Greatest(g.Column("ni")[i]))
                {
                    Assert.InRange(Math.Abs(effects[i].Estimate), Math.Abs(g.Column("ri")[i]), Math.Abs(g.Column("ri")[i]) * Greatest(g.Column("ni")[i]));
                    tally.Compare("UCOR beyond the possible, ours kept", $"{g} row {i}", 0, 0, 0, 1);
                    continue;
                }

                if (g.Measure == "RTET")
                {
                    // metafor 3.8 stops at about five digits, and with a zero cell its variance is what rounding left; the equation that ours solves is tested elsewhere.
                    tally.Compare("RTET yi, loosely", $"{g} row {i}", effects[i].Estimate, yi[i], 3e-5, 1);
                    if (Tables(g)[i] is { HasZero: false, IsComplete: true }) tally.Relative("RTET vi, loosely", $"{g} row {i}", effects[i].Variance, vi[i], 3e-3 / ((1 - yi[i]) * (1 + yi[i])));
                    continue;
                }

                // A difference of nearly equal numbers is as exact as its standard error says.
                var scale = Math.Max(Math.Abs(yi[i]), double.IsNaN(vi[i]) ? 0 : Math.Sqrt(vi[i]));
                tally.Compare($"{g.Measure} yi", $"{g} row {i}", effects[i].Estimate, yi[i], 1e-10, Math.Max(scale, double.Epsilon));
                if (double.IsNaN(yi[i])) continue; // metafor keeps some variances of effects that do not exist; we have neither
                tally.Relative($"{g.Measure} vi", $"{g} row {i}", effects[i].Variance, vi[i], 1e-10);
            }
        }

        tally.Verify(atLeast: 2000);
    }

    private static double Greatest(double n) =>
        Math.Exp(SpecialFunctions.GammaLn((n - 2) / 2) + SpecialFunctions.GammaLn((n - 4) / 2) - (2 * SpecialFunctions.GammaLn((n - 3) / 2))) * (1 + 1e-9);

    private static EffectSize[] Compute(Golden g)
    {
        if (Enum.TryParse<TwoByTwoMeasure>(g.Measure, out var table)) return TwoByTwoEffects.Compute(table, Tables(g), Zero(g), Sampled(g));
        if (Enum.TryParse<MatchedPairsMeasure>(g.Measure, out var pairs)) return MatchedPairsEffects.Compute(pairs, [.. Tables(g).Select(t => new MatchedPairs(t.A, t.B, t.C, t.D))], Zero(g));
        if (Enum.TryParse<PersonTimeMeasure>(g.Measure, out var time)) return PersonTimeEffects.Compute(time, Times(g), Zero(g));
        if (Enum.TryParse<TwoMeansMeasure>(g.Measure, out var means)) return TwoMeansEffects.Compute(means, Means(g), Sampled(g), Conventions.Metafor38);
        if (Enum.TryParse<PairedMeansMeasure>(g.Measure, out var change)) return PairedMeansEffects.Compute(change, Changes(g), Conventions.Metafor38, Sampled(g));
        if (Enum.TryParse<CorrelationMeasure>(g.Measure, out var r)) return CorrelationEffects.Compute(r, [.. g.Column("ri").Zip(g.Column("ni"), (a, n) => new Correlation(a, n))], Sampled(g));
        if (Enum.TryParse<ProportionMeasure>(g.Measure, out var p)) return ProportionEffects.Compute(p, [.. g.Column("xi").Zip(g.Column("ni"), (a, n) => new OneProportion(a, n))], Zero(g), Sampled(g));
        if (Enum.TryParse<RateMeasure>(g.Measure, out var rate)) return RateEffects.Compute(rate, [.. g.Column("xi").Zip(g.Column("ti"), (a, n) => new OneRate(a, n))], Zero(g));
        if (Enum.TryParse<OneMeanMeasure>(g.Measure, out var mean)) return OneMeanEffects.Compute(mean, [.. g.Column("mi").Zip(g.Column("sdi"), g.Column("ni")).Select(m => new OneMean(m.First, m.Second, m.Third))]);
        if (Enum.TryParse<ReliabilityMeasure>(g.Measure, out var alpha)) return ReliabilityEffects.Compute(alpha, [.. g.Column("ai").Zip(g.Column("mi"), g.Column("ni")).Select(m => new Reliability(m.First, m.Second, m.Third))]);
        if (g.Measure == "REH") return [.. g.Column("ai").Zip(g.Column("bi"), g.Column("ci")).Select(m => ExcessHeterozygosity.From(new(m.First, m.Second, m.Third)))];
        throw new InvalidOperationException($"{g}: no measure is named {g.Measure}.");
    }

    internal static TwoByTwo[] Tables(Golden g)
    {
        double[] a = g.Column("ai"), b = g.Column("bi"), c = g.Column("ci"), d = g.Column("di"), n1 = g.Column("n1i"), n2 = g.Column("n2i");
        return [.. a.Select((x, i) => n1.Length > 0 ? TwoByTwo.FromTotals(x, n1[i], c[i], n2[i]) : new(x, b[i], c[i], d[i]))];
    }

    internal static PersonTime[] Times(Golden g)
    {
        double[] x1 = g.Column("x1i"), t1 = g.Column("t1i"), x2 = g.Column("x2i"), t2 = g.Column("t2i");
        return [.. x1.Select((x, i) => new PersonTime(x, t1[i], x2[i], t2[i]))];
    }

    private static TwoMeans[] Means(Golden g)
    {
        double[] m1 = g.Column("m1i"), s1 = g.Column("sd1i"), n1 = g.Column("n1i"), m2 = g.Column("m2i"), s2 = g.Column("sd2i"), n2 = g.Column("n2i");
        return [.. n1.Select((n, i) => new TwoMeans(At(m1, i), s1[i], n, At(m2, i), s2[i], n2[i]))];
    }

    private static PairedMeans[] Changes(Golden g)
    {
        double[] m1 = g.Column("m1i"), s1 = g.Column("sd1i"), m2 = g.Column("m2i"), s2 = g.Column("sd2i"), r = g.Column("ri"), n = g.Column("ni");
        return [.. n.Select((size, i) => new PairedMeans(At(m1, i), s1[i], At(m2, i), At(s2, i), r[i], size))];
    }

    private static double At(double[] list, int i) => list.Length > 0 ? list[i] : double.NaN;

    internal static ZeroCells? Zero(Golden g)
    {
        if (g.Option("to") is null && g.Option("drop00") is null) return null;
        var to = g.Option("to") switch { "all" => CorrectedStudies.All, "if0all" => CorrectedStudies.AllIfAnyZero, "none" => CorrectedStudies.None, _ => CorrectedStudies.OnlyWithZero };
        return new(double.Parse(g.Option("add") ?? "0.5", System.Globalization.CultureInfo.InvariantCulture), to, g.Option("drop00") == "True");
    }

    private static Sampling Sampled(Golden g) => g.Option("vtype") switch
    {
        "LS2" => Sampling.LargeSample2,
        "UB" => Sampling.Unbiased,
        "AV" => Sampling.Average,
        "HO" => Sampling.Homoscedastic,
        "AVHO" => Sampling.AverageHomoscedastic,
        "ST" => Sampling.Stratified,
        "CS" => Sampling.CrossSectional,
        _ => Sampling.Usual,
    };
}
