using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>The answers that the tools allow, under the letters that the field uses.</summary>
public enum Response
{
    /// <summary>Yes.</summary>
    Y,

    /// <summary>Probably yes.</summary>
    PY,

    /// <summary>Probably no.</summary>
    PN,

    /// <summary>No.</summary>
    N,

    /// <summary>No information: nobody could read it. For a JBI checklist, unclear.</summary>
    NI,

    /// <summary>Not applicable: the item is not reached, or has no meaning here.</summary>
    NA,
}

/// <summary>The answer to one item of a tool. The item's wording belongs to the tool and is not repeated here.</summary>
public sealed record ItemResponse : Figure
{
    /// <summary>Number in the tool, such as "1.2" or "S.3".</summary>
    public required string Item { get; init; }

    public required Response Response { get; init; }

    /// <summary>Why, in our own words, from what was read.</summary>
    public required string Reason { get; init; }
}

/// <summary>A judgement of a reviewer in place of the tool's, with the reason.</summary>
public sealed record Overrule
{
    /// <summary>Number of the domain, or <c>overall</c>.</summary>
    public required string Domain { get; init; }

    public required Judgement Judgement { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who overruled.</summary>
    public required string By { get; init; }
}

/// <summary>A reviewer's judgement of a domain for which the tool has criteria but no algorithm.</summary>
public sealed record ReviewerJudgement
{
    /// <summary>Number of the domain.</summary>
    public required string Domain { get; init; }

    public required Judgement Judgement { get; init; }

    public required string Reason { get; init; }
}
