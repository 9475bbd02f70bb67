using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.Funnel;
using Equipoise.Site.Pictures.Gallery;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.SmallStudies;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Site.Pictures;

/// <summary>The funnel, on real trials and on anything.</summary>
public sealed class FunnelPictureTests
{
    private static Gen<FunnelPicture> Pictures =>
        from n in Gen.Frequency((9, Gen.Choose(1, 30)), (1, Gen.Choose(90, 120)))
        from same in Gen.Elements(true, false, false)
        from studies in Gen.ArrayOf(Study, n)
        from filled in Gen.ListOf(Study, 3)
        from pooled in PictureLaws.Value
        from scale in PictureLaws.Scale
        select new FunnelPicture(scale, same ? [.. studies.Select(s => studies[0] with { Name = s.Name })] : [.. studies], pooled)
        {
            Title = "Funnel",
            Filled = [.. filled.Select(f => new EffectSize(f.Estimate, f.StandardError * f.StandardError))],
            PooledWithFilled = pooled / 2,
        };

    private static Gen<FunnelStudy> Study =>
        from name in PictureLaws.Name
        from estimate in PictureLaws.Value
        from error in PictureLaws.Value
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        select new FunnelStudy(name, estimate, Math.Abs(error) + 1e-13) { Comparison = comparison };

    [Fact]
    public void Anything_can_be_drawn() => Soak.ForAll(150, Pictures, PictureLaws.Hold);

    [Fact]
    public void Precise_studies_stand_on_top_and_added_ones_are_marked()
    {
        var picture = FunnelPicture.Of(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "BCG", TrimAndFill.Of(VaccineTrials.Fit));
        var drawing = picture.Draw(Breadth.Wide);
        var heights = drawing.Shapes.OfType<Disc>().Select(d => d.Y).ToList();
        Assert.Equal(picture.Studies.Select(s => s.StandardError).Select((e, i) => (e, i)).OrderBy(p => p.e).Select(p => p.i), heights.Select((y, i) => (y, i)).OrderBy(p => p.y).Select(p => p.i));
        Assert.Equal(picture.Filled.Length + 1, drawing.Shapes.Count(s => s.Class == "pic-added")); // one is in the key
        Assert.Contains(drawing.Labels, l => l.Words == "added by trim and fill, not a real study");
    }

    [Fact]
    public void The_contours_part_the_studies_as_their_p_values_do()
    {
        var picture = FunnelPicture.Of(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "BCG");
        Assert.Contains("13 studies: 5 with p above 0.1, 0 with p from 0.05 to 0.1", picture.Description, StringComparison.Ordinal);
        Assert.Equal(["Aronson 1948", "1", "0.41", "0.571", "p = 0.12"], picture.Table.Rows[0]);
    }
}
