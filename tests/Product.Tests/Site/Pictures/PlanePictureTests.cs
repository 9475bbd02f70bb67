using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.Albatross;
using Equipoise.Site.Pictures.Baujat;
using Equipoise.Site.Pictures.Bubble;
using Equipoise.Site.Pictures.Directions;
using Equipoise.Site.Pictures.Gallery;
using Equipoise.Site.Pictures.Labbe;
using Equipoise.Site.Pictures.Radial;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.PValues;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Site.Pictures;

/// <summary>The pictures with two axes, and the directions, on anything.</summary>
public sealed class PlanePictureTests
{
    private static Gen<Comparison> Compared => Gen.Elements(Enum.GetValues<Comparison>());

    private static Gen<double> Positive => PictureLaws.Value.Select(v => Math.Abs(v) + 1e-13);

    private static Gen<BaujatStudy> Influential =>
        from name in PictureLaws.Name
        from x in Positive
        from y in Positive
        from c in Compared
        select new BaujatStudy(name, x, y) { Comparison = c };

    private static Gen<BubbleStudy> Bubble =>
        from name in PictureLaws.Name
        from x in PictureLaws.Value
        from y in PictureLaws.Value
        from w in Gen.Choose(0, 100)
        from c in Compared
        select new BubbleStudy(name, x, y, w) { Comparison = c };

    private static Gen<LabbeStudy> Table =>
        from name in PictureLaws.Name
        from scale in Gen.Elements(1, 1, 1000, 1_000_000)
        from a in Gen.Choose(0, 30)
        from b in Gen.Choose(1, 30)
        from c in Gen.Choose(0, 30)
        from d in Gen.Choose(1, 30)
        select new LabbeStudy(name, new(a, b * (double)scale, c, d * (double)scale));

    private static Gen<AlbatrossStudy> Reported =>
        from name in PictureLaws.Name
        from power in Gen.Choose(0, 3000)
        from deep in Gen.Elements(1, 1, 1, 10, 0)
        from n in Positive
        from direction in Gen.Elements(Enum.GetValues<EffectDirection>())
        select new AlbatrossStudy(name, deep == 0 ? 0 : Math.Pow(10, -power / 1000.0 * deep), n, direction);

    private static Gen<RadialStudy> Standardized =>
        from name in PictureLaws.Name
        from x in Positive
        from y in PictureLaws.Value
        select new RadialStudy(name, x, y);

    private static Gen<DirectionRow> Row(int domains) =>
        from name in PictureLaws.Name
        from people in Gen.Elements<int?>(null, 5, 77, 1200)
        from cells in Gen.ArrayOf(Gen.OneOf(Gen.Constant<DirectionCell?>(null), Gen.Elements(Enum.GetValues<EffectDirection>()).Select(d => (DirectionCell?)new DirectionCell(d, 3))), domains)
        from c in Compared
        select new DirectionRow(name, people, [.. cells]) { Comparison = c };

    private static Gen<T[]> Many<T>(Gen<T> one) =>
        from n in Gen.Frequency((9, Gen.Choose(1, 25)), (1, Gen.Choose(90, 130)))
        from same in Gen.Elements(true, false, false)
        from list in Gen.ArrayOf(one, n)
        select same ? [.. Enumerable.Repeat(list[0], n)] : list;

    [Fact]
    public void Any_Baujat_plot_can_be_drawn() => Soak.ForAll(60, Many(Influential), s => PictureLaws.Hold(new BaujatPicture([.. s]) { Title = "Baujat" }));

    [Fact]
    public void Any_bubble_plot_can_be_drawn() => Soak.ForAll(60, Many(Bubble).Zip(PictureLaws.Scale), drawn =>
    {
        var (studies, scale) = drawn;
        double low = studies.Min(s => s.Moderator), high = studies.Max(s => s.Moderator);
        PictureLaws.Hold(new BubblePicture(scale, "year", [.. studies], [new(low, 0, new(-1, 1)), new(high, studies[0].Estimate, new(-1e6, 1e6))]) { Title = "Bubbles", Note = "Each unit adds nothing." });
    });

    [Fact]
    public void Any_Labbe_plot_can_be_drawn() => Soak.ForAll(60, Many(Table).Zip(Gen.Elements(TwoByTwoMeasure.RR, TwoByTwoMeasure.OR, TwoByTwoMeasure.RD)), drawn =>
        PictureLaws.Hold(new LabbePicture(drawn.Item2, drawn.Item1[0].Table.Risk1 - 0.5, [.. drawn.Item1]) { Title = "Labbe", Better = Better.Lower }));

    [Fact]
    public void Any_albatross_plot_can_be_drawn() => Soak.ForAll(60, Many(Reported), s =>
        PictureLaws.Hold(new AlbatrossPicture(AlbatrossScale.LogRiskRatio(0.3), [0.2, 0.7, 2], [.. s]) { Title = "Albatross", IsRatio = true }));

    [Fact]
    public void Any_radial_plot_can_be_drawn() => Soak.ForAll(60, Many(Standardized).Zip(PictureLaws.Scale), drawn =>
        PictureLaws.Hold(new RadialPicture(drawn.Item2, drawn.Item1[0].Standardized / drawn.Item1[0].Precision, [.. drawn.Item1]) { Title = "Radial" }));

    [Fact]
    public void Any_directions_can_be_drawn() => Soak.ForAll(60, Gen.Choose(0, 7).SelectMany(d => Many(Row(d)).Select(r => (Domains: d, Rows: r))), drawn =>
        PictureLaws.Hold(new DirectionsPicture([.. Enumerable.Range(1, drawn.Domains).Select(i => i == 3 ? new string('M', 90) : $"Domain {i}")], [.. drawn.Rows]) { Title = "Directions" }));

    [Fact]
    public void The_shares_in_the_heterogeneity_and_the_influence_are_those_of_metafor()
    {
        var table = BaujatPicture.Of(VaccineTrials.Fit, VaccineTrials.Names, "BCG").Table;
        Assert.Equal(["Ferguson & Simes 1949", "2", "1.493", "0.112"], table.Rows[1]); // metafor 3.8, baujat: 1.49341, 0.11211
        Assert.Equal(["TPT Madras 1980", "8", "1.664", "0.199"], table.Rows[7]); // 1.66385, 0.19896
    }

    [Fact]
    public void A_bubble_plot_needs_one_moderator() =>
        Assert.Throws<ArgumentException>(() => BubblePicture.Of(VaccineTrials.Fit, [.. VaccineTrials.All.Select(t => (double)t.Latitude)], "latitude", VaccineTrials.Names, VaccineTrials.Scale, "BCG"));

    [Fact]
    public void The_line_of_a_bubble_plot_is_that_of_the_model()
    {
        var part = Assert.IsType<BubblePicture>(GalleryParts.All.Single(p => p.Id == "bubble").Picture);
        Assert.Equal(0.2515 - (0.0291 * 13), part.Curve[0].Estimate, 0.001); // metafor: 0.25146 − 0.02910 a degree
        Assert.Contains("multiplies the risk ratio of tuberculosis by 0.97", part.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Better_is_on_top_of_a_bubble_plot()
    {
        double Height(Better better, int i) => new BubblePicture(new("change", Better: better), "year", [new("A", 1, -1, 50), new("B", 2, 1, 50)], []) { Title = "Two" }.Draw(Breadth.Wide).Shapes.OfType<Disc>().ElementAt(i).Y;
        Assert.True(Height(Better.Higher, 1) < Height(Better.Higher, 0));
        Assert.True(Height(Better.Lower, 1) > Height(Better.Lower, 0));
    }

    [Fact]
    public void Studies_without_effect_lie_on_the_diagonal()
    {
        var drawing = new LabbePicture(TwoByTwoMeasure.RR, 0, [new("A", new(10, 90, 10, 90)), new("B", new(30, 70, 30, 70))]) { Title = "Equal" }.Draw(Breadth.Wide);
        var diagonal = drawing.Shapes.OfType<Line>().Single(l => l.Class == "pic-null" && l.X2 - l.X1 > 100);
        Assert.All(drawing.Shapes.OfType<Disc>(), d => Assert.Equal((d.X - diagonal.X1) / (diagonal.X2 - diagonal.X1), (d.Y - diagonal.Y1) / (diagonal.Y2 - diagonal.Y1), 0.001));
    }

    [Fact]
    public void An_albatross_has_two_wings_and_studies_lie_on_their_contour()
    {
        var scale = AlbatrossScale.StandardizedMeanDifference();
        var study = new AlbatrossStudy("A", 0.01, Statistics.PValues.Albatross.Size(scale, 0.4, 0.01), EffectDirection.Harm);
        var picture = new AlbatrossPicture(scale, [0.4], [study, study with { Direction = EffectDirection.Benefit }, study with { Direction = EffectDirection.Unclear }]) { Title = "Wings" };
        var drawing = picture.Draw(Breadth.Wide);
        Assert.Equal(2, drawing.Shapes.OfType<Trace>().Count(t => t.Class.StartsWith("pic-contour", StringComparison.Ordinal)));
        foreach (var disc in drawing.Shapes.OfType<Disc>()) Assert.Contains(drawing.Shapes.OfType<Trace>().SelectMany(t => t.Spots), s => Math.Abs(s.X - disc.X) < 4 && Math.Abs(s.Y - disc.Y) < 8);
        Assert.Equal(["A", "1", picture.Table.Rows[0][2], "0.01", "favours control", "about −0.40"], picture.Table.Rows[0]);
        Assert.Contains("1 study could not be placed", picture.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Directions_are_told_by_shape_and_word()
    {
        var picture = Assert.IsType<DirectionsPicture>(GalleryParts.All.Single(p => p.Id == "directions").Picture);
        Assert.Contains("Social contact: 3 better, 1 worse, 1 mixed or none.", picture.Description, StringComparison.Ordinal);
        Assert.Contains(picture.Draw(Breadth.Wide).Labels, l => l.Words == "▲ 3");
        Assert.Contains(picture.Draw(Breadth.Narrow).Labels, l => l.Words == "Language: mixed or none (3)");
        Assert.Equal("better, 2 outcomes", picture.Table.Rows[0][3]);
    }

    [Fact]
    public void A_radial_plot_names_the_studies_outside_its_band()
    {
        var picture = RadialPicture.Of(MetaAnalysis.Fit([0, 0, 0, 3], [0.1, 0.1, 0.1, 0.1], new() { Method = Equipoise.Statistics.Heterogeneity.HeterogeneityMethod.EE }), ["A", "B", "C", "D"], new("difference"), "Four");
        Assert.Equal(["yes", "yes"], picture.Table.Rows.Where(r => r[0] is "D" or "A").Select(r => r[4]));
    }
}
