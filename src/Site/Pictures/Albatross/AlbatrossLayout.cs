using System.Globalization;
using Equipoise.Statistics.PValues;

namespace Equipoise.Site.Pictures.Albatross;

/// <summary>Where everything in an albatross plot stands: p = 1 in the middle, smaller towards both sides; large studies on top.</summary>
internal static class AlbatrossLayout
{
    private const int Steps = 80;
    private const double MostReach = 12;

    private static readonly string[] Dashes = ["pic-dash-dot", "pic-dash-short", "pic-dash-long"];

    public static Drawing Draw(AlbatrossPicture picture, Canvas canvas)
    {
        var placed = picture.Studies.Select((s, i) => (Study: s, Number: i + 1)).Where(s => s.Study.IsPlaced).ToList();
        var key = new Key(canvas, 0);
        key.Comparisons([.. picture.Studies.Select(s => s.Comparison)]);
        key.Upright("pic-null", "no effect: p = 1");
        for (var i = 0; i < Math.Min(Dashes.Length, picture.Contours.Length); i++) key.Level("pic-contour " + Dashes[i], $"{picture.Name} {picture.Figure(picture.Contours[i])} (left: {picture.Figure(-picture.Contours[i])})");
        var up = Up(placed.Select(s => s.Study.N));
        var ticks = up.RatioTicks(canvas.Size, 7);
        var plane = new Plane(canvas, key.Bottom, "People in the study (log scale)", ticks);
        var area = plane.Area;
        up = up with { Start = area.Bottom, End = area.Y };
        var smallest = placed.Select(s => -Math.Log10(s.Study.P)).DefaultIfEmpty(0).Max();
        var reach = Math.Max(3.2, Math.Min(MostReach, smallest) * 1.08);
        var across = new Axis(-reach, reach, area.X, area.Right);
        plane.Upright(up, ticks);
        var bottom = Across(canvas, plane, across, picture);
        for (var i = 0; i < Math.Min(Dashes.Length, picture.Contours.Length); i++)
        {
            foreach (var side in (int[])[-1, 1]) plane.Seen(Contour(picture, picture.Contours[i] * side, side, across, up), "pic-contour " + Dashes[i]);
        }

        plane.Seen(new Spot(across.At(0), area.Y), new Spot(across.At(0), area.Bottom), "pic-null");
        plane.Marks([.. placed.Select(s => new Point(new(across.At(Side(s.Study) * -Math.Log10(s.Study.P)), up.At(Math.Log(s.Study.N))), Looks.Radius(placed.Count), s.Number, s.Study.Name,
            $"{s.Study.Name}: {Shown.P(s.Study.P)}, {Shown.Short(s.Study.N)} people", Looks.Of(s.Study.Comparison)))]);
        foreach (var (study, _) in placed.Where(s => -Math.Log10(s.Study.P) > reach)) Arrow(canvas, across.At(Side(study) * reach), up.At(Math.Log(study.N)), Side(study));
        if (smallest > reach) bottom = canvas.Paragraph(bottom, "An arrow: p is smaller than the axis shows.");
        if (placed.Count < picture.Studies.Length) bottom = canvas.Paragraph(bottom, $"{Shown.Count(picture.Studies.Length - placed.Count, "study", "studies")} could not be placed and {(picture.Studies.Length - placed.Count == 1 ? "stands" : "stand")} in the table only.");
        return canvas.Done(plane.Numbered(bottom));
    }

    private static int Side(AlbatrossStudy study) => study.Direction == EffectDirection.Harm ? -1 : 1;

    private static void Arrow(Canvas canvas, double x, double y, int side) =>
        canvas.Add(new Trace([new(x + (side * 7), y), new(x, y - 7), new(x, y + 7)], true, "pic-arrow"));

    private static Axis Up(IEnumerable<double> sizes)
    {
        double[] logs = [.. sizes.Select(n => Math.Log(n))];
        return Axis.Around(logs.Length == 0 ? [Math.Log(10), Math.Log(1000)] : [logs.Min() - 0.3, logs.Max() + 0.3], 0, 300);
    }

    private static Spot[] Contour(AlbatrossPicture picture, double effect, int side, Axis across, Axis up)
    {
        var spots = new List<Spot>();
        for (var i = 1; i <= Steps; i++)
        {
            var depth = Math.Min(300, across.To * i * i / (Steps * Steps)); // dense in the middle, where the contour is steep
            var size = Size(picture, effect, Math.Pow(10, -depth));
            if (size > 0) spots.Add(new(across.At(side * depth), Math.Clamp(up.Beyond(Math.Log(size)), -1e6, 1e6)));
        }

        return [.. spots];
    }

    /// <summary>NaN where no such effect exists on this scale, such as a risk above 1.</summary>
    private static double Size(AlbatrossPicture picture, double effect, double p)
    {
        try
        {
            return Statistics.PValues.Albatross.Size(picture.Scale, effect, p);
        }
        catch (ArgumentOutOfRangeException)
        {
            return double.NaN;
        }
    }

    private static double Across(Canvas canvas, Plane plane, Axis across, AlbatrossPicture picture)
    {
        var bottom = plane.Across(across, "p-value", Ticks(canvas, across), lines: true);
        string left = $"← {picture.Left}", right = $"{picture.Right} →";
        if (canvas.WidthOf(left) + canvas.WidthOf(right) + 12 <= canvas.Breadth.Width)
        {
            canvas.Words(Math.Min(plane.Area.X, canvas.Breadth.Width - canvas.WidthOf(left) - canvas.WidthOf(right) - 12), (bottom += canvas.Breadth.LineHeight) - 3, left, "pic-side");
            canvas.Words(canvas.Breadth.Width, bottom - 3, right, "pic-side", Anchor.End);
            return bottom + 4;
        }

        return canvas.Paragraph(canvas.Paragraph(bottom, left, "pic-side"), right, "pic-side") + 4;
    }

    private static Tick[] Ticks(Canvas canvas, Axis across)
    {
        double[][] choices = [[1, 0.1, 0.05, 0.01, 0.001, 0.0001], [1, 0.1, 0.01, 0.001, 0.0001], [1, 0.05, 0.001], [1, 0.01], .. ((int[])[1, 2, 3, 5, 10, 20, 50, 100]).Select(step => Enumerable.Range(0, 20).Select(i => Math.Pow(10, -i * step)).ToArray())];
        foreach (var choice in choices.Where(c => across.To <= 5 || c[^1] < 1e-4))
        {
            Tick[] ticks = [.. choice.Where(p => p > 0).SelectMany(p => ((double[])[Math.Log10(p), -Math.Log10(p)]).Distinct().Select(x => new Tick(x, p >= 1e-4 ? p.ToString("0.####", CultureInfo.InvariantCulture) : Shown.Power(p)))).Where(t => across.Holds(t.Value))];
            if (ticks.Length > 2 && across.HasRoom(ticks, canvas.Size, canvas.Breadth.Width)) return ticks;
        }

        return [new(0, "1")];
    }
}
