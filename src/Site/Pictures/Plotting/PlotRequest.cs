using Equipoise.Statistics.Proportions;

namespace Equipoise.Site.Pictures.Plotting;

/// <summary>The kinds of pictures that can be asked for.</summary>
public enum PlotKind
{
    Forest, Funnel, Cumulative, LeaveOneOut, Baujat, Bubble, Labbe, Albatross, Directions, Radial,
}

/// <summary>How a table is to be drawn.</summary>
public sealed record PlotRequest(PlotKind Kind)
{
    /// <summary>Words on top; by default what is drawn.</summary>
    public string? Title { get; init; }

    /// <summary>What the effect is called; by default as the measure.</summary>
    public string? Name { get; init; }

    /// <summary>Words for the left side, or the lower.</summary>
    public string? Left { get; init; }

    /// <summary>Words for the right side, or the upper.</summary>
    public string? Right { get; init; }

    public Better Better { get; init; }

    /// <summary>The scale on which effects are shown; by default the natural one of the measure.</summary>
    public BackTransform? Natural { get; init; }

    /// <summary>Column that says whether a study had a comparison group.</summary>
    public string? Controlled { get; init; }

    /// <summary>Sizes of effects for the contours of an albatross plot, as they are shown.</summary>
    public IReadOnlyList<double> Contours { get; init; } = [];

    /// <summary>Risk without treatment, for contours of ratios.</summary>
    public double Risk { get; init; } = 0.3;

    /// <summary>Standard deviation, for contours of mean differences.</summary>
    public double? Sd { get; init; }
}
