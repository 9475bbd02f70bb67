namespace Equipoise.Site.Pictures.Labbe;

/// <summary>Where everything in a L'Abbé plot stands.</summary>
internal static class LabbeLayout
{
    private const int Steps = 60;

    public static Drawing Draw(LabbePicture picture, Canvas canvas)
    {
        var key = new Key(canvas, 0);
        key.Comparisons([.. picture.Studies.Select(s => s.Comparison)]);
        key.Level("pic-null", $"no effect: equal {picture.Share}");
        if (picture.Pooled is not null) key.Level("pic-curve", $"pooled {picture.MeasureName}");
        var most = picture.Studies.SelectMany(s => (double[])[s.Table.Risk1, s.Table.Risk2]).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        most = most <= 0 ? 0.01 : Math.Min(1, most * 1.12);
        var percent = new Axis(0, 100 * most, 0, 300);
        Tick[] ticks = [.. percent.Ticks(canvas.Size, 6).Select(t => new Tick(t.Value / 100, t.Words + "%"))];
        var plane = new Plane(canvas, key.Bottom, $"{Shown.Upper(picture.Share)}, {picture.Treated}", ticks, square: true);
        var area = plane.Area;
        Axis across = new(0, most, area.X, area.Right), up = new(0, most, area.Bottom, area.Y);
        plane.Upright(up, ticks);
        var bottom = plane.Across(across, $"{Shown.Upper(picture.Share)}, {picture.Control}", across.HasRoom(ticks, canvas.Size, canvas.Breadth.Width) ? ticks : [.. ticks.Where((_, i) => i % 2 == 0)], lines: true);
        var taken = Sides(picture, canvas, area);
        plane.Seen(new Spot(area.X, area.Bottom), new Spot(area.Right, area.Y), "pic-null");
        if (picture.Pooled is not null) plane.Seen([.. Enumerable.Range(0, Steps + 1).Select(i => most * i / Steps).Select(r => new Spot(across.At(r), Math.Clamp(up.Beyond(picture.Expected(r)), -1e6, 1e6)))], "pic-curve");
        double largest = picture.Studies.Select(s => s.Table.N).DefaultIfEmpty(1).Max(), greatest = canvas.Breadth.IsNarrow ? 10 : 15;
        plane.Marks([.. picture.Studies.Select((s, i) => new Point(new(across.At(s.Table.Risk2), up.At(s.Table.Risk1)), Math.Max(3, greatest * Math.Sqrt(s.Table.N / largest)), i + 1, s.Name,
            $"{s.Name}: {LabbePicture.Risk(s.Table.Risk1)} against {LabbePicture.Risk(s.Table.Risk2)}", Looks.SeeThrough(s.Comparison)))], taken);
        return canvas.Done(plane.Numbered(canvas.Paragraph(bottom, "The area of a disc is the number of people.")));
    }

    private static List<Box> Sides(LabbePicture picture, Canvas canvas, Box area)
    {
        var taken = new List<Box>();
        var width = (area.Width / 2) - 10;
        void Corner(string words, double x, double y, Anchor anchor, int direction)
        {
            var lines = TextWidth.Lines(words, width, canvas.Size, 3);
            for (var i = 0; i < lines.Length; i++)
            {
                var label = new Label(x, direction > 0 ? y + ((i + 1) * canvas.Breadth.LineHeight) : y - ((lines.Length - 1 - i) * canvas.Breadth.LineHeight), anchor, canvas.Size, lines[i], "pic-side pic-halo");
                canvas.Add(label);
                taken.Add(label.Box.Grown(3));
            }
        }

        Corner(picture.Above, area.X + 6, area.Y, Anchor.Start, 1);
        Corner(picture.Below, area.Right - 6, area.Bottom - 7, Anchor.End, -1);
        return taken;
    }
}
