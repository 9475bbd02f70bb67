using Equipoise.Statistics;

namespace Equipoise.Site.Pictures.Forest;

/// <summary>Where everything in a forest picture stands. On a wide one name, picture and numbers stand side by side; on a narrow one the words stand above the mark.</summary>
internal sealed class ForestLayout
{
    private const double GreatestSide = 15, LeastSide = 5;

    private readonly ForestPicture picture;
    private readonly Canvas canvas;
    private readonly ForestColumns columns;
    private readonly Axis axis;
    private readonly double greatestWeight;

    public ForestLayout(ForestPicture picture, Breadth breadth)
    {
        (this.picture, canvas) = (picture, new(breadth));
        columns = ForestColumns.Of(picture, breadth);
        axis = ForestAxis.Of(picture, columns.PlotLeft, columns.PlotRight);
        greatestWeight = picture.Rows.Max(r => r.Weight) ?? 0;
        Drawing = canvas.Done(Draw());
    }

    public Drawing Drawing { get; }

    private double LineHeight => canvas.Breadth.LineHeight;

    private double Draw()
    {
        var y = Head(Key(0));
        var first = y;
        if (picture.Rows.Count() > 30)
        {
            EffectAxis.Line(canvas, axis, picture.Scale, y += LineHeight + 8, -1);
            first = y;
        }

        foreach (var group in picture.Groups)
        {
            if (group.Name is { } name) y = Heading(name, y);
            foreach (var row in group.Rows) y = Row(row, y);
            if (group.Summary is { } summary) y = Summary(summary, y, "pic-diamond-part") + (picture.Groups.Length > 1 ? 6 : 0);
        }

        if (picture.Overall is { } overall) y = Summary(overall, y + 4, "pic-diamond");
        Uprights(first, y + 2);
        y = EffectAxis.Draw(canvas, axis, picture.Scale, y + 2);
        foreach (var note in picture.Notes) y = canvas.Paragraph(y + 2, note);
        return y + 6;
    }

    private double Head(double y)
    {
        if (canvas.Breadth.IsNarrow) return y;
        y += LineHeight;
        canvas.Words(0, y - 4, picture.Steps == ForestSteps.None ? "Study" : "Studies", "pic-strong");
        for (var i = 0; i < columns.Extra.Length; i++) canvas.Words(columns.Extra[i], y - 4, picture.Headings[i], "pic-strong", Anchor.End);
        canvas.Words(columns.FiguresRight, y - 4, columns.FiguresHeading, "pic-strong", Anchor.End);
        if (columns.HasWeights) canvas.Words(canvas.Breadth.Width, y - 4, "Weight", "pic-strong", Anchor.End);
        canvas.Line(0, y + 2, canvas.Breadth.Width, y + 2, "pic-grid");
        return y + 6;
    }

    /// <summary>What filled, hollow and the two upright lines mean.</summary>
    private double Key(double y)
    {
        var key = new Key(canvas, y);
        if (picture.Rows.Any(r => r.Comparison == Comparison.Controlled)) key.Mark(c => c.Add(new Block(new(key.X, key.Y - 10, 10, 10), "pic-filled")), "with a comparison group");
        if (picture.Rows.Any(r => r.Comparison == Comparison.Uncontrolled)) key.Mark(c => c.Add(new Block(new(key.X, key.Y - 10, 10, 10), "pic-hollow")), "without a comparison group");
        if (!picture.Scale.IsSingleGroup) key.Upright("pic-null", picture.Scale.NoEffect);
        if (picture.Overall is not null) key.Upright("pic-pooled", "all studies pooled");
        return key.Bottom + 4;
    }

    private double Heading(string name, double y)
    {
        foreach (var line in TextWidth.Lines(name, canvas.Breadth.Width, canvas.Size, 2, bold: true)) canvas.Words(0, (y += LineHeight) - 3, line, "pic-strong pic-halo");
        return y + 2;
    }

    private double Row(ForestRow row, double y)
    {
        var figures = row is { Estimate: { } e, Interval: { } i } ? picture.Figures(e, i) : row.Estimate is { } only ? picture.Scale.Figure(only, picture.Decimals) : "no estimate";
        var (middle, bottom) = Place(row.Name, figures, row.Weight, row.Extra, y, "pic-text");
        var dots = row.Comparison == Comparison.Uncontrolled ? " pic-dotted" : "";
        var said = $"{row.Name}: {figures}";
        if (row.Interval is { } interval) Whisker(interval, middle, "pic-line" + dots);
        else if (row.Estimate is { } bare) canvas.Add(new Disc(axis.At(bare), middle, 8, "pic-missing"));
        if (row.Estimate is not { } estimate) return bottom;
        var x = axis.At(estimate);
        if (picture.Steps != ForestSteps.None) canvas.Add(new Disc(x, middle, 4, "pic-filled") { Said = said });
        else
        {
            var side = row.Weight is { } weight && greatestWeight > 0 ? Math.Max(LeastSide, GreatestSide * Math.Sqrt(weight / greatestWeight)) : 9;
            canvas.Add(new Block(new(x - (side / 2), middle - (side / 2), side, side), row.Comparison == Comparison.Uncontrolled ? "pic-hollow" : "pic-filled") { Said = said });
        }

        return bottom;
    }

    private double Summary(ForestSummary summary, double y, string look)
    {
        var figures = picture.Figures(summary.Estimate, summary.Interval);
        var (middle, bottom) = Place(summary.Name, figures, null, [], y, "pic-strong");
        double low = axis.At(summary.Interval.Lower), high = axis.At(summary.Interval.Upper), x = axis.At(summary.Estimate);
        if (Math.Abs(high - low) < 6) (low, high) = (x - 3, x + 3); // no wider than a line, it would not be seen
        canvas.Add(new Trace([new(low, middle), new(x, middle - 7), new(high, middle), new(x, middle + 7)], true, look) { Said = $"{summary.Name}: {figures}" });
        y = bottom;
        if (summary.Prediction is { } prediction)
        {
            (middle, y) = Place("Prediction interval", picture.Scale.Range(prediction.Lower, prediction.Upper, picture.Decimals), null, [], y, "pic-quiet");
            Whisker(prediction, middle, "pic-prediction");
        }

        return summary.Note is { } note ? canvas.Paragraph(y, note, "pic-quiet pic-halo") + 4 : y;
    }

    /// <summary>Words and numbers of one row.</summary>
    /// <returns>The height of its mark, and its bottom.</returns>
    private (double Middle, double Bottom) Place(string name, string figures, double? weight, IReadOnlyList<string> extra, double y, string look)
    {
        var bold = look == "pic-strong";
        var weighed = weight is { } w ? Shown.Percent(w) : "";
        if (canvas.Breadth.IsNarrow) return Stack(name, weighed.Length == 0 || !columns.HasWeights ? figures : $"{figures}, {weighed}", y, look, bold);
        var lines = TextWidth.Lines(name, columns.NameWidth, canvas.Size, 2, bold);
        var height = (lines.Length * LineHeight) + 6;
        var middle = y + (height / 2);
        for (var i = 0; i < lines.Length; i++) canvas.Words(0, middle + (canvas.Size * 0.36) + ((i - ((lines.Length - 1) / 2.0)) * LineHeight), lines[i], look);
        for (var i = 0; i < Math.Min(extra.Count, columns.Extra.Length); i++) canvas.Words(columns.Extra[i], middle + (canvas.Size * 0.36), extra[i], look, Anchor.End);
        canvas.Words(columns.FiguresRight, middle + (canvas.Size * 0.36), TextWidth.Shortened(figures, columns.FiguresWidth, canvas.Size, bold), look, Anchor.End);
        if (columns.HasWeights) canvas.Words(canvas.Breadth.Width, middle + (canvas.Size * 0.36), weighed, look, Anchor.End);
        return (middle, y + height);
    }

    private (double Middle, double Bottom) Stack(string name, string figures, double y, string look, bool bold)
    {
        var width = canvas.Breadth.Width;
        if (canvas.WidthOf(name, bold) + canvas.WidthOf(figures, bold) + 10 <= width)
        {
            canvas.Words(0, (y += LineHeight) - 2, name, $"{look} pic-halo");
            canvas.Words(width, y - 2, figures, $"{look} pic-halo", Anchor.End);
        }
        else
        {
            foreach (var line in TextWidth.Lines(name, width, canvas.Size, 2, bold)) canvas.Words(0, (y += LineHeight) - 2, line, $"{look} pic-halo");
            canvas.Words(0, (y += LineHeight) - 2, TextWidth.Shortened(figures, width, canvas.Size, bold), $"{(bold ? look : "pic-quiet")} pic-halo");
        }

        return (y + 12, y + 24);
    }

    /// <summary>A line from end to end; beyond the axis it ends in an arrow.</summary>
    private void Whisker(Interval interval, double y, string look)
    {
        double from = axis.At(interval.Lower), to = axis.At(interval.Upper);
        canvas.Line(from, y, to, y, look);
        if (!axis.Holds(interval.Lower)) Arrow(from, y, axis.Start < axis.End ? -1 : 1);
        else if (look == "pic-prediction") canvas.Line(from, y - 4, from, y + 4, "pic-line");
        if (!axis.Holds(interval.Upper)) Arrow(to, y, axis.Start < axis.End ? 1 : -1);
        else if (look == "pic-prediction") canvas.Line(to, y - 4, to, y + 4, "pic-line");
    }

    private void Arrow(double x, double y, int direction) =>
        canvas.Add(new Trace([new(x + (direction * 3), y), new(x - (direction * 6), y - 5), new(x - (direction * 6), y + 5)], true, "pic-arrow"));

    /// <summary>No effect and the pooled effect, from the first row to the axis.</summary>
    private void Uprights(double top, double bottom)
    {
        if (picture.Overall is { } overall) canvas.AddBehind(new Line(axis.At(overall.Estimate), top, axis.At(overall.Estimate), bottom, "pic-pooled"));
        if (!picture.Scale.IsSingleGroup) canvas.AddBehind(new Line(axis.At(0), top, axis.At(0), bottom, "pic-null"));
    }
}
