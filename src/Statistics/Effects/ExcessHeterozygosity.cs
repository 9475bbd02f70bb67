namespace Equipoise.Statistics.Effects;

/// <summary>Genotype counts of one sample. NaN means not known.</summary>
/// <param name="Homozygous">Homozygous dominant.</param>
/// <param name="Heterozygous">Heterozygous.</param>
/// <param name="HomozygousRecessive">Homozygous recessive.</param>
public readonly record struct Genotypes(double Homozygous, double Heterozygous, double HomozygousRecessive);

/// <summary>Log relative excess heterozygosity: departure from Hardy–Weinberg equilibrium (REH).</summary>
/// <remarks>Ziegler A, Van Steen K, Wellek S (2011). Breast Cancer Research and Treatment 128:197–201. doi:10.1007/s10549-010-1295-z.</remarks>
public static class ExcessHeterozygosity
{
    /// <summary>ln(h / (2 √(aa · bb))) with variance 1/4a + 1/h + 1/4b; one half is added to a sample with a zero.</summary>
    /// <param name="g">The counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or infinite.</exception>
    public static EffectSize From(Genotypes g)
    {
        Refuse.Count(g.Homozygous, 0, nameof(g.Homozygous));
        Refuse.Count(g.Heterozygous, 0, nameof(g.Heterozygous));
        Refuse.Count(g.HomozygousRecessive, 0, nameof(g.HomozygousRecessive));
        var add = g.Homozygous == 0 || g.Heterozygous == 0 || g.HomozygousRecessive == 0 ? 0.5 : 0;
        double a = g.Homozygous + add, h = g.Heterozygous + add, b = g.HomozygousRecessive + add;
        return new EffectSize(Math.Log(h) - Math.Log(2 * Math.Sqrt(a * b)), (1 / (4 * a)) + (1 / h) + (1 / (4 * b))).Finite();
    }
}
