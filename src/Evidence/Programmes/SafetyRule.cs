using System.Collections.Immutable;

namespace Equipoise.Evidence.Programmes;

/// <summary>How adverse events are followed.</summary>
public sealed record SafetyRule
{
    /// <summary>Days after which an event that is not over is looked at again.</summary>
    public int FollowUpDays { get; init; } = 28;

    /// <summary>The same for a serious event.</summary>
    public int SeriousFollowUpDays { get; init; } = 7;

    /// <summary>Months after an infusion at which late effects are asked about.</summary>
    public ImmutableArray<int> LateEffectMonths { get; init; } = [];
}
