using System.Collections.Immutable;
using Equipoise.Site.Pictures.Albatross;
using Equipoise.Site.Pictures.Baujat;
using Equipoise.Site.Pictures.Bubble;
using Equipoise.Site.Pictures.Directions;
using Equipoise.Site.Pictures.Forest;
using Equipoise.Site.Pictures.Funnel;
using Equipoise.Site.Pictures.Labbe;
using Equipoise.Site.Pictures.Radial;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.PValues;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Site.Pictures.Gallery;

/// <summary>A kind of picture, how to read it, and an example.</summary>
public sealed record GalleryPart(string Id, string Heading, string Reading, Picture Picture)
{
    /// <summary>Where the numbers come from.</summary>
    public string Lead { get; init; } = "Example of method: BCG vaccine, Colditz 1994.";
}

/// <summary>One example of every kind of picture.</summary>
public static class GalleryParts
{
    private const string Depression = "Example of method: St John’s wort for depression, Linde 2005.";

    public static ImmutableArray<GalleryPart> All { get; } =
    [
        new("forest", "Forest plot", "Each square is a study, larger when it weighs more; its line is the range that fits its numbers. A diamond is a pooled effect. The line below it shows where the effect of a new study is expected: it can include no effect even when the diamond does not.", Forest()),
        new("funnel", "Funnel plot", "Precise studies stand high. In the shaded parts a study would be significant. If studies seem to be missing only where they would not be, results may have stayed in drawers. Diamonds are studies that do not exist: trim and fill puts them where the funnel has a gap.", Funnel()),
        new("cumulative", "Cumulative forest plot", "The pooled effect as the trials came in, the oldest first. It shows since when an answer is known, or that it still moves.", Cumulative()),
        new("leave-one-out", "Leave one out", "The pooled effect without each study in turn. If one row jumps, the answer hangs on that study.", LeaveOneOut()),
        new("baujat", "Baujat plot", "A study far to the right makes the studies differ. One far up moves the pooled effect. One in the upper right does both: read it first.", BaujatPicture.Of(VaccineTrials.Fit, VaccineTrials.Names, "Baujat plot: BCG vaccine against tuberculosis")),
        new("bubble", "Bubble plot", "Does the effect change with something in which the studies differ, here the distance from the equator? The larger the disc, the more the study weighs. What is better is on top.", Bubble()),
        new("labbe", "L’Abbé plot", "The share of people with an event among the treated against the share without treatment. On the dashed line they are equal; here an event is a response, so that above it treatment did better.", Labbe()) { Lead = Depression },
        new("albatross", "Albatross plot", "For studies that gave only a p-value and a size. Studies of the same effect lie on one contour, large ones high up and far out. It shows which size of effect the p-values fit.", Albatross()) { Lead = Depression },
        new("directions", "Effect direction plot", "When not even p-values are comparable: to which side does each study point? A triangle up is better, down is worse, whatever the p-value.", Directions()) { Lead = "Invented numbers, to show the marks." },
        new("radial", "Radial plot", "Precise studies stand on the right. The line to the middle of the cloud is the pooled effect; a study outside the band differs by more than chance would let it.", RadialPicture.Of(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "Radial plot: BCG vaccine against tuberculosis")),
    ];

    private static BubblePicture Bubble()
    {
        double[] latitude = [.. VaccineTrials.All.Select(t => (double)t.Latitude)];
        double[] y = [.. VaccineTrials.Effects.Select(e => e.Estimate)], v = [.. VaccineTrials.Effects.Select(e => e.Variance)];
        return BubblePicture.Of(MetaRegression.Fit(y, v, DesignMatrix.WithIntercept(latitude)), latitude, "degrees from the equator", VaccineTrials.Names, VaccineTrials.Scale, "Bubble plot: BCG vaccine and latitude");
    }

    private static LabbePicture Labbe() =>
        new(TwoByTwoMeasure.OR, DepressionTrials.Fit.Pooled.Estimate, [.. DepressionTrials.All.Select(t => new LabbeStudy(t.Name, t.Table))])
        {
            Title = "L’Abbé plot: St John’s wort and depression",
            Treated = "St John’s wort",
            Control = "placebo",
            Events = "responses",
            Share = "share",
            Better = Better.Higher,
        };

    /// <summary>As if the trials had given their p-values only.</summary>
    private static AlbatrossPicture Albatross() =>
        new(AlbatrossScale.LogOddsRatio(0.35), [Math.Log(1.5), Math.Log(3), Math.Log(6)], [.. DepressionTrials.All.Zip(DepressionTrials.Effects, (t, e) =>
            new AlbatrossStudy(t.Name, e.P, t.Table.N, Math.Sign(e.Estimate) switch { 1 => EffectDirection.Benefit, -1 => EffectDirection.Harm, _ => EffectDirection.Unclear }))])
        {
            Title = "Albatross plot: St John’s wort and depression",
            Left = "favours placebo",
            Right = "favours St John’s wort",
            IsRatio = true,
        };

    private static DirectionsPicture Directions()
    {
        static DirectionCell? Cell(EffectDirection? direction, int outcomes) => direction is { } d ? new(d, outcomes) : null;
        const EffectDirection up = EffectDirection.Benefit, down = EffectDirection.Harm, mixed = EffectDirection.Unclear;
        return new(
            ["Social contact", "Language", "Daily life"],
            [
                new("Study A 2014", 37, [Cell(up, 2), Cell(up, 1), Cell(null, 0)]) { Comparison = Comparison.Uncontrolled },
                new("Study B 2016", 24, [Cell(up, 1), Cell(mixed, 3), Cell(up, 1)]) { Comparison = Comparison.Uncontrolled },
                new("Study C 2018", 29, [Cell(down, 1), Cell(up, 1), Cell(mixed, 2)]) { Comparison = Comparison.Controlled },
                new("Study D 2020", 180, [Cell(up, 1), Cell(down, 2), Cell(down, 1)]) { Comparison = Comparison.Controlled },
                new("Study E 2023", 412, [Cell(mixed, 4), Cell(null, 0), Cell(down, 1)]) { Comparison = Comparison.Controlled },
            ])
        { Title = "Effect direction plot: five invented studies" };
    }

    private static ForestPicture Forest()
    {
        var picture = ForestFits.Of(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "Forest plot: BCG vaccine against tuberculosis, by allocation", [.. VaccineTrials.All.Select(t => t.Allocation)]);
        var counts = VaccineTrials.All.ToDictionary(t => t.Name, t => t.Table, StringComparer.Ordinal);
        return picture with
        {
            Headings = ["Vaccine", "None"],
            Groups = [.. picture.Groups.Select(g => g with { Name = Shown.Upper(g.Name!), Rows = [.. g.Rows.Select(r => r with { Extra = [Of(counts[r.Name].A, counts[r.Name].N1), Of(counts[r.Name].C, counts[r.Name].N2)] })] })],
        };
    }

    private static FunnelPicture Funnel() =>
        FunnelPicture.Of(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "Funnel plot: BCG vaccine against tuberculosis", TrimAndFill.Of(VaccineTrials.Fit));

    private static ForestPicture Cumulative() =>
        ForestFits.Cumulative(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "Cumulative: BCG vaccine against tuberculosis", [.. VaccineTrials.All.Select(t => (double)t.Year)]);

    private static ForestPicture LeaveOneOut() =>
        ForestFits.LeaveOneOut(VaccineTrials.Fit, VaccineTrials.Names, VaccineTrials.Scale, "Leave one out: BCG vaccine against tuberculosis");

    private static string Of(double events, double all) => FormattableString.Invariant($"{events}/{all}");
}
