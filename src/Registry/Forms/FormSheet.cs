using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Queries;

namespace Equipoise.Registry.Forms;

/// <summary>Which form is wanted: of a visit, a record of its own, or a new one.</summary>
public sealed record WantedForm(Guid ParticipantId, string Form)
{
    public Guid? VisitId { get; init; }

    /// <summary>The record; null for the one of the visit, or a new one.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>1, or 2 for the second of a double entry.</summary>
    public int Entry { get; init; } = 1;

    /// <summary>The version from which on changes by others are told; null for none.</summary>
    public int? Since { get; init; }
}

/// <summary>A form as one role may see it: what it asks, what was answered, what is asked about the answers.</summary>
public sealed record FormSheet(Guid ParticipantId, string Pseudonym, string ProgrammeId, int ProgrammeVersion, string ProgrammeHash, ProgrammeForm Form)
{
    public SheetVisit? Visit { get; init; }

    public SheetRecord? Record { get; init; }

    public FormValues Values { get; init; } = FormValues.Empty;

    public int Entry { get; init; } = 1;

    /// <summary>Whether this person may fill it in.</summary>
    public required bool MayWrite { get; init; }

    /// <summary>Whether the answers are kept from this person for now, who may enter them a second time.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Scores that are computed whatever is answered, and so never entered.</summary>
    public ImmutableArray<string> Computed { get; init; } = [];

    /// <summary>Answers to fields that the form has no more: kept, and not asked any more.</summary>
    public ImmutableArray<FormField> Gone { get; init; } = [];

    public ImmutableArray<SheetQuery> Queries { get; init; } = [];

    /// <summary>What follows from the answers so far, such as the dose of an infusion per kg.</summary>
    public string? Note { get; init; }

    /// <summary>Fields that others changed since the version that was asked for.</summary>
    public ImmutableArray<string> ChangedByOthers { get; init; } = [];
}

/// <summary>The visit a form belongs to.</summary>
public sealed record SheetVisit(Guid VisitId, string Code, string Name, DateOnly? PlannedOn, DateOnly? ActualOn);

/// <summary>The record of a form.</summary>
public sealed record SheetRecord(Guid RecordId, int Version, int Instance, RecordState State, DateTimeOffset? SavedAt, string? SavedBy, DateTimeOffset? CompletedAt, string? CompletedBy);

/// <summary>What is asked about a field.</summary>
public sealed record SheetQuery(Guid QueryId, string Field, QueryKind Kind, QueryState State, string Question, string? Stands, string? Entered, string? Answer);
