using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing;

/// <summary>What a register says about a trial, in the register's own words.</summary>
public sealed record ImportedTrial
{
    public string? BriefTitle { get; init; }

    public string? OfficialTitle { get; init; }

    public string? Acronym { get; init; }

    /// <summary>Which register the record comes from, where the record itself says so.</summary>
    public string? Register { get; init; }

    public string? Address { get; init; }

    public string? Status { get; init; }

    public string? LastKnownStatus { get; init; }

    public string? WhyStopped { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public TrialDates Dates { get; init; } = new();

    public TrialDesign Design { get; init; } = new();

    public ImmutableArray<string> Conditions { get; init; } = [];

    public ImmutableArray<string> Keywords { get; init; } = [];

    public TrialSponsor? Sponsor { get; init; }

    public ImmutableArray<TrialSponsor> Collaborators { get; init; } = [];

    public ImmutableArray<TrialArm> Arms { get; init; } = [];

    public ImmutableArray<TrialIntervention> Interventions { get; init; } = [];

    public ImmutableArray<TrialOutcome> Outcomes { get; init; } = [];

    public TrialEligibility? Eligibility { get; init; }

    public ImmutableArray<TrialPlace> Places { get; init; } = [];

    public ImmutableArray<TrialReference> References { get; init; } = [];

    public TrialSharing? Sharing { get; init; }

    /// <summary>True when results were posted, whether or not they are part of what was imported; absent when the record does not say.</summary>
    public bool? HasResults { get; init; }

    /// <summary>Results that were sent to the register and are not posted yet.</summary>
    public ImmutableArray<UnpostedEvent> Unposted { get; init; } = [];

    /// <summary>Everything that has no field of its own, by the name it has in the file.</summary>
    public ImmutableArray<NamedText> Further { get; init; } = [];
}

/// <summary>The dates of a trial. Each may lack.</summary>
public sealed record TrialDates
{
    public ReportedDate? Start { get; init; }

    public ReportedDate? PrimaryCompletion { get; init; }

    public ReportedDate? Completion { get; init; }

    public ReportedDate? Verified { get; init; }

    public ReportedDate? FirstSubmitted { get; init; }

    public ReportedDate? FirstSubmittedQc { get; init; }

    public ReportedDate? FirstPosted { get; init; }

    public ReportedDate? ResultsFirstSubmitted { get; init; }

    public ReportedDate? ResultsFirstSubmittedQc { get; init; }

    public ReportedDate? ResultsFirstPosted { get; init; }

    public ReportedDate? DispositionFirstSubmitted { get; init; }

    public ReportedDate? DispositionFirstPosted { get; init; }

    public ReportedDate? LastUpdateSubmitted { get; init; }

    public ReportedDate? LastUpdatePosted { get; init; }

    /// <summary>When the portal last took the record over from its register.</summary>
    public ReportedDate? LastRefreshed { get; init; }
}

/// <summary>How a trial is built.</summary>
public sealed record TrialDesign
{
    public string? StudyType { get; init; }

    public ImmutableArray<string> Phases { get; init; } = [];

    public string? Allocation { get; init; }

    public string? InterventionModel { get; init; }

    public string? InterventionModelDescription { get; init; }

    public string? PrimaryPurpose { get; init; }

    public string? Masking { get; init; }

    public string? MaskingDescription { get; init; }

    public ImmutableArray<string> WhoMasked { get; init; } = [];

    public string? ObservationalModel { get; init; }

    public string? TimePerspective { get; init; }

    public string? TargetDuration { get; init; }

    /// <summary>Design in one text, where the register gives no parts.</summary>
    public string? Text { get; init; }

    public ReportedNumber? Enrolment { get; init; }

    public DateCertainty? EnrolmentType { get; init; }
}

/// <summary>An organisation that answers for a trial, with its class in the register's words.</summary>
public sealed record TrialSponsor(string Name, string? Class);

/// <summary>A registered arm. Links to interventions are by their text.</summary>
public sealed record TrialArm(string? Label, string? Type, string? Description, ImmutableArray<string> Interventions);

/// <summary>A registered intervention. Links to arms are by their label.</summary>
public sealed record TrialIntervention(string? Type, string? Name, string? Description, ImmutableArray<string> OtherNames, ImmutableArray<string> ArmLabels);

/// <summary>The rank a register gives an outcome.</summary>
public enum OutcomeRank
{
    Primary, Secondary, Other, PostHoc, Unranked,
}

/// <summary>A registered outcome: what is planned to be measured and when.</summary>
public sealed record TrialOutcome(OutcomeRank Rank, string? Measure, string? Description, string? TimeFrame);

/// <summary>Who may take part.</summary>
public sealed record TrialEligibility
{
    public string? Criteria { get; init; }

    public string? Exclusion { get; init; }

    public string? Sex { get; init; }

    /// <summary>As printed, such as "18 Years".</summary>
    public string? MinimumAge { get; init; }

    public string? MaximumAge { get; init; }

    public ImmutableArray<string> AgeGroups { get; init; } = [];

    public string? HealthyVolunteers { get; init; }

    public string? Population { get; init; }

    public string? SamplingMethod { get; init; }
}

/// <summary>Where a trial runs. Degrees north and east, where the register has them.</summary>
public sealed record TrialPlace(string? Facility, string? City, string? State, string? Country, string? Status, double? Latitude, double? Longitude);

/// <summary>A paper that a register lists with a trial.</summary>
/// <param name="Pmid">Its PubMed id.</param>
/// <param name="Type">Why it is listed; DERIVED was matched by the register itself.</param>
/// <param name="Citation">The paper in one line.</param>
/// <param name="Retractions">Notices that it was retracted.</param>
public sealed record TrialReference(string? Pmid, string? Type, string? Citation, ImmutableArray<string> Retractions);

/// <summary>Whether data of single participants will be shared.</summary>
public sealed record TrialSharing(string? Answer, string? Description, ImmutableArray<string> Kinds, string? TimeFrame, string? AccessCriteria, string? Address);

/// <summary>Something that happened to results before they are posted.</summary>
public sealed record UnpostedEvent(string? Type, ReportedDate? Date);
