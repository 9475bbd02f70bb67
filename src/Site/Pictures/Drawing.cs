using System.Collections.Immutable;

namespace Equipoise.Site.Pictures;

/// <summary>A finished drawing: shapes in their order, from 0 to width and from <see cref="Top"/> to <see cref="Height"/>.</summary>
public sealed record Drawing(Breadth Breadth, double Height, ImmutableArray<Shape> Shapes)
{
    public double Top { get; init; }

    public IEnumerable<Label> Labels => Shapes.OfType<Label>();

    /// <summary>The same under a title, for a file that stands alone.</summary>
    public Drawing Under(string title)
    {
        var size = Breadth.Size + 2;
        var lines = TextWidth.Lines(title, Breadth.Width, size, 4, bold: true);
        var above = -12.0 - (lines.Length * (size + 5));
        return this with { Top = above, Shapes = [.. lines.Select((words, i) => new Label(0, above + ((i + 1) * (size + 5)) - 4, Anchor.Start, size, words, "pic-strong")), .. Shapes] };
    }
}

/// <summary>Where a layout puts its shapes.</summary>
public sealed class Canvas(Breadth breadth)
{
    private readonly List<Shape> shapes = [];

    public Breadth Breadth => breadth;

    public double Size => breadth.Size;

    public void Add(Shape shape) => shapes.Add(shape);

    /// <summary>Behind everything drawn so far.</summary>
    public void AddBehind(Shape shape) => shapes.Insert(0, shape);

    public void Line(double x1, double y1, double x2, double y2, string look) => Add(new Line(x1, y1, x2, y2, look));

    public void Words(double x, double y, string words, string look = "pic-text", Anchor anchor = Anchor.Start)
    {
        if (!string.IsNullOrWhiteSpace(words)) Add(new Label(x, y, anchor, breadth.Size, words, look));
    }

    /// <summary>Words of any length on as many lines as they need.</summary>
    /// <returns>The bottom of the last line.</returns>
    public double Paragraph(double y, string words, string look = "pic-quiet", int most = 6)
    {
        foreach (var line in TextWidth.Lines(words, breadth.Width, breadth.Size, most)) Words(0, (y += breadth.LineHeight) - 4, line, look);
        return y;
    }

    /// <summary>The middle of words near <paramref name="x"/> that stay on the paper.</summary>
    public double Kept(double x, string words)
    {
        var half = WidthOf(words) / 2;
        return Math.Clamp(x, Math.Min(half, breadth.Width / 2.0), Math.Max(breadth.Width - half, breadth.Width / 2.0));
    }

    public double WidthOf(string words, bool bold = false) => TextWidth.Of(words, breadth.Size, bold);

    public Drawing Done(double height) => new(breadth, Math.Ceiling(height), [.. shapes]);
}
