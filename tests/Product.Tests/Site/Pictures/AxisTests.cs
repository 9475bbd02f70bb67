using Equipoise.Site.Pictures;
using Equipoise.Statistics.Proportions;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Site.Pictures;

/// <summary>Round numbers on axes of any length.</summary>
public sealed class AxisTests
{
    [Theory]
    [InlineData(0.2, 5, new[] { "0.2", "0.5", "1", "2", "5" })]
    [InlineData(0.8, 1.3, new[] { "0.8", "0.9", "1", "1.1", "1.2", "1.3" })]
    [InlineData(0.001, 1000, new[] { "0.001", "0.01", "0.1", "1", "10", "100", "1000" })]
    [InlineData(1e-12, 1e12, new[] { "10⁻¹⁰", "10⁻⁵", "1", "10⁵", "10¹⁰" })]
    public void Ratios_have_round_ticks(double from, double to, string[] words) =>
        Assert.Equal(words, new Axis(Math.Log(from) - 1e-9, Math.Log(to) + 1e-9, 0, 400).RatioTicks(13, 7).Select(t => t.Words));

    [Theory]
    [InlineData(-1.3, 2.1, new[] { "−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5", "2.0" })]
    [InlineData(-0.02, 0.03, new[] { "−0.02", "−0.01", "0.00", "0.01", "0.02", "0.03" })]
    [InlineData(0, 4e12, new[] { "0", "10¹²", "2×10¹²", "3×10¹²", "4×10¹²" })]
    public void Differences_have_round_ticks(double from, double to, string[] words) =>
        Assert.Equal(words, new Axis(from, to, 0, 500).Ticks(13, 7).Select(t => t.Words));

    [Fact]
    public void Logits_have_round_proportions()
    {
        var axis = new Axis(-3, 4, 0, 400);
        var ticks = new EffectScale("proportion") { Natural = BackTransform.Logit, IsSingleGroup = true }.Ticks(axis, 13, 7);
        Assert.InRange(ticks.Length, 4, 7);
        Assert.Contains(ticks, t => t.Words == "0.5" && Math.Abs(t.Value) < 1e-9);
        Assert.All(ticks, t => Assert.Equal(t.Words, BackTransform.Logit.At(t.Value).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Ticks_lie_on_the_axis_in_order_and_their_words_stand_apart() => Soak.ForAll(2000, Axes, drawn =>
    {
        var (axis, ratio) = drawn;
        var ticks = ratio ? axis.RatioTicks(13) : axis.Ticks(13);
        Assert.True(ticks.Length <= 9);
        Assert.All(ticks, t => Assert.True(axis.Holds(t.Value) || Math.Abs(axis.Beyond(t.Value) - axis.At(t.Value)) < 1e-3, $"{t}"));
        Assert.Equal(ticks.Select(t => t.Words).Distinct(StringComparer.Ordinal).Count(), ticks.Length);
        if (axis.Holds(0)) Assert.True(!ratio || ticks.Any(t => t.Value == 0), "1 is among the ticks of ratios");
        var boxes = ticks.Select(t => (At: axis.At(t.Value), Half: TextWidth.Of(t.Words, 13) / 2)).OrderBy(b => b.At).ToList();
        for (var i = 1; i < boxes.Count; i++) Assert.True(boxes[i - 1].At + boxes[i - 1].Half < boxes[i].At - boxes[i].Half);
    });

    [Fact]
    public void Equal_values_stand_in_the_middle() => Soak.ForAll(300, PictureLaws.Value, value =>
    {
        var axis = Axis.Around([value, value, value], 0, 100);
        Assert.Equal(50, axis.At(value), 0.1);
    });

    private static Gen<(Axis Axis, bool Ratio)> Axes =>
        from a in PictureLaws.Value
        from b in PictureLaws.Value
        from width in Gen.Choose(60, 900)
        from backwards in Gen.Elements(true, false)
        from ratio in Gen.Elements(true, false)
        let axis = Axis.Around([a, b], 0, width)
        select (backwards ? axis.Reversed() : axis, ratio);
}
