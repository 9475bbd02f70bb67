using System.Collections.Immutable;

namespace Equipoise.Evidence.Programmes;

/// <summary>What the day of a visit is counted from.</summary>
public enum VisitAnchor
{
    Enrolment,

    /// <summary>An infusion; see <see cref="ProgrammeVisit.Infusion"/>.</summary>
    Infusion,

    /// <summary>The visit before it in the list: its actual day, or while there is none, its planned one.</summary>
    Previous,
}

/// <summary>One visit of the schedule.</summary>
public sealed record ProgrammeVisit
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required VisitAnchor Anchor { get; init; }

    /// <summary>For the anchor infusion: which one, from 1.</summary>
    public int? Infusion { get; init; }

    /// <summary>Calendar months after the anchor, counted before the days.</summary>
    public int Months { get; init; }

    /// <summary>Days after the anchor.</summary>
    public int Days { get; init; }

    /// <summary>How many days early it may be.</summary>
    public required int WindowBefore { get; init; }

    /// <summary>How many days late it may be.</summary>
    public required int WindowAfter { get; init; }

    /// <summary>Codes of the forms that are due at it.</summary>
    public required ImmutableArray<string> Forms { get; init; }

    /// <summary>The day it falls on, counted from an anchor. The 31st becomes the last day of a shorter month.</summary>
    public DateOnly From(DateOnly anchor) => anchor.AddMonths(Months).AddDays(Days);
}
