using Equipoise.Site.Pictures;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Site.Pictures;

/// <summary>Labels beside marks never lie on each other.</summary>
public sealed class LabelPlacingTests
{
    private static readonly Box Paper = new(0, 0, 600, 400);

    private static Gen<Marked[]> Marks =>
        from n in Gen.Choose(1, 100)
        from spread in Gen.Elements(0, 5, 60, 600)
        from marks in Gen.ArrayOf(
            from x in Gen.Choose(0, spread)
            from y in Gen.Choose(0, Math.Min(spread, 400))
            from width in Gen.Choose(5, 160)
            from radius in Gen.Choose(1, 20)
            select new Marked(new(x, y), radius, width, 13), n)
        select marks;

    [Fact]
    public void No_label_meets_another_or_a_mark_and_all_stay_on_the_paper() => Soak.ForAll(300, Marks, marks =>
    {
        Box taken = new(100, 100, 80, 40);
        var places = LabelPlacing.Place(marks, Paper, [taken]);
        Assert.Equal(marks.Length, places.Length);
        var boxes = places.OfType<Box>().ToList();
        for (var i = 0; i < boxes.Count; i++)
        {
            Assert.True(boxes[i].IsInside(Paper));
            Assert.False(boxes[i].Meets(taken));
            Assert.DoesNotContain(marks, m => boxes[i].Meets(new(m.At.X - m.Radius, m.At.Y - m.Radius, 2 * m.Radius, 2 * m.Radius)));
            for (var j = 0; j < i; j++) Assert.False(boxes[i].Meets(boxes[j]));
        }

        Assert.Equal(places, LabelPlacing.Place(marks, Paper, [taken]));
    });

    [Fact]
    public void A_mark_alone_has_its_label_on_the_right() =>
        Assert.Equal(new Box(208, 93.5, 50, 13), LabelPlacing.Place([new(new(200, 100), 5, 50, 13)], Paper)[0]);

    [Fact]
    public void At_the_right_edge_the_label_stands_on_the_left() =>
        Assert.True(LabelPlacing.Place([new(new(590, 100), 5, 50, 13)], Paper)[0]!.Value.Right < 590);

    [Fact]
    public void Marks_with_room_all_have_their_labels() =>
        Assert.DoesNotContain(null, LabelPlacing.Place([.. Enumerable.Range(1, 9).Select(i => new Marked(new(55 * i, 40 * i), 5, 40, 13))], Paper));
}
