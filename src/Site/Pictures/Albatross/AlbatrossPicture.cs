using System.Collections.Immutable;
using Equipoise.Statistics.PValues;

namespace Equipoise.Site.Pictures.Albatross;

/// <summary>A study of which little more is known than its p-value, its size and to which side it points.</summary>
/// <param name="Name">Its name.</param>
/// <param name="P">Two-sided p, 0 to 1.</param>
/// <param name="N">People in it.</param>
/// <param name="Direction">Where it points; an unclear one cannot be placed and is only listed.</param>
public sealed record AlbatrossStudy(string Name, double P, double N, EffectDirection Direction)
{
    public Comparison Comparison { get; init; }

    internal bool IsPlaced => P is > 0 and <= 1 && N > 0 && double.IsFinite(N) && (Direction != EffectDirection.Unclear || P >= 1);
}

/// <summary>
/// Sizes of studies against their p-values, to both sides, with the contours on which studies of one effect would lie. Harrison S et al. (2017).
/// Research Synthesis Methods 8:281–289. doi:10.1002/jrsm.1239.
/// </summary>
/// <param name="Scale">What effect the contours are of.</param>
/// <param name="Contours">Sizes of the effect towards benefit, on the scale of analysis, not 0, at most three; the other side is drawn for their opposites.</param>
/// <param name="Studies">The studies.</param>
public sealed record AlbatrossPicture(AlbatrossScale Scale, ImmutableArray<double> Contours, ImmutableArray<AlbatrossStudy> Studies) : Picture
{
    public override string Kind => "albatross";

    public string Left { get; init; } = "favours control";

    public string Right { get; init; } = "favours treatment";

    /// <summary>Whether effects are logarithms, so that contours are named as ratios.</summary>
    public bool IsRatio { get; init; }

    public override string Description
    {
        get
        {
            var placed = Studies.Where(s => s.IsPlaced).ToList();
            int right = placed.Count(s => s is { Direction: EffectDirection.Benefit, P: < 1 }), left = placed.Count(s => s is { Direction: EffectDirection.Harm, P: < 1 });
            return $"{Title}. {Shown.Count(placed.Count, "study", "studies")} placed: {right} to the right ({Right}), {left} to the left ({Left}), {placed.Count - right - left} in the middle; p below 0.05 in {placed.Count(s => s.P < 0.05)}.{(placed.Count < Studies.Length ? $" {Shown.Count(Studies.Length - placed.Count, "study", "studies")} could not be placed." : "")}";
        }
    }

    public override TextTable Table => new(
        ["Study", "No.", "People", "p", "Direction", $"Implied {Name}"],
        [.. Studies.Select((s, i) => (ImmutableArray<string>)[s.Name, Shown.Short(i + 1), Shown.Short(s.N), double.IsFinite(s.P) ? Shown.Short(s.P) : "not available", Words(s.Direction), Implied(s)])])
    { Notes = Studies.All(s => s.IsPlaced) ? [] : ["A study without a direction, a size or a p-value above 0 is listed but cannot be placed."] };

    public override Drawing Draw(Breadth breadth) => AlbatrossLayout.Draw(this, new(breadth));

    public string Name => IsRatio ? Scale.Name.Replace("log ", "", StringComparison.Ordinal) : Scale.Name;

    public string Figure(double effect) => IsRatio ? Shown.Ratio(effect) : Shown.Number(effect, 2);

    private string Implied(AlbatrossStudy study)
    {
        if (!study.IsPlaced) return "";
        var positive = study.Direction == EffectDirection.Benefit == (Contours.IsEmpty || Contours[0] > 0);
        return Statistics.PValues.Albatross.Magnitude(Scale, study.P, study.N, positive) is { } effect ? $"about {Figure(effect)}" : "";
    }

    private string Words(EffectDirection direction) => direction switch { EffectDirection.Benefit => Right, EffectDirection.Harm => Left, _ => "unclear" };
}
