using System.Collections.Immutable;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Site.Pictures.Baujat;

/// <summary>What one study does.</summary>
public sealed record BaujatStudy(string Name, double Heterogeneity, double Influence)
{
    public Comparison Comparison { get; init; }
}

/// <summary>Each study's share in the heterogeneity, and how far the pooled effect moves without it. Baujat B et al. (2002). doi:10.1002/sim.1221.</summary>
public sealed record BaujatPicture(ImmutableArray<BaujatStudy> Studies) : Picture
{
    public override string Kind => "baujat";

    public override string Description
    {
        get
        {
            var differs = Studies.OrderByDescending(s => s.Heterogeneity).Take(2).Select(s => s.Name);
            var moves = Studies.OrderByDescending(s => s.Influence).Take(2).Select(s => s.Name);
            return $"{Title}. {Shown.Count(Studies.Length, "study", "studies")}. Most of the heterogeneity: {string.Join(", ", differs)}. Most influence on the result: {string.Join(", ", moves)}.";
        }
    }

    public override TextTable Table => new(
        ["Study", "No.", "Share in heterogeneity", "Influence on the result"],
        [.. Studies.Select((s, i) => (ImmutableArray<string>)[s.Name, Shown.Short(i + 1), Shown.Number(s.Heterogeneity, 3), Shown.Number(s.Influence, 3)])]);

    public override Drawing Draw(Breadth breadth)
    {
        var canvas = new Canvas(breadth);
        var key = new Key(canvas, 0);
        key.Comparisons([.. Studies.Select(s => s.Comparison)]);
        var up = FromZero(Studies.Select(s => s.Influence), 0, 300);
        var ticks = up.Ticks(canvas.Size, 6);
        var plane = new Plane(canvas, key.Bottom, "Influence on the result (squared standard errors that it moves without the study)", ticks);
        up = up with { Start = plane.Area.Bottom, End = plane.Area.Y };
        var across = FromZero(Studies.Select(s => s.Heterogeneity), plane.Area.X, plane.Area.Right);
        plane.Upright(up, ticks);
        var bottom = plane.Across(across, "Share in the heterogeneity (squared Pearson residual)", across.Ticks(canvas.Size, breadth.IsNarrow ? 5 : 8, breadth.Width));
        plane.Marks([.. Studies.Select((s, i) => new Point(new(across.At(s.Heterogeneity), up.At(s.Influence)), Looks.Radius(Studies.Length), i + 1, s.Name, $"{s.Name}: heterogeneity {Shown.Number(s.Heterogeneity, 3)}, influence {Shown.Number(s.Influence, 3)}", Looks.Of(s.Comparison)))]);
        return canvas.Done(plane.Numbered(bottom));
    }

    /// <summary>Of a fit of at least two studies.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="names">One name for each study that was given to it.</param>
    /// <param name="title">What the picture is called.</param>
    public static BaujatPicture Of(Fit fit, IReadOnlyList<string> names, string title) =>
        new([.. Statistics.SmallStudies.Baujat.Of(fit).Select((p, i) => new BaujatStudy(names[fit.Rows[i]], p.Heterogeneity, p.Influence))]) { Title = title };

    private static Axis FromZero(IEnumerable<double> values, double start, double end)
    {
        var most = Math.Clamp(values.Where(double.IsFinite).DefaultIfEmpty(0).Max(), 0, 1e300);
        return new(0, most == 0 ? 1 : most * 1.08, start, end);
    }
}
