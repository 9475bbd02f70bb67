using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.Forest;
using Equipoise.Site.Pictures.Gallery;
using Equipoise.Statistics.Pooling;
using FsCheck;
using FsCheck.Fluent;
using Interval = Equipoise.Statistics.Interval;

namespace Equipoise.Product.Tests.Site.Pictures;

/// <summary>The forest picture, on real trials and on anything.</summary>
public sealed class ForestPictureTests
{
    private static Gen<ForestRow> Row =>
        from name in PictureLaws.Name
        from estimate in PictureLaws.Value
        from width in Gen.Frequency((1, Gen.Constant(0.0)), (5, PictureLaws.Value.Select(Math.Abs)))
        from weight in Gen.Choose(0, 1000)
        from what in Gen.Choose(0, 9)
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        select new ForestRow(name, what == 0 ? null : estimate, what < 2 ? null : new Interval(estimate - width, estimate + width), what == 9 ? null : weight / 10.0) { Comparison = comparison };

    private static Gen<ForestPicture> Pictures =>
        from groups in Gen.Choose(1, 4)
        from list in Gen.ArrayOf(Group, groups)
        from overall in Summary
        from scale in PictureLaws.Scale
        from steps in Gen.Elements(Enum.GetValues<ForestSteps>())
        from title in PictureLaws.Name
        select new ForestPicture(scale, [.. list], overall) { Title = title, Steps = steps, Headings = ["Cells"], Notes = ["Difference between groups: Q = 1.86, df = 2, p = 0.39."] };

    private static Gen<ForestGroup> Group =>
        from n in Gen.Choose(0, 12)
        from rows in Gen.ArrayOf(Row, n)
        from name in PictureLaws.Name
        from summary in Summary
        select new ForestGroup(name, [.. rows], summary);

    private static Gen<ForestSummary> Summary =>
        from name in PictureLaws.Name
        from estimate in PictureLaws.Value
        from width in Gen.Frequency((1, Gen.Constant(0.0)), (5, PictureLaws.Value.Select(Math.Abs)))
        select new ForestSummary(name, estimate, new(estimate - width, estimate + width), new(estimate - (2 * width), estimate + (3 * width))) { Note = "Heterogeneity: τ² = 0.31, I² = 92%, Q = 152.23, df = 12, p < 0.001" };

    [Fact]
    public void Anything_can_be_drawn() => Soak.ForAll(150, Pictures, PictureLaws.Hold);

    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(500, 0.4)]
    [InlineData(100, 0)]
    [InlineData(30, 1e12)]
    [InlineData(30, 1e-12)]
    public void One_study_and_five_hundred_equal_or_extreme_ones(int k, double estimate)
    {
        var fit = MetaAnalysis.Fit(Enumerable.Repeat(estimate, k).ToArray(), [.. Enumerable.Range(1, k).Select(i => i * 0.01)]);
        foreach (var scale in (EffectScale[])[new("difference"), new("risk ratio", true, Better.Lower)])
        {
            PictureLaws.Hold(ForestFits.Of(fit, [.. Enumerable.Range(1, k).Select(i => $"Study {i}")], scale, "Equal studies"));
        }
    }

    [Fact]
    public void The_table_says_what_the_fit_says()
    {
        var fit = VaccineTrials.Fit;
        var table = ForestFits.Of(fit, VaccineTrials.Names, VaccineTrials.Scale, "BCG").Table;
        Assert.Equal(["Study", "Risk ratio of tuberculosis", "95% from", "95% to", "Weight"], table.Columns);
        Assert.Equal(["Aronson 1948", "0.41", "0.13", "1.26", "5.1%"], table.Rows[0]);
        Assert.Equal(["Pooled, 13 studies, random effects (REML)", "0.49", "0.34", "0.70", ""], table.Rows[13]);
        Assert.Equal(["Prediction interval", "", "0.15", "1.55", ""], table.Rows[14]);
        Assert.Contains("τ² = 0.31, I² = 92%, Q = 152.23, df = 12, p < 0.001", table.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_have_their_own_diamonds_and_a_test_between_them()
    {
        var picture = ForestFits.Of(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "BCG", [.. VaccineTrials.All.Select(t => t.Allocation)]);
        Assert.Equal(["random", "alternate", "systematic"], picture.Groups.Select(g => g.Name));
        Assert.Equal("0.38 (0.22 to 0.65)", picture.Figures(picture.Groups[0].Summary!.Estimate, picture.Groups[0].Summary!.Interval));
        Assert.Contains("df = 2", Assert.Single(picture.Notes), StringComparison.Ordinal);
        Assert.Equal(3, picture.Draw(Breadth.Wide).Shapes.Count(s => s.Class == "pic-diamond-part"));
    }

    [Fact]
    public void Benefit_is_on_the_right_whichever_way_the_scale_runs()
    {
        ForestPicture Of(Better better) => new(new("difference", Better: better), [new(null, [new("A", -1, new(-1.2, -0.8), 50), new("B", 1, new(0.8, 1.2), 50)])]) { Title = "Two studies" };
        double At(ForestPicture picture, int i) => picture.Draw(Breadth.Wide).Shapes.OfType<Block>().Where(b => b.Class == "pic-filled").ElementAt(i).Box.X;
        Assert.True(At(Of(Better.Higher), 0) < At(Of(Better.Higher), 1));
        Assert.True(At(Of(Better.Lower), 0) > At(Of(Better.Lower), 1));
    }

    [Fact]
    public void The_line_of_no_effect_is_always_there() => Soak.ForAll(50, Pictures, picture =>
        Assert.All(PictureLaws.Breadths, b => Assert.Contains(picture.Draw(b).Shapes.OfType<Line>(), l => l.Class == "pic-null" && l.Y2 - l.Y1 > 15)));

    [Fact]
    public void A_study_that_could_not_be_pooled_is_named()
    {
        var fit = MetaAnalysis.Fit([0.1, double.NaN, 0.3], [0.1, 0.1, 0.2]);
        var picture = ForestFits.Of(fit, ["One", "Two", "Three"], new("difference"), "Three studies");
        Assert.Equal("not available", picture.Table.Rows[1][1]);
        Assert.Contains(picture.Draw(Breadth.Narrow).Labels, l => l.Words == "no estimate");
    }

    [Fact]
    public void A_proportion_has_no_line_of_no_effect()
    {
        var fit = MetaAnalysis.Fit([-1.2, 0.4, 2], [0.1, 0.2, 0.4]);
        var picture = ForestFits.Of(fit, ["A", "B", "C"], new("proportion") { Natural = Equipoise.Statistics.Proportions.BackTransform.Logit, IsSingleGroup = true }, "Three");
        Assert.DoesNotContain(picture.Draw(Breadth.Wide).Shapes, s => s.Class == "pic-null");
        Assert.Equal("0.231", picture.Table.Rows[0][1]);
        PictureLaws.Hold(picture);
    }

    [Fact]
    public void Long_intervals_end_in_arrows()
    {
        var picture = new ForestPicture(new("difference"), [new(null, [new("A", 0.1, new(0, 0.2)), new("B", 0.2, new(-50, 50)), new("C", 0.3, new(0.2, 0.4))])]) { Title = "Arrows" };
        Assert.Equal(2, picture.Draw(Breadth.Wide).Shapes.Count(s => s.Class == "pic-arrow"));
    }

    [Fact]
    public void Without_a_comparison_group_the_mark_is_hollow_and_the_key_says_so()
    {
        var drawing = new ForestPicture(new("change"), [new(null, [new("A", 1, new(0, 2)) { Comparison = Comparison.Uncontrolled }])]) { Title = "One group" }.Draw(Breadth.Narrow);
        Assert.Equal(2, drawing.Shapes.OfType<Block>().Count(b => b.Class == "pic-hollow"));
        Assert.Contains(drawing.Labels, l => l.Words == "without a comparison group");
    }

    [Fact]
    public void Each_step_has_its_row()
    {
        Assert.Equal(13, ForestFits.Cumulative(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "Cumulative").Rows.Count());
        Assert.Equal("without Aronson 1948", ForestFits.LeaveOneOut(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "Without").Table.Rows[0][0]);
    }
}
