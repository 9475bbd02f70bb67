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

    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="top">From where.</param>
    /// <param name="title">What the upright axis measures, written above it.</param>
    /// <param name="ticks">Its ticks: they need room.</param>
    /// <param name="square">Whether both axes are to have the same length.</param>
    public Plane(Canvas canvas, double top, string title, IEnumerable<Tick> ticks, bool square = false)
    {
        this.canvas = canvas;
        foreach (var line in TextWidth.Lines(title, canvas.Breadth.Width, canvas.Size, 2)) canvas.Words(0, (top += canvas.Breadth.LineHeight) - 4, line, "pic-quiet");
        var left = Math.Ceiling(ticks.Select(t => canvas.WidthOf(t.Words)).DefaultIfEmpty(0).Max()) + 10;
        var height = canvas.Breadth.IsNarrow ? 270 : 400;
        var width = canvas.Breadth.Width - left - Margin;
        Area = square ? new(left, top + 6, Math.Min(width, 440), Math.Min(width, 440)) : new(left, top + 6, width, height);
    }

    public Box Area { get; }

    /// <summary>Whether a number stands for a name.</summary>
    private bool HasNumbers { get; set; }

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
        foreach (var line in TextWidth.Lines(title, canvas.Breadth.Width, canvas.Size, 3)) canvas.Words(canvas.Kept((Area.X + Area.Right) / 2, line), (y += canvas.Breadth.LineHeight) - 3, line, "pic-quiet", Anchor.Middle);
        return y + 4;
    }

    /// <summary>The marks, and beside each its name, or its number where the name has no room (many studies, a phone), or nothing. Marks that lie on each other share a label.</summary>
    public void Marks(IReadOnlyList<Point> points, IEnumerable<Box>? taken = null)
    {
        foreach (var p in points) canvas.Add(new Disc(p.At.X, p.At.Y, p.Radius, p.Look) { Said = p.Said });
        var groups = points.GroupBy(p => (Math.Round(p.At.X), Math.Round(p.At.Y))).Select(g => g.ToList()).ToList();
        List<Box> occupied = [.. taken ?? []];
        if (!canvas.Breadth.IsNarrow && points.Count <= MostNames) groups = Labels(groups, points, occupied, named: true);
        var numbered = groups.Count;
        HasNumbers = Labels(groups, points, occupied, named: false).Count < numbered;
    }

    /// <summary>Labels as many groups as have room.</summary>
    /// <returns>Those that have none.</returns>
    private List<List<Point>> Labels(List<List<Point>> groups, IReadOnlyList<Point> points, List<Box> occupied, bool named)
    {
        string[] words = [.. groups.Select(g => Words(g, named))];
        Marked[] wanting = [.. groups.Select((g, i) => new Marked(g[0].At, g.Max(p => p.Radius), canvas.WidthOf(words[i]), canvas.Size))];
        Marked[] others = [.. points.Select(p => new Marked(p.At, p.Radius, double.PositiveInfinity, canvas.Size))];
        var places = LabelPlacing.Place([.. wanting, .. others], new(Area.X + 2, Area.Y, canvas.Breadth.Width - Area.X - 2, Area.Height - 1), occupied);
        for (var i = 0; i < words.Length; i++)
        {
            if (places[i] is not { } box) continue;
            canvas.Words(box.X, box.Y + (0.78 * canvas.Size), words[i], "pic-text pic-halo");
            occupied.Add(LabelPlacing.Spaced(box));
        }

        return [.. groups.Where((_, i) => places[i] is null)];
    }

    /// <summary>Words at the top and the bottom of the plot: which side of an upright axis is which. They stand on the left, or on the right if fewer marks are there.</summary>
    /// <returns>The room they take.</returns>
    public Box[] Ends(string top, string bottom, IReadOnlyList<Point> points)
    {
        Label[] labels =
        [
            End($"↑ {top}", Area.Y + canvas.Size + 2, points),
            End($"↓ {bottom}", Area.Bottom - 7, points),
        ];
        foreach (var label in labels) canvas.Add(label);
        return [.. labels.Select(l => l.Box.Grown(3))];
    }

    private Label End(string words, double y, IReadOnlyList<Point> points)
    {
        words = TextWidth.Shortened(words, Area.Width - 12, canvas.Size);
        Label left = new(Area.X + 6, y, Anchor.Start, canvas.Size, words, "pic-side pic-halo"), right = new(Area.Right - 6, y, Anchor.End, canvas.Size, words, "pic-side pic-halo");
        int Under(Label label) => points.Count(p => new Box(p.At.X - p.Radius, p.At.Y - p.Radius, 2 * p.Radius, 2 * p.Radius).Meets(label.Box));
        return Under(right) < Under(left) ? right : left;
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

    /// <summary>Says where the numbers beside the marks are explained, if there are any.</summary>
    /// <returns>The bottom of the picture.</returns>
    public double Numbered(double bottom) =>
        (HasNumbers ? canvas.Paragraph(bottom, "Numbers are those of the table.") : bottom) + 4;

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
