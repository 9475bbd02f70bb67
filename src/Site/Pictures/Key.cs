namespace Equipoise.Site.Pictures;

/// <summary>What the marks mean: each mark with its words, in as many lines as they need.</summary>
internal sealed class Key
{
    private const double MarkWidth = 16, Between = 14;
    private readonly Canvas canvas;
    private double next = -1;

    public Key(Canvas canvas, double top) => (this.canvas, Y) = (canvas, top);

    /// <summary>Left of the mark that is being drawn.</summary>
    public double X { get; private set; }

    /// <summary>The line its words stand on.</summary>
    public double Y { get; private set; }

    public double Bottom => next < 0 ? Y : Y + 6;

    /// <summary>Adds a mark, up to 12 px wide, and its words.</summary>
    public void Mark(Action<Canvas> draw, string words)
    {
        var width = MarkWidth + canvas.WidthOf(words);
        if (next < 0 || next + width > canvas.Breadth.Width) (X, Y) = (0, Y + canvas.Breadth.LineHeight);
        else X = next;
        draw(canvas);
        canvas.Words(X + MarkWidth, Y, TextWidth.Shortened(words, canvas.Breadth.Width - MarkWidth, canvas.Size), "pic-quiet");
        next = X + width + Between;
    }
}
