using System.Collections.Immutable;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Sources;

namespace Equipoise.Site.Trials;

/// <summary>One trial on the time axis, in per cent from left to right.</summary>
public sealed record TrialBar(RegisteredTrial Trial, double From, double To)
{
    public bool Published => Trial.Publication.Value == Publication.Published;
}

/// <summary>Trials whose first and last day were read, on one axis of years.</summary>
public sealed class TrialTimeline
{
    private readonly DateOnly first;
    private readonly DateOnly last;

    private TrialTimeline(ImmutableArray<RegisteredTrial> dated, PartialDate? currentTo)
    {
        first = new(dated.Min(t => t.Start!.Value.Year), 1, 1);
        last = new(Math.Max(dated.Max(t => t.Completion!.Value.Year), currentTo?.Year ?? 0), 12, 31);
        Bars = [.. dated.OrderBy(t => t.Start!.Value).Select(t => new TrialBar(t, X(t.Start!.Value.Earliest), X(t.Completion!.Value.Latest)))];
        Today = currentTo is { } today ? X(today.Earliest) : null;
    }

    public ImmutableArray<TrialBar> Bars { get; }

    /// <summary>The day up to which the evidence base is current.</summary>
    public double? Today { get; }

    public IEnumerable<(double X, int Year)> Years
    {
        get
        {
            var step = last.Year - first.Year > 10 ? 5 : 2;
            for (var year = (first.Year + step - 1) / step * step; year <= last.Year; year += step) yield return (X(new(year, 1, 1)), year);
        }
    }

    /// <summary>Null when no trial has both dates.</summary>
    public static TrialTimeline? Of(IEnumerable<RegisteredTrial> trials, PartialDate? currentTo)
    {
        ImmutableArray<RegisteredTrial> dated = [.. trials.Where(t => t is { Start: not null, Completion: not null })];
        return dated.Length == 0 ? null : new(dated, currentTo);
    }

    private double X(DateOnly day) => 100.0 * (day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber);
}
