using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Today;

/// <summary>How urgent a visit is.</summary>
public enum DueState
{
    Due,

    /// <summary>Its window closes within three days.</summary>
    Closing,

    /// <summary>Its window has closed.</summary>
    Overdue,
}

/// <summary>A form that waits at a visit: not begun, or a draft.</summary>
public sealed record DueForm(string Code, string Title, RecordState? State);

/// <summary>A visit that waits.</summary>
public sealed record DueVisit(Guid VisitId, Guid ParticipantId, string Pseudonym, string Code, DateOnly PlannedOn, DateOnly WindowTo, DueState State)
{
    public string Name { get; init; } = "";

    /// <summary>The forms of the visit that the role fills in and that are not complete.</summary>
    public ImmutableArray<DueForm> Forms { get; init; } = [];

    /// <summary>Days until its window closes; negative once it has closed.</summary>
    public int DaysLeft { get; init; }
}

/// <summary>A query that waits.</summary>
public sealed record OpenQuery(Guid QueryId, Guid ParticipantId, string Pseudonym, string Form, string Field, string Question, QueryState State, DateTimeOffset OpenedAt);

/// <summary>A deviation that nobody has judged.</summary>
public sealed record OpenDeviation(Guid DeviationId, Guid ParticipantId, string Pseudonym, DeviationKind Kind, DateOnly On, string Says);

/// <summary>A complete record of a primary outcome that somebody else is to enter a second time.</summary>
public sealed record AwaitedEntry(Guid RecordId, Guid ParticipantId, string Pseudonym, Guid? VisitId, string Form, string Title, DateTimeOffset? CompletedAt);

/// <summary>Of what is due, what is wanted.</summary>
public sealed record WantedToday
{
    /// <summary>Only children of this programme.</summary>
    public string? Programme { get; init; }

    /// <summary>Only visits with a form that this role fills in.</summary>
    public Role? For { get; init; }

    /// <summary>Only visits with a form that whoever asks fills in, and queries about what that person completed.</summary>
    public bool Mine { get; init; }

    /// <summary>Which page of each list, from 1.</summary>
    public int VisitPage { get; init; } = 1;

    public int QueryPage { get; init; } = 1;

    public int DeviationPage { get; init; } = 1;

    /// <summary>How many of each list stand on a page.</summary>
    public int PageSize { get; init; } = ListToday.Most;
}

/// <summary>What waits at a site today, the most urgent first, and how much there is of each. What a role may not know is not in it.</summary>
public sealed record TodayList(DateOnly Day, ImmutableArray<DueVisit> Visits, int Due, int Closing, int Overdue, ImmutableArray<OpenQuery> Queries, int OpenQueries, ImmutableArray<OpenDeviation> Deviations, int OpenDeviations)
{
    /// <summary>Notices of adverse events whose clocks run and of which the role is told, the first to end first.</summary>
    public ImmutableArray<RunningClock> Clocks { get; init; } = [];

    /// <summary>How many clocks run at the site.</summary>
    public int RunningClocks { get; init; }

    /// <summary>Adverse events and late effects that are to be looked at again by today.</summary>
    public ImmutableArray<DueFollowUp> FollowUps { get; init; } = [];

    public int DueFollowUps { get; init; }

    /// <summary>Records that await their second entry, without those that whoever asks has completed: somebody else makes the second.</summary>
    public ImmutableArray<AwaitedEntry> Awaited { get; init; } = [];

    public int AwaitedEntries { get; init; }

    /// <summary>The programmes that the site follows.</summary>
    public ImmutableArray<string> Programmes { get; init; } = [];
}
