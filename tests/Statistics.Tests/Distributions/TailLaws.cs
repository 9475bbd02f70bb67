using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Effects;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Statistics.Tests.Distributions;

/// <summary>Laws that hold for every argument, where no table reaches.</summary>
public sealed class TailLaws
{
    private static readonly Gen<double> Parameters = Gen.Choose(-300, 6000).Select(e => Math.Pow(10, e / 1000.0));

    private static readonly Gen<(double A, double B, double X)> Betas =
        from a in Parameters
        from b in Parameters
        from off in Gen.Choose(-8000, 8000)
        let mean = a / (a + b)
        let spread = Math.Sqrt(mean * (1 - mean) / (a + b + 1))
        select (a, b, Math.Clamp(mean + (off / 1000.0 * spread), 1e-12, 1 - 1e-12));

    [Fact]
    public void Both_ends_of_the_incomplete_beta_function_make_one() => Soak.ForAll(2000, Betas, t =>
        Assert.Equal(1, IncompleteBeta.At(t.A, t.B, t.X, 1 - t.X) + IncompleteBeta.At(t.B, t.A, 1 - t.X, t.X), 1e-13));

    /// <summary>I(a, b) − I(a + 1, b) = xᵃ yᵇ / (a B(a, b)), and the same step makes I(a, b + 1) from I(a, b).</summary>
    [Fact]
    public void One_step_in_a_and_one_in_b_are_in_the_ratio_of_the_parameters() => Soak.ForAll(2000, Betas, t =>
    {
        double y = 1 - t.X, here = IncompleteBeta.At(t.A, t.B, t.X, y);
        double down = here - IncompleteBeta.At(t.A + 1, t.B, t.X, y), up = IncompleteBeta.At(t.A, t.B + 1, t.X, y) - here;
        Assert.Equal(down * t.A, up * t.B, 1e-12 * Math.Max(1, Math.Max(t.A, t.B)));
    });

    [Fact]
    public void Both_ends_of_the_incomplete_gamma_function_make_one_and_fall() => Soak.ForAll(2000, Betas, t =>
    {
        var x = Math.Max(1e-12, t.A + (Math.Sqrt(t.A) * (t.X - 0.5) * 10));
        Assert.Equal(1, IncompleteGamma.Lower(t.A, x) + IncompleteGamma.Upper(t.A, x), 1e-13);
        Assert.True(IncompleteGamma.Upper(t.A, x * 1.0001) <= IncompleteGamma.Upper(t.A, x) * (1 + 1e-12), $"Q({t.A}, x) rises at {x}.");
    });

    [Fact]
    public void Any_table_has_a_tetrachoric_correlation_with_a_variance()
    {
        var cells = Gen.Choose(0, 6000).Select(e => Math.Round(Math.Pow(10, e / 1000.0)));
        var tables = from a in cells from b in cells from c in cells from d in cells select new TwoByTwo(a, b, c, d);
        Soak.ForAll(500, tables, t =>
        {
            var effect = TetrachoricCorrelation.From(t);
            Assert.InRange(effect.Estimate, -1, 1);
            Assert.True(effect.Variance > 0 && Math.Sign(effect.Estimate) == Math.Sign((t.A * t.D) - (t.B * t.C)), $"{t} gave {effect}.");
        });
    }
}
