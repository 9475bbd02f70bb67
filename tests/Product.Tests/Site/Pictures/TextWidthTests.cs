using Equipoise.Site.Pictures;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Site.Pictures;

/// <summary>Words are measured and broken without a font.</summary>
public sealed class TextWidthTests
{
    private static Gen<(string Words, int Width, int Most)> Paragraphs =>
        from words in PictureLaws.Name
        from width in Gen.Choose(30, 600)
        from most in Gen.Choose(1, 6)
        select (words, width, most);

    [Fact]
    public void Lines_fit_and_are_not_too_many() => Soak.ForAll(500, Paragraphs, p =>
    {
        var lines = TextWidth.Lines(p.Words, p.Width, 13, p.Most);
        Assert.InRange(lines.Length, 1, p.Most);
        Assert.All(lines, l => Assert.True(TextWidth.Of(l, 13) <= p.Width || l == "…", l));
        Assert.DoesNotContain(lines, l => l.Length > 0 && char.IsLowSurrogate(l[0]));
    });

    [Fact]
    public void What_fits_is_left_alone() => Assert.Equal("Duke 2020", TextWidth.Shortened("Duke 2020", 100, 13));

    [Fact]
    public void What_does_not_is_cut_with_an_ellipsis() => Assert.Equal("Vander…", TextWidth.Shortened("Vanderbilt University 2020", 65, 13));

    [Fact]
    public void Lines_break_at_spaces() => Assert.Equal(["no effect", "at all"], TextWidth.Lines("no effect at all", 70, 13, 3));
}
