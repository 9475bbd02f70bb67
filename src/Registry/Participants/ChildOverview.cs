using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Today;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Participants;

/// <summary>The way of a child through a programme.</summary>
public enum StepName
{
    Screened, Consent, Suitability, Enrolled, Infusion, Visits,
}

/// <summary>How a step stands.</summary>
public enum StepState
{
    Done,

    /// <summary>What waits for somebody.</summary>
    Now,

    Later,

    /// <summary>It goes no further here.</summary>
    Stopped,
}

/// <summary>One step of the way, and how it stands in a few words.</summary>
public sealed record ChildStep(StepName Name, StepState State, string Says);

/// <summary>A visit of a child.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="Code">As the programme codes it.</param>
/// <param name="Name">As people call it.</param>
/// <param name="State">How it stands.</param>
/// <param name="PlannedOn">The day it is planned for; null while its anchor has not happened.</param>
/// <param name="WindowFrom">First day in time.</param>
/// <param name="WindowTo">Last day in time.</param>
/// <param name="ActualOn">The day it took place.</param>
/// <param name="Due">How urgent it is; null when it is not open, or its window has not begun.</param>
public sealed record VisitLine(Guid VisitId, string Code, string Name, VisitState State, DateOnly? PlannedOn, DateOnly? WindowFrom, DateOnly? WindowTo, DateOnly? ActualOn, DueState? Due);

/// <summary>What somebody thinks of a child's suitability.</summary>
public sealed record ChildDecision(Role Role, string Person, bool Suitable, string Because, string? Rule, DateTimeOffset At);

/// <summary>Something asked about a record of a child.</summary>
public sealed record ChildQuery(Guid QueryId, Guid FormRecordId, string Form, string FormTitle, string Field, string FieldLabel, string Question, QueryState State, DateTimeOffset OpenedAt);

/// <summary>A departure from the programme.</summary>
public sealed record ChildDeviation(Guid DeviationId, DeviationKind Kind, DateOnly On, string Says, DeviationClass? Class, DateOnly? ReportedToEthics, DateTimeOffset? ResolvedAt);

/// <summary>A record of an adverse event or a call about safety.</summary>
public sealed record ChildEvent(Guid RecordId, string Form, string Title, int Instance, RecordState State, string? Visit);

/// <summary>What somebody of this role does next.</summary>
/// <param name="Code">A permanent code: <c>consent</c>, <c>screening-form</c>, <c>decide</c>, <c>enrol</c>, <c>visit</c>, <c>migrate</c>, <c>queries</c>.</param>
/// <param name="Says">It in a sentence.</param>
/// <param name="VisitId">The visit, where it is one.</param>
public sealed record NextStep(string Code, string Says, Guid? VisitId = null);

/// <summary>How a child stands, as far as a role may know: what it may not is null or not in the list.</summary>
public sealed record ChildOverview
{
    public required Guid ParticipantId { get; init; }

    public required string Pseudonym { get; init; }

    public required ParticipantState State { get; init; }

    public required Sex Sex { get; init; }

    public required int AgeMonths { get; init; }

    public required DateOnly ScreenedOn { get; init; }

    public required DateOnly? EnrolledOn { get; init; }

    public required string ProgrammeId { get; init; }

    public required int ProgrammeVersion { get; init; }

    public required string ProgrammeTitle { get; init; }

    /// <summary>The version by which the site takes in children now, when the child follows an older one.</summary>
    public int? NewerVersion { get; init; }

    public string? NotEnrolledBecause { get; init; }

    public required ImmutableArray<ChildStep> Steps { get; init; }

    public ImmutableArray<NextStep> Next { get; init; } = [];

    public ImmutableArray<VisitLine> Visits { get; init; } = [];

    public ConsentStanding? Consent { get; init; }

    public ImmutableArray<JudgedRule> Eligibility { get; init; } = [];

    public ImmutableArray<ChildDecision> Decisions { get; init; } = [];

    public ImmutableArray<ChildQuery> Queries { get; init; } = [];

    public ImmutableArray<ChildDeviation> Deviations { get; init; } = [];

    public ImmutableArray<ChildEvent> Events { get; init; } = [];

    /// <summary>Whether who the child is was erased; null for whoever may not know who it is.</summary>
    public bool? IsErased { get; init; }
}
