namespace Equipoise.Site.Pictures;

/// <summary>Draws an axis of effects: ticks, what it measures, and which side favours what.</summary>
internal static class EffectAxis
{
    /// <summary>Draws it below <paramref name="y"/>.</summary>
    /// <returns>Its bottom.</returns>
    public static double Draw(Canvas canvas, Axis axis, EffectScale scale, double y)
    {
        Line(canvas, axis, scale, y, 1);
        return Sides(canvas, axis, scale, y + 8 + canvas.Breadth.LineHeight);
    }

    /// <summary>The line, its ticks and their numbers: below it, or above (−1).</summary>
    public static void Line(Canvas canvas, Axis axis, EffectScale scale, double y, int direction)
    {
        canvas.Line(axis.Start, y, axis.End, y, "pic-axis");
        var most = canvas.Breadth.IsNarrow ? 5 : 7;
        foreach (var tick in scale.Ticks(axis, canvas.Size, most, canvas.Breadth.Width))
        {
            var x = axis.At(tick.Value);
            canvas.Line(x, y, x, y + (5 * direction), "pic-axis");
            canvas.Words(axis.Middle(tick, canvas.Size, canvas.Breadth.Width), direction > 0 ? y + 6 + canvas.Size : y - 9, tick.Words, "pic-quiet pic-halo", Anchor.Middle);
        }
    }

    /// <summary>What lies on which side of no effect, then what the axis measures.</summary>
    private static double Sides(Canvas canvas, Axis axis, EffectScale scale, double y)
    {
        double left = Math.Min(axis.Start, axis.End), right = Math.Max(axis.Start, axis.End), none = scale.IsSingleGroup ? (left + right) / 2 : axis.At(0);
        string toLeft = $"← {scale.LeftWords}", toRight = $"{scale.RightWords} →";
        double leftWidth = canvas.WidthOf(toLeft), rightWidth = canvas.WidthOf(toRight);
        if (none - 8 - leftWidth >= 0 && none + 8 + rightWidth <= canvas.Breadth.Width)
        {
            canvas.Words(none - 8, (y += canvas.Breadth.LineHeight) - 3, toLeft, "pic-side", Anchor.End);
            canvas.Words(none + 8, y - 3, toRight, "pic-side");
        }
        else if (leftWidth + rightWidth + 12 <= canvas.Breadth.Width)
        {
            var middle = Math.Clamp(none, leftWidth + 6, canvas.Breadth.Width - rightWidth - 6);
            canvas.Words(middle - 6, (y += canvas.Breadth.LineHeight) - 3, toLeft, "pic-side", Anchor.End);
            canvas.Words(middle + 6, y - 3, toRight, "pic-side");
        }
        else
        {
            foreach (var line in Lines(canvas, toLeft)) canvas.Words(0, (y += canvas.Breadth.LineHeight) - 3, line, "pic-side");
            foreach (var line in Lines(canvas, toRight)) canvas.Words(canvas.Breadth.Width, (y += canvas.Breadth.LineHeight) - 3, line, "pic-side", Anchor.End);
        }

        foreach (var line in Lines(canvas, Shown.Upper(scale.AxisTitle))) canvas.Words(canvas.Kept((left + right) / 2, line), (y += canvas.Breadth.LineHeight) - 3, line, "pic-quiet", Anchor.Middle);
        return y + 4;
    }

    private static string[] Lines(Canvas canvas, string words) => TextWidth.Lines(words, canvas.Breadth.Width, canvas.Size, 3);
}
