namespace Equipoise.Site.Pictures;

/// <summary>Keeps shapes inside a rectangle.</summary>
internal static class Clip
{
    /// <summary>The part of a shape inside the box; empty if there is none. Sutherland IE, Hodgman GW (1974). Communications of the ACM 17:32–42. doi:10.1145/360767.360802.</summary>
    public static List<Spot> Polygon(IEnumerable<Spot> corners, Box box)
    {
        List<Spot> kept = [.. corners];
        kept = Cut(kept, s => s.X - box.X);
        kept = Cut(kept, s => box.Right - s.X);
        kept = Cut(kept, s => s.Y - box.Y);
        return Cut(kept, s => box.Bottom - s.Y);
    }

    /// <summary>The part of a line inside the box.</summary>
    public static (Spot From, Spot To)? Line(Spot from, Spot to, Box box)
    {
        double enter = 0, leave = 1, dx = to.X - from.X, dy = to.Y - from.Y;
        foreach (var (step, room) in ((double, double)[])[(-dx, from.X - box.X), (dx, box.Right - from.X), (-dy, from.Y - box.Y), (dy, box.Bottom - from.Y)])
        {
            if (step == 0 && room < 0) return null;
            if (step < 0) enter = Math.Max(enter, room / step);
            else if (step > 0) leave = Math.Min(leave, room / step);
        }

        return enter > leave ? null : (new(from.X + (enter * dx), from.Y + (enter * dy)), new(from.X + (leave * dx), from.Y + (leave * dy)));
    }

    /// <summary>The parts of a path inside the box.</summary>
    public static IEnumerable<List<Spot>> Path(IReadOnlyList<Spot> spots, Box box)
    {
        var part = new List<Spot>();
        for (var i = 1; i < spots.Count; i++)
        {
            if (Line(spots[i - 1], spots[i], box) is not { } seen) continue;
            if (part.Count > 0 && part[^1] != seen.From)
            {
                yield return part;
                part = [];
            }

            if (part.Count == 0) part.Add(seen.From);
            part.Add(seen.To);
        }

        if (part.Count > 1) yield return part;
    }

    /// <summary>Cuts off what lies on the negative side.</summary>
    private static List<Spot> Cut(List<Spot> corners, Func<Spot, double> side)
    {
        var kept = new List<Spot>(corners.Count + 2);
        for (var i = 0; i < corners.Count; i++)
        {
            Spot here = corners[i], before = corners[(i + corners.Count - 1) % corners.Count];
            double at = side(here), was = side(before);
            if ((at >= 0) != (was >= 0))
            {
                var share = was / (was - at);
                kept.Add(new(before.X + (share * (here.X - before.X)), before.Y + (share * (here.Y - before.Y))));
            }

            if (at >= 0) kept.Add(here);
        }

        return kept;
    }
}
