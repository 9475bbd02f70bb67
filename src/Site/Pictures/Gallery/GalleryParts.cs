using System.Collections.Immutable;
using Equipoise.Site.Pictures.Forest;
using Equipoise.Site.Pictures.Funnel;
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
    public static ImmutableArray<GalleryPart> All { get; } =
    [
        new("forest", "Forest plot", "Each square is a study, larger when it weighs more; its line is the range that fits its numbers. A diamond is a pooled effect. The line below it shows where the effect of a new study is expected: it can include no effect even when the diamond does not.", Forest()),
        new("funnel", "Funnel plot", "Precise studies stand high. In the shaded parts a study would be significant. If studies seem to be missing only where they would not be, results may have stayed in drawers. Diamonds are studies that do not exist: trim and fill puts them where the funnel has a gap.", Funnel()),
        new("cumulative", "Cumulative forest plot", "The pooled effect as the trials came in, the oldest first. It shows since when an answer is known, or that it still moves.", Cumulative()),
        new("leave-one-out", "Leave one out", "The pooled effect without each study in turn. If one row jumps, the answer hangs on that study.", LeaveOneOut()),
    ];

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
