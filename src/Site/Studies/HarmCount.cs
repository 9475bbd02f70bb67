using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;
using Equipoise.Statistics;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Site.Studies;

/// <summary>A counted harm with what the count leaves possible.</summary>
public sealed record HarmCount(int Events, int Of)
{
    /// <summary>The exact 95% interval of the share (Clopper and Pearson).</summary>
    public Interval Interval { get; } = ClopperPearson.Interval(Events, Of);

    public double Share => (double)Events / Of;

    public string IntervalText => $"{Shares.Percent(Interval.Lower)} to {Shares.Percent(Interval.Upper)} %";

    /// <summary>Nothing seen is not nothing possible, and a few seen may be fewer or more.</summary>
    public string Sentence => Events switch
    {
        0 => $"None seen is not “safe”. 0 of {Words.Number(Of)}: up to about {Shares.InWords(Interval.Upper)} is still possible.",
        _ when Events == Of => $"Among all children it may be as few as about {Shares.InWords(Interval.Lower)}.",
        _ => $"Among all children it may be as few as about {Shares.InWords(Interval.Lower)} or as many as about {Shares.InWords(Interval.Upper)}.",
    };

    /// <summary>Null unless both the children with the event and the children watched were counted.</summary>
    public static HarmCount? From(Harm harm) => harm is { Events: { } events, Of: > 0 and var of } && events <= of ? new(events, of) : null;
}
