using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>The results of one study judged with one tool. One file in <c>data/risk-of-bias</c>.</summary>
public sealed record BiasAssessment : EvidenceRecord
{
    /// <summary>Id of the study.</summary>
    public required string Study { get; init; }

    public required BiasTool Tool { get; init; }

    /// <summary>Why this tool and no other, in our words.</summary>
    public required string WhyThisTool { get; init; }

    /// <summary>Answers that hold for every result below, unless the result has its own.</summary>
    public ImmutableArray<ItemResponse> Responses { get; init; } = [];

    /// <summary>A reviewer's judgements that hold for every result below, unless the result has its own.</summary>
    public ImmutableArray<ReviewerJudgement> Judgements { get; init; } = [];

    public required ImmutableArray<JudgedResult> Results { get; init; }

    /// <summary>False only once the full text was read and a second reader has checked the answers.</summary>
    public bool IsProvisional => ReadDepth != ReadDepth.FullText || CheckedBy is null;
}

/// <summary>The result that is judged. Without an instrument and without a harm it is the study as a whole, as the JBI checklists have it.</summary>
public sealed record JudgedResult
{
    /// <summary>Which result, in our words.</summary>
    public required string About { get; init; }

    /// <summary>Id of a file in <c>data/instruments</c>.</summary>
    public string? Instrument { get; init; }

    public string? Subscale { get; init; }

    /// <summary>The harm, when the result is one.</summary>
    public HarmKind? Harm { get; init; }

    public StudyTime? Time { get; init; }

    /// <summary>Answers for this result alone.</summary>
    public ImmutableArray<ItemResponse> Responses { get; init; } = [];

    /// <summary>A reviewer's judgements for this result alone.</summary>
    public ImmutableArray<ReviewerJudgement> Judgements { get; init; } = [];

    public ImmutableArray<Overrule> Overrules { get; init; } = [];
}
