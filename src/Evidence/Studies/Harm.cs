using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Studies;

/// <summary>Harms that can be set side by side across studies.</summary>
public enum HarmKind
{
    AnyEvent, SeriousEvent, Death, InfusionReaction, Fever, Seizure, Headache, Nausea, Vomiting, Pain, Infection, GraftVersusHost, Immunisation, Hyperactivity, Agitation, Contamination, Other,
}

/// <summary>A harm that a study reports, or reports not to have seen.</summary>
public sealed record Harm : Figure
{
    public required HarmKind Kind { get; init; }

    /// <summary>The event in the study's terms.</summary>
    public required string Event { get; init; }

    /// <summary>Arm id, or <c>all</c>.</summary>
    public required string Arm { get; init; }

    /// <summary>Children with the event.</summary>
    public int? Events { get; init; }

    /// <summary>Children watched.</summary>
    public int? Of { get; init; }

    /// <summary>Percent as printed, 0 to 100.</summary>
    public decimal? Percent { get; init; }

    public StudyTime? Time { get; init; }

    /// <summary>What was said, in our words, where nothing was counted.</summary>
    public string? Conclusion { get; init; }
}
