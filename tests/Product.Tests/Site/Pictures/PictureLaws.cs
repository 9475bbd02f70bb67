using System.Xml.Linq;
using Equipoise.Site.Pictures;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Site.Pictures;

/// <summary>What holds for every picture, whatever is in it.</summary>
internal static class PictureLaws
{
    public static readonly Breadth[] Breadths = [Breadth.Narrow, Breadth.Wide, Breadth.Paper];

    /// <summary>Names as people give them: short, very long, without a space, in other alphabets, empty, or with characters that XML does not know.</summary>
    public static Gen<string> Name => Gen.OneOf(
        Gen.Elements("Duke 2020", "Zheng 2025", "A", "", " ", "Łukasz & O’Brien <2019>", "研究一号", "🧪 study", "bell\u0007", "\"quoted\""),
        Gen.Choose(1, 40).Select(n => string.Concat(Enumerable.Repeat("Vanderbilt ", n / 2)) + "1999"),
        Gen.Constant(new string('W', 200)),
        Gen.Constant(string.Concat(Enumerable.Repeat("Autologous cord blood ", 9)) + "2017"));

    /// <summary>Numbers from a billionth of a thousandth to a billion thousands, and none.</summary>
    public static Gen<double> Value =>
        from mantissa in Gen.Choose(-9999, 9999)
        from power in Gen.Frequency((6, Gen.Choose(-1, 0)), (1, Gen.Choose(-12, 12)))
        select mantissa / 1000.0 * Math.Pow(10, power);

    public static Gen<EffectScale> Scale =>
        from ratio in Gen.Elements(true, false)
        from better in Gen.Elements(Better.NotSaid, Better.Higher, Better.Lower)
        from words in Gen.Elements(null, "favours control", string.Concat(Enumerable.Repeat("favours a very long name ", 8)))
        select new EffectScale("risk ratio", ratio, better, words, words);

    public static void Hold(Picture picture)
    {
        foreach (var breadth in Breadths)
        {
            var drawing = picture.Draw(breadth).Under(picture.Title);
            Assert.All(drawing.Shapes.SelectMany(Numbers), n => Assert.True(double.IsFinite(n)));
            Assert.InRange(drawing.Height, 1, 1e6);
            Paper(drawing);
            Apart([.. drawing.Labels]);
            Assert.Equal(drawing.Shapes.Length, picture.Draw(breadth).Under(picture.Title).Shapes.Length);
        }

        string[] words = [picture.Title, picture.Description, .. picture.Table.Columns, .. picture.Table.Rows.SelectMany(r => r), .. picture.Table.Notes];
        Assert.All(words, w => Assert.False(w.Contains("NaN", StringComparison.Ordinal) || w.Contains('∞', StringComparison.Ordinal) || w.Contains("Infinity", StringComparison.Ordinal), w));
        Assert.All(picture.Table.Rows, row => Assert.Equal(picture.Table.Columns.Length, row.Length));
    }

    /// <summary>A file of it, read as XML.</summary>
    public static async Task<XElement> File(Picture picture, Breadth breadth)
    {
        var svg = XDocument.Parse(await PictureFile.Svg(picture, breadth)).Root!;
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(ns + "svg", svg.Name);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.False(string.IsNullOrWhiteSpace(svg.Element(ns + "title")!.Value));
        Assert.False(string.IsNullOrWhiteSpace(svg.Element(ns + "desc")!.Value));
        Assert.Equal([svg.Element(ns + "title")!.Attribute("id")!.Value, svg.Element(ns + "desc")!.Attribute("id")!.Value], svg.Attribute("aria-labelledby")!.Value.Split(' '));
        Assert.Contains("prefers-color-scheme", svg.Element(ns + "style")!.Value, StringComparison.Ordinal);
        Assert.Empty(svg.DescendantsAndSelf().Attributes("style"));
        return svg;
    }

    private static void Paper(Drawing drawing)
    {
        Assert.All(drawing.Labels, l =>
        {
            Assert.True(l.Size >= 12, l.Words);
            Assert.True(l.Box.X >= -0.01 && l.Box.Right <= drawing.Breadth.Width + 0.01, $"'{l.Words}' from {l.Box.X} to {l.Box.Right} on {drawing.Breadth.Name}");
            Assert.True(l.Box.Y >= drawing.Top && l.Box.Bottom <= drawing.Height, $"'{l.Words}' from {l.Box.Y} to {l.Box.Bottom}, paper from {drawing.Top} to {drawing.Height}");
        });
        Assert.All(drawing.Shapes.Where(s => s is not Label).SelectMany(Xs), x => Assert.InRange(x, -1, drawing.Breadth.Width + 1));
    }

    private static void Apart(Label[] labels)
    {
        Label[] sorted = [.. labels.OrderBy(l => l.Box.Y)];
        for (var i = 0; i < sorted.Length; i++)
        {
            for (var j = i + 1; j < sorted.Length && sorted[j].Box.Y < sorted[i].Box.Bottom; j++)
            {
                Assert.False(sorted[i].Box.Meets(sorted[j].Box), $"'{sorted[i].Words}' {sorted[i].Box} meets '{sorted[j].Words}' {sorted[j].Box}");
            }
        }
    }

    private static double[] Numbers(Shape shape) => shape switch
    {
        Line l => [l.X1, l.Y1, l.X2, l.Y2],
        Block b => [b.Box.X, b.Box.Y, b.Box.Width, b.Box.Height],
        Disc d => [d.X, d.Y, d.Radius],
        Trace t => [.. t.Spots.SelectMany(s => (double[])[s.X, s.Y])],
        Label w => [w.X, w.Y],
        _ => throw new InvalidOperationException(shape.GetType().Name),
    };

    private static double[] Xs(Shape shape) => shape switch
    {
        Line l => [l.X1, l.X2],
        Block b => [b.Box.X, b.Box.Right],
        Disc d => [d.X],
        Trace t => [.. t.Spots.Select(s => s.X)],
        _ => [],
    };
}
