using System.Collections.Immutable;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Site.Pictures.Radial;

/// <summary>One study: its precision and its standardised effect.</summary>
public sealed record RadialStudy(string Name, double Precision, double Standardized)
{
    public Comparison Comparison { get; init; }
}

/// <summary>Galbraith's radial plot: a study far outside the band differs from the pooled effect by more than chance. Galbraith RF (1988). Statistics in Medicine 7:889–894. doi:10.1002/sim.4780070807.</summary>
public sealed record RadialPicture(EffectScale Scale, double Pooled, ImmutableArray<RadialStudy> Studies) : Picture
{
    public override string Kind => "radial";

    public override string Description => $"{Title}. {Shown.Count(Studies.Length, "study", "studies")}, {Studies.Count(IsOutside)} of them outside the band of two standard errors around the pooled {Scale.Name} of {Scale.Figure(Pooled, 2)}.";

    public override TextTable Table => new(
        ["Study", "No.", "Precision (1 over standard error)", "Standardised effect", "Outside the band"],
        [.. Studies.Select((s, i) => (ImmutableArray<string>)[s.Name, Shown.Short(i + 1), Shown.Number(s.Precision, 2), Shown.Number(s.Standardized, 2), IsOutside(s) ? "yes" : "no"])]);

    public override Drawing Draw(Breadth breadth)
    {
        var canvas = new Canvas(breadth);
        var key = new Key(canvas, 0);
        key.Comparisons([.. Studies.Select(s => s.Comparison)]);
        if (!Scale.IsSingleGroup) key.Level("pic-null", Scale.NoEffect);
        key.Level("pic-curve", $"pooled: {Scale.Figure(Pooled, 2)}");
        key.Mark(c => c.Add(new Block(new(key.X, key.Y - 10, 12, 11), "pic-band")), "two standard errors around it");
        var most = Math.Clamp(Studies.Select(s => s.Precision).DefaultIfEmpty(1).Max() * 1.06, 1e-300, 1e300);
        var up = Axis.Around([0, Pooled * most, .. Studies.Select(s => s.Standardized), -2.5, 2.5], 0, 300);
        var ticks = up.Ticks(canvas.Size, 7);
        var plane = new Plane(canvas, key.Bottom, "Effect in standard errors", ticks);
        up = Scale.IsReversed ? up with { Start = plane.Area.Y, End = plane.Area.Bottom } : up with { Start = plane.Area.Bottom, End = plane.Area.Y };
        var across = new Axis(0, most, plane.Area.X, plane.Area.Right);
        plane.Upright(up, ticks);
        var bottom = plane.Across(across, "Precision: 1 over the standard error", across.Ticks(canvas.Size, breadth.IsNarrow ? 5 : 8, breadth.Width));
        Spot At(double x, double y) => new(across.At(x), Math.Clamp(up.Beyond(y), -1e6, 1e6));
        plane.Shade([At(0, -2), At(most, (Pooled * most) - 2), At(most, (Pooled * most) + 2), At(0, 2)], "pic-band");
        if (!Scale.IsSingleGroup) plane.Seen(At(0, 0), At(most, 0), "pic-null");
        plane.Seen(At(0, 0), At(most, Pooled * most), "pic-curve");
        Point[] points = [.. Studies.Select((s, i) => new Point(At(s.Precision, s.Standardized), Looks.Radius(Studies.Length), i + 1, s.Name, $"{s.Name}: {Shown.Number(s.Standardized, 2)} standard errors", Looks.Of(s.Comparison)))];
        plane.Marks(points, plane.Ends(Scale.RightWords, Scale.LeftWords, points));
        return canvas.Done(plane.Numbered(bottom));
    }

    /// <summary>Of a meta-analysis; τ² counts in the standard errors.</summary>
    /// <param name="fit">A meta-analysis without moderators.</param>
    /// <param name="names">One name for each study that was given to the fit.</param>
    /// <param name="scale">How effects are shown.</param>
    /// <param name="title">What the picture is called.</param>
    public static RadialPicture Of(Fit fit, IReadOnlyList<string> names, EffectScale scale, string title) =>
        new(scale, fit.Pooled.Estimate, [.. fit.Rows.Select((row, i) =>
        {
            var precision = 1 / Math.Sqrt(fit.StudyVariances[i] + fit.Tau2);
            return new RadialStudy(names[row], precision, fit.StudyEstimates[i] * precision);
        })])
        { Title = title };

    private bool IsOutside(RadialStudy study) => Math.Abs(study.Standardized - (Pooled * study.Precision)) > 2;
}
