using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Clinics;

/// <summary>What the papers say about a criterion.</summary>
public enum CriterionResult
{
    /// <summary>A paper shows that it is met.</summary>
    Met,

    /// <summary>Something shows that it is not met.</summary>
    NotMet,

    /// <summary>Nobody has shown anything. This is no reproach and no praise.</summary>
    NotShown,
}

/// <summary>One criterion and what was seen for it.</summary>
public sealed record CriterionJudgement
{
    /// <summary>Id in the checklist.</summary>
    public required string Criterion { get; init; }

    public required CriterionResult Result { get; init; }

    /// <summary>Ids of the documents it rests on. "Met" without one is refused.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>What was seen, in a plain sentence.</summary>
    public required string Says { get; init; }
}

/// <summary>Somebody who has read the papers.</summary>
public sealed record ClinicReviewer
{
    public required string Name { get; init; }

    public required PartialDate Date { get; init; }

    /// <summary>Every tie to the clinic, to a rival or to those who sell cells; "none" is an answer.</summary>
    public required string Conflicts { get; init; }
}

/// <summary>The clinic was asked to answer, and perhaps did.</summary>
public sealed record RightOfReply
{
    public required PartialDate AskedOn { get; init; }

    public PartialDate? AnsweredOn { get; init; }

    /// <summary>Its own words.</summary>
    public string? Text { get; init; }
}

/// <summary>The clinic holds that a judgement is wrong.</summary>
public sealed record Appeal
{
    public required PartialDate Date { get; init; }

    public required string Criterion { get; init; }

    public required string Says { get; init; }

    public string? Outcome { get; init; }

    public PartialDate? DecidedOn { get; init; }
}

/// <summary>Something that stood here and was wrong.</summary>
public sealed record Correction
{
    public required PartialDate Date { get; init; }

    public required string Was { get; init; }

    public required string Now { get; init; }

    public required string Why { get; init; }
}

/// <summary>What an authority or a court did.</summary>
public sealed record EnforcementEvent : Figure
{
    public required PartialDate Date { get; init; }

    /// <summary>The authority.</summary>
    public required string By { get; init; }

    public required string Says { get; init; }
}

/// <summary>Where enforcement was looked for.</summary>
public sealed record EnforcementSearch
{
    public required string Where { get; init; }

    public required PartialDate On { get; init; }
}
