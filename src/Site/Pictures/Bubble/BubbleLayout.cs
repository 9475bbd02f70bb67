namespace Equipoise.Site.Pictures.Bubble;

/// <summary>Where everything in a bubble plot stands. Benefit is on top.</summary>
internal static class BubbleLayout
{
    public static Drawing Draw(BubblePicture picture, Canvas canvas)
    {
        var scale = picture.Scale;
        var key = new Key(canvas, 0);
        key.Comparisons([.. picture.Studies.Select(s => s.Comparison)]);
        if (!scale.IsSingleGroup) key.Level("pic-null", scale.NoEffect);
        if (!picture.Curve.IsEmpty)
        {
            key.Level("pic-curve", "expected effect");
            key.Mark(c => c.Add(new Block(new(key.X, key.Y - 10, 12, 11), "pic-band")), FormattableString.Invariant($"{100 * picture.Level:0.##}% confidence band"));
        }

        var up = Up(picture);
        var ticks = scale.Ticks(up, canvas.Size, 7);
        var plane = new Plane(canvas, key.Bottom, Shown.Upper(scale.IsRatio ? $"{scale.Name} (log scale)" : scale.Name), ticks);
        var area = plane.Area;
        up = scale.IsReversed ? up with { Start = area.Y, End = area.Bottom } : up with { Start = area.Bottom, End = area.Y };
        var across = Axis.Around(picture.Studies.Select(s => s.Moderator), area.X, area.Right, 0.07);
        plane.Upright(up, ticks);
        var bottom = plane.Across(across, Shown.Upper(picture.Moderator), across.Ticks(canvas.Size, canvas.Breadth.IsNarrow ? 5 : 8, canvas.Breadth.Width));
        Spot At(double x, double y) => new(across.Beyond(x), Math.Clamp(up.Beyond(y), -1e6, 1e6));
        plane.Shade([.. picture.Curve.Select(c => At(c.Moderator, c.Confidence.Lower)), .. picture.Curve.Reverse().Select(c => At(c.Moderator, c.Confidence.Upper))], "pic-band");
        if (!scale.IsSingleGroup) plane.Seen(new Spot(area.X, up.At(0)), new Spot(area.Right, up.At(0)), "pic-null");
        plane.Seen([.. picture.Curve.Select(c => At(c.Moderator, c.Estimate))], "pic-curve");
        double most = picture.Studies.Select(s => s.Weight).DefaultIfEmpty(1).Max(), greatest = canvas.Breadth.IsNarrow ? 9 : 14;
        Point[] points = [.. picture.Studies.Select((s, i) => new Point(At(s.Moderator, s.Estimate), most > 0 ? Math.Max(3, greatest * Math.Sqrt(s.Weight / most)) : 4, i + 1, s.Name,
            $"{s.Name}: {scale.Figure(s.Estimate, picture.Decimals)} at {Shown.Short(s.Moderator)}", Looks.SeeThrough(s.Comparison)))];
        plane.Marks(points, plane.Ends(scale.RightWords, scale.LeftWords, points));
        if (picture.Note is { } note) bottom = canvas.Paragraph(bottom, note);
        return canvas.Done(plane.Numbered(bottom));
    }

    /// <summary>All estimates and no effect; the band as far as it does not squeeze them.</summary>
    private static Axis Up(BubblePicture picture)
    {
        List<double> core = [.. picture.Studies.Select(s => s.Estimate), .. picture.Curve.Select(c => c.Estimate)];
        if (!picture.Scale.IsSingleGroup || core.Count == 0) core.Add(0);
        double low = core.Min(), high = core.Max(), further = 0.25 * (high - low);
        return Axis.Around([.. core, Math.Max(low - further, picture.Curve.Select(c => c.Confidence.Lower).DefaultIfEmpty(low).Min()), Math.Min(high + further, picture.Curve.Select(c => c.Confidence.Upper).DefaultIfEmpty(high).Max())], 0, 300, 0.08);
    }
}
