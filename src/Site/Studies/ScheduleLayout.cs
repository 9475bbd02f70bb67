using System.Collections.Immutable;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Studies;

/// <summary>An event with its place: per cent of the width from the left, and the line within its row.</summary>
public sealed record PlacedEvent(ScheduledEvent Event, double X, double? UntilX, int Line);

/// <summary>One row of the picture: a group of children, or everybody.</summary>
public sealed record ScheduleRow(string Label, Arm? Arm, ImmutableArray<PlacedEvent> Events, int Top, int Lines)
{
    public const int LineHeight = 22;

    private const int LabelHeight = 26;

    public int Height => LabelHeight + (Lines * LineHeight) + 12;

    public int Middle(int line) => Top + LabelHeight + (line * LineHeight) + (LineHeight / 2);
}

/// <summary>Where everything stands in the picture of a study's course.</summary>
public sealed record ScheduleLayout(ImmutableArray<ScheduleRow> Rows, decimal Months, int Height)
{
    private const double Left = 3, Right = 97, Room = 3;

    public static ScheduleLayout Of(Study study, Schedule schedule)
    {
        var months = schedule.Events.Max(e => e.Until is { } until && until > e.At ? until.Months : e.At.Months);
        var rows = ImmutableArray.CreateBuilder<ScheduleRow>();
        var top = 0;
        foreach (var (label, arm, events) in Groups(study, schedule))
        {
            var placed = Place(events, months);
            var row = new ScheduleRow(label, arm, placed, top, placed.Max(p => p.Line) + 1);
            rows.Add(row);
            top += row.Height;
        }

        return new(rows.ToImmutable(), months, top);
    }

    /// <summary>Ticks of the axis: the ends, and the middle where it is a whole number of months.</summary>
    public IEnumerable<(double X, string Label)> Ticks()
    {
        yield return (Left, "Start");
        if (Months == 0) yield break;
        var half = Months / 2;
        if (half == Math.Floor(half)) yield return (Position(half, Months), Label(half));
        yield return (Right, Label(Months));
    }

    private static string Label(decimal months) => FormattableString.Invariant($"{months:0.#} {(months == 1 ? "month" : "months")}");

    private static IEnumerable<(string Label, Arm? Arm, ImmutableArray<ScheduledEvent> Events)> Groups(Study study, Schedule schedule)
    {
        var everybody = schedule.Events.Where(e => e.Arm is null).ToImmutableArray();
        if (study.Arms.Length == 1)
        {
            yield return (study.Arms[0].Label, study.Arms[0], schedule.Events);
            yield break;
        }

        if (!everybody.IsEmpty) yield return ("Everybody", null, everybody);
        foreach (var group in schedule.Events.Where(e => e.Arm is not null).GroupBy(e => e.Arm!, StringComparer.Ordinal))
            yield return (StudyWords.Group(study, group.Key), study.Arms.FirstOrDefault(a => a.Id == group.Key), [.. group]);
    }

    private static ImmutableArray<PlacedEvent> Place(ImmutableArray<ScheduledEvent> events, decimal months)
    {
        var ends = new List<double>();
        var placed = ImmutableArray.CreateBuilder<PlacedEvent>(events.Length);
        foreach (var e in events.OrderBy(e => e.At.Months))
        {
            var x = Position(e.At.Months, months);
            var until = e.Until is { } end ? Position(end.Months, months) : (double?)null;
            var line = ends.FindIndex(taken => taken + Room <= x - Room);
            if (line < 0)
            {
                line = ends.Count;
                ends.Add(0);
            }

            ends[line] = until ?? x;
            placed.Add(new(e, x, until, line));
        }

        return placed.ToImmutable();
    }

    private static double Position(decimal at, decimal months) => months == 0 ? Left : Left + ((Right - Left) * (double)(at / months));
}
