using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.RegisteredTrials;

/// <summary>The registry that holds the entry.</summary>
public enum Registry
{
    ClinicalTrialsGov, Irct, NotPrinted,
}

/// <summary>State of a trial as its registry words it.</summary>
public enum TrialStatus
{
    NotYetRecruiting, Recruiting, EnrollingByInvitation, ActiveNotRecruiting, Completed, Terminated, Withdrawn, Unknown, NotRead,
}

/// <summary>Whether a report of the trial could be found.</summary>
public enum Publication
{
    Published, RegistryResultsOnly, NotFound, NotDueYet,
}

/// <summary>An entry in a public registry of trials. One file in <c>data/trials</c>.</summary>
public sealed record RegisteredTrial : EvidenceRecord
{
    public required Registry Registry { get; init; }

    /// <summary>What is tested, in our words.</summary>
    public required string Title { get; init; }

    public required Sourced<TrialStatus> Status { get; init; }

    /// <summary>The day the status was seen or last updated.</summary>
    public PartialDate? StatusAsOf { get; init; }

    public Sourced<int>? Enrolment { get; init; }

    /// <summary>Id of a file in <c>data/cells</c>.</summary>
    public Sourced<string>? Cells { get; init; }

    public Sourced<Donor>? Donor { get; init; }

    public Sourced<ImmutableArray<Route>>? Routes { get; init; }

    public Sourced<string>? Phase { get; init; }

    public Sourced<string>? Design { get; init; }

    public Ages? Ages { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public Sourced<string>? Country { get; init; }

    public Sourced<string>? Sponsor { get; init; }

    public Sourced<PartialDate>? Start { get; init; }

    public Sourced<PartialDate>? Completion { get; init; }

    public Sourced<PartialDate>? ResultsPosted { get; init; }

    public required Sourced<Publication> Publication { get; init; }

    /// <summary>Ids of the studies that report it.</summary>
    public ImmutableArray<string> Studies { get; init; } = [];

    public ImmutableArray<LabelledFact> Facts { get; init; } = [];
}
