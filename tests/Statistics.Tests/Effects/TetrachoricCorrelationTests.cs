using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Tests.Effects;

public sealed class TetrachoricCorrelationTests
{
    /// <summary>Solved with thirty digits (mpmath: root of the bivariate normal probability by numeric integration; Pearson's variance at that root).</summary>
    [Theory]
    [InlineData(4, 16, 8, 12, -0.35485812166395187, 0.056826926813354625)]
    [InlineData(6, 12, 3, 17, 0.36466863754591614, 0.064660132081363041)]
    [InlineData(9, 20, 11, 15, -0.18667485271675257, 0.044645525198789858)]
    [InlineData(40, 3, 5, 60, 0.97265471693241447, 0.00035222952087244908)]
    public void Estimate_and_variance(double a, double b, double c, double d, double r, double variance)
    {
        var effect = TetrachoricCorrelation.From(new(a, b, c, d));
        Assert.Equal(r, effect.Estimate, 1e-14);
        Assert.Equal(variance, effect.Variance, 1e-12 * variance);
    }

    /// <summary>Cut both variables in the middle and the correlation is known: P(both low) = ¼ + asin(r)/2π (Sheppard 1899).</summary>
    [Theory]
    [InlineData(-0.999)]
    [InlineData(-0.5)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.99999)]
    public void Cut_in_the_middle_it_is_the_law_of_Sheppard(double r)
    {
        var both = 0.25 + (Math.Asin(r) / (2 * Math.PI));
        Assert.Equal(r, TetrachoricCorrelation.From(new(1000 * both, 1000 * (0.5 - both), 1000 * (0.5 - both), 1000 * both)).Estimate, 1e-12);
    }

    [Fact]
    public void Turning_one_variable_round_turns_the_sign()
    {
        var there = TetrachoricCorrelation.From(new(4, 16, 8, 12));
        var back = TetrachoricCorrelation.From(new(16, 4, 12, 8));
        Assert.Equal(-there.Estimate, back.Estimate, 1e-14);
        Assert.Equal(there.Variance, back.Variance, 1e-14);
    }

    [Fact]
    public void With_a_zero_cell_it_is_one_without_a_variance_and_with_an_empty_margin_it_is_nothing()
    {
        Assert.Equal(new(-1, double.NaN), TetrachoricCorrelation.From(new(0, 20, 4, 16)));
        Assert.Equal(new(1, double.NaN), TetrachoricCorrelation.From(new(20, 0, 4, 16)));
        Assert.Equal(EffectSize.None, TetrachoricCorrelation.From(new(0, 0, 4, 16)));
        Assert.Equal(EffectSize.None, TetrachoricCorrelation.From(new(0, 20, 0, 16)));
        Assert.Equal(EffectSize.None, TetrachoricCorrelation.From(new(double.NaN, 20, 4, 16)));
    }
}
