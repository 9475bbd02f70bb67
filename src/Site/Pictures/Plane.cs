namespace Equipoise.Site.Pictures;

/// <summary>A study's mark in a plane of two axes.</summary>
/// <param name="At">Where.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Said">What a pointer shows.</param>
/// <param name="Look">Class of the mark.</param>
internal readonly record struct Point(Spot At, double Radius, int Number, string Name, string Said, string Look);

/// <summary>The ground of a picture with two axes: where the plot lies, its axes, and labels beside the marks.</summary>
internal sealed class Plane
{
    private const int MostNames = 40;
    private const double Margin = 8;
    private readonly Canvas canvas;

    public Plane(Canvas canvas, double top, string title, IEnumerable<Tick> ticks)
    {
        this.canvas = canvas;
        foreach (var line in TextWidth.Lines(title, canvas.Breadth.Width, canvas.Size, 2)) canvas.Words(0, (top += canvas.Breadth.LineHeight) - 4, line, "pic-quiet");
        var left = Math.Ceiling(ticks.Select(t => canvas.WidthOf(t.Words)).DefaultIfEmpty(0).Max()) + 10;
        var height = canvas.Breadth.IsNarrow ? 270 : 400;
        Area = new(left, top + 6, canvas.Breadth.Width - left - Margin, height);
    }

    public Box Area { get; }

    /// <summary>Ticks of the upright axis, with lines across.</summary>
    public void Upright(Axis axis, IEnumerable<Tick> ticks, bool lines = true)
    {
        canvas.Line(Area.X, Area.Y, Area.X, Area.Bottom, "pic-axis");
        foreach (var tick in ticks)
        {
            var y = axis.At(tick.Value);
            if (lines) canvas.Line(Area.X, y, Area.Right, y, "pic-grid");
            canvas.Line(Area.X - 4, y, Area.X, y, "pic-axis");
            canvas.Words(Area.X - 7, y + (canvas.Size * 0.36), tick.Words, "pic-quiet", Anchor.End);
        }
    }

    /// <summary>Ticks and title of a plain lower axis.</summary>
    /// <returns>Its bottom.</returns>
    public double Across(Axis axis, string title, IEnumerable<Tick> ticks, bool lines = false)
    {
        canvas.Line(Area.X, Area.Bottom, Area.Right, Area.Bottom, "pic-axis");
        foreach (var tick in ticks)
        {
            var x = axis.At(tick.Value);
            if (lines) canvas.Line(x, Area.Y, x, Area.Bottom, "pic-grid");
            canvas.Line(x, Area.Bottom, x, Area.Bottom + 4, "pic-axis");
            canvas.Words(axis.Middle(tick, canvas.Size, canvas.Breadth.Width), Area.Bottom + 6 + canvas.Size, tick.Words, "pic-quiet", Anchor.Middle);
        }

        var y = Area.Bottom + 8 + canvas.Breadth.LineHeight;
        foreach (var line in TextWidth.Lines(title, canvas.Breadth.Width, canvas.Size, 3)) canvas.Words((Area.X + Area.Right) / 2, (y += canvas.Breadth.LineHeight) - 3, line, "pic-quiet", Anchor.Middle);
        return y + 4;
    }

    /// <summary>The marks, then names (or, for many studies or little room, numbers) beside as many as have room. Marks that lie on each other share a label.</summary>
    public void Marks(IReadOnlyList<Point> points, IEnumerable<Box>? taken = null)
    {
        foreach (var p in points) canvas.Add(new Disc(p.At.X, p.At.Y, p.Radius, p.Look) { Said = p.Said });
        var named = !canvas.Breadth.IsNarrow && points.Count <= MostNames;
        var groups = points.GroupBy(p => (Math.Round(p.At.X), Math.Round(p.At.Y))).Select(g => g.ToList()).ToList();
        string[] words = [.. groups.Select(g => Words(g, named))];
        Marked[] marks = [.. groups.Select((g, i) => new Marked(g[0].At, g.Max(p => p.Radius), canvas.WidthOf(words[i]), canvas.Size))];
        var places = LabelPlacing.Place(marks, new(Area.X + 2, Area.Y, canvas.Breadth.Width - Area.X - 2, Area.Height - 1), taken);
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is { } box) canvas.Words(box.X, box.Y + (0.78 * canvas.Size), words[i], "pic-text pic-halo");
        }
    }

    /// <summary>A line, as far as it is seen.</summary>
    public void Seen(Spot from, Spot to, string look)
    {
        if (Clip.Line(from, to, Area) is { } seen) canvas.Line(seen.From.X, seen.From.Y, seen.To.X, seen.To.Y, look);
    }

    public void Seen(IReadOnlyList<Spot> spots, string look)
    {
        foreach (var part in Clip.Path(spots, Area)) canvas.Add(new Trace(part, false, look));
    }

    public void Shade(IEnumerable<Spot> corners, string look)
    {
        var seen = Clip.Polygon(corners, Area);
        if (seen.Count > 2) canvas.Add(new Trace(seen, true, look));
    }

    private static string Words(List<Point> group, bool named)
    {
        var first = named ? TextWidth.Shortened(group[0].Name, 190, 13) : Number(group[0].Number);
        return group.Count switch
        {
            1 => first,
            2 when !named => $"{first}, {Number(group[1].Number)}",
            _ => $"{first} +{Number(group.Count - 1)}",
        };
    }

    private static string Number(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
