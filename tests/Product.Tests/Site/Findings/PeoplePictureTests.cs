using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.People;

namespace Equipoise.Product.Tests.Site.Findings;

/// <summary>A hundred children, drawn.</summary>
public sealed class PeoplePictureTests
{
    private static readonly PeoplePicture Sample = new("with fever", [new("Without cells", 8.4), new("With cells", 33.5, "between 26 and 42")]) { Title = "Of 100 children: fever" };

    [Fact]
    public void Each_group_has_a_hundred_figures_that_differ_by_more_than_colour()
    {
        foreach (var breadth in (Breadth[])[Breadth.Narrow, Breadth.Wide, Breadth.Paper])
        {
            var shapes = Sample.Draw(breadth).Shapes;
            Assert.Equal(200, shapes.OfType<Disc>().Count());
            Assert.Equal(8 + 34, shapes.OfType<Disc>().Count(d => d.Class == "pic-filled"));
            Assert.Equal([4, 6], shapes.OfType<Trace>().Select(t => t.Spots.Count).Distinct().Order());
            Assert.All(shapes.OfType<Trace>().SelectMany(t => t.Spots), s => Assert.InRange(s.X, 0, breadth.Width));
        }
    }

    [Fact]
    public void It_says_in_words_what_it_shows()
    {
        Assert.Contains("Without cells: 8 of 100 with fever.", Sample.Description, StringComparison.Ordinal);
        Assert.Contains("With cells: 34 of 100 with fever (between 26 and 42).", Sample.Description, StringComparison.Ordinal);
        Assert.Equal(2, Sample.Table.Rows.Length);
    }

    [Fact]
    public async Task As_a_file_of_its_own_it_carries_its_words_and_its_look()
    {
        var svg = await PictureFile.Svg(Sample, Breadth.Wide);
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("With cells: 34 of 100 with fever (between 26 and 42).", svg, StringComparison.Ordinal);
        Assert.Contains("@media print", svg, StringComparison.Ordinal);
    }
}
