using Equipoise.Statistics.Effects;

namespace Equipoise.Site.Pictures.Funnel;

/// <summary>Where everything in a funnel stands. The most precise studies are on top.</summary>
internal static class FunnelLayout
{
    private static readonly (double P, string Line, string Shade)[] Contours = [(0.1, "pic-dash-dot", "pic-shade-3"), (0.05, "pic-dash-short", "pic-shade-2"), (0.01, "pic-dash-long", "pic-shade-1")];

    public static Drawing Draw(FunnelPicture picture, Canvas canvas)
    {
        var top = Key(picture, canvas);
        var most = Math.Clamp(picture.Studies.Select(s => s.StandardError).DefaultIfEmpty(1).Max() * 1.06, 1e-300, 1e300);
        var ticks = new Axis(0, most, 0, 300).Ticks(canvas.Size, 6);
        var plane = new Plane(canvas, top, "Standard error (the most precise studies on top)", ticks);
        var area = plane.Area;
        Axis down = new(0, most, area.Y + 8, area.Bottom), across = Across(picture, area, most);
        Shades(plane, across, down, most);
        plane.Upright(down, ticks, lines: false);
        Uprights(picture, plane, across);
        foreach (var filled in picture.Filled) Invented(canvas, across.At(filled.Estimate), down.At(filled.StandardError));
        plane.Marks([.. picture.Studies.Select((s, i) => new Point(new(across.At(s.Estimate), down.At(s.StandardError)), Looks.Radius(picture.Studies.Length), i + 1, s.Name,
            $"{s.Name}: {picture.Scale.Figure(s.Estimate, picture.Decimals)}, standard error {Shown.Number(s.StandardError, picture.ErrorDecimals)}", Looks.Of(s.Comparison)))],
            picture.Filled.Select(f => new Box(across.At(f.Estimate) - 6, down.At(f.StandardError) - 6, 12, 12)));
        var bottom = EffectAxis.Draw(canvas, across, picture.Scale, area.Bottom);
        return canvas.Done(plane.Numbered(bottom));
    }

    private static double Key(FunnelPicture picture, Canvas canvas)
    {
        var key = new Key(canvas, 0);
        key.Comparisons([.. picture.Studies.Select(s => s.Comparison)]);
        if (!picture.Filled.IsEmpty) key.Mark(c => Invented(c, key.X + 6, key.Y - 4), "added by trim and fill, not a real study");
        key.Upright("pic-null", picture.Scale.NoEffect);
        key.Upright("pic-pooled", "pooled");
        if (picture.PooledWithFilled is not null) key.Upright("pic-pooled pic-dash-dot", "pooled with the added ones");
        foreach (var (p, line, shade) in Contours)
        {
            key.Mark(c =>
            {
                c.Add(new Block(new(key.X, key.Y - 10, 12, 11), shade));
                c.Line(key.X, key.Y - 10, key.X, key.Y + 1, "pic-contour " + line);
            }, $"p below {Shown.Short(p)}");
        }

        return key.Bottom;
    }

    private static Axis Across(FunnelPicture picture, Box area, double most)
    {
        var reach = 2.1 * most;
        double[] seen = [0, picture.Pooled, .. picture.Studies.Select(s => s.Estimate), .. picture.Filled.Select(f => f.Estimate), picture.PooledWithFilled ?? 0, Math.Min(-reach / 2, picture.Pooled - reach), Math.Max(reach / 2, picture.Pooled + reach)];
        var axis = Axis.Around(seen, area.X, area.Right);
        return picture.Scale.IsReversed ? axis.Reversed() : axis;
    }

    /// <summary>Outside each contour a study at that height would be significant at its level.</summary>
    private static void Shades(Plane plane, Axis across, Axis down, double most)
    {
        var tip = new Spot(across.Beyond(0), down.Beyond(0));
        for (var i = 0; i < Contours.Length; i++)
        {
            foreach (var side in (int[])[-1, 1])
            {
                var inner = new Spot(across.Beyond(side * Critical(Contours[i].P) * most), down.Beyond(most));
                Spot[] outer = i + 1 < Contours.Length
                    ? [new(across.Beyond(side * Critical(Contours[i + 1].P) * most), down.Beyond(most))]
                    : [new(Math.Sign(inner.X - tip.X) * 1e5, down.Beyond(most)), new(Math.Sign(inner.X - tip.X) * 1e5, plane.Area.Y), new(tip.X, plane.Area.Y)];
                plane.Shade([tip, inner, .. outer], Contours[i].Shade);
                plane.Seen(tip, inner, "pic-contour " + Contours[i].Line);
            }
        }
    }

    private static void Uprights(FunnelPicture picture, Plane plane, Axis across)
    {
        var area = plane.Area;
        if (picture.PooledWithFilled is { } with) plane.Seen(new Spot(across.At(with), area.Y), new Spot(across.At(with), area.Bottom), "pic-pooled pic-dash-dot");
        plane.Seen(new Spot(across.At(picture.Pooled), area.Y), new Spot(across.At(picture.Pooled), area.Bottom), "pic-pooled");
        plane.Seen(new Spot(across.At(0), area.Y), new Spot(across.At(0), area.Bottom), "pic-null");
    }

    private static void Invented(Canvas canvas, double x, double y) => canvas.Add(new Trace([new(x, y - 6), new(x + 6, y), new(x, y + 6), new(x - 6, y)], true, "pic-added") { Said = "added by trim and fill" });

    private static double Critical(double p) => new EffectSize(0, 1).Interval(1 - p).Upper;
}
