using System.Collections.Immutable;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Studies;

/// <summary>A study's mark: per cent from the left, and how many marks stand below it.</summary>
public sealed record TimelineMark(Study Study, double X, int Level);

/// <summary>The studies of one design over the years.</summary>
public sealed record TimelineLane(DesignStrength Strength, ImmutableArray<TimelineMark> Marks, int Top, int Height)
{
    public const int Step = 17;

    public int Base => Top + Height - 14;
}

/// <summary>Where everything stands in the picture of studies over time.</summary>
public sealed record TimelineLayout(ImmutableArray<TimelineLane> Lanes, int First, int Last, int Height)
{
    private const double Left = 3, Right = 97;

    public static TimelineLayout? Of(IEnumerable<Study> studies)
    {
        var dated = studies.Where(s => s.Year is not null).ToImmutableArray();
        if (dated.IsEmpty) return null;
        var (first, last) = (dated.Min(s => s.Year!.Value), dated.Max(s => s.Year!.Value));
        var lanes = ImmutableArray.CreateBuilder<TimelineLane>();
        var top = 0;
        foreach (var lane in dated.GroupBy(s => s.Design.Strength).OrderBy(g => g.Key))
        {
            var marks = lane.GroupBy(s => s.Year!.Value).SelectMany(year => year.Select((s, level) => new TimelineMark(s, Position(year.Key, first, last), level))).ToImmutableArray();
            var height = 44 + ((marks.Max(m => m.Level) + 1) * TimelineLane.Step);
            lanes.Add(new(lane.Key, marks, top, height));
            top += height;
        }

        return new(lanes.ToImmutable(), first, last, top);
    }

    /// <summary>The ends, and the year in the middle where the span is even.</summary>
    public IEnumerable<(double X, int Year, string Anchor)> Ticks()
    {
        yield return (Left, First, "start");
        if (Last == First) yield break;
        if (Last - First >= 4) yield return (Position((First + Last) / 2, First, Last), (First + Last) / 2, "middle");
        yield return (Right, Last, "end");
    }

    private static double Position(int year, int first, int last) => last == first ? 50 : Left + ((Right - Left) * (year - first) / (last - first));
}
