namespace Equipoise.Evidence.Syncing;

/// <summary>From which day on changes are asked for.</summary>
internal static class SyncDays
{
    /// <summary>Sources date their changes in their own time zones and show some a day later, so a few days are asked for twice.</summary>
    private const int Overlap = 2;

    /// <summary>Where the next walk begins; absent when everything must be fetched.</summary>
    public static DateOnly? From(DateOnly? through) => through?.AddDays(-Overlap);

    /// <summary>
    /// Up to which day everything is here, once the walk under way is finished. A walk that began later than the last one ended leaves a gap, and proves nothing.
    /// While nothing changes the day stays, so that the question stays the same and the source can say that its answer does.
    /// </summary>
    public static DateOnly? Through(SyncState state)
    {
        if (state.Since is { } since && !(state.Through >= since)) return state.Through;
        return state.Through is not null && !state.Changed ? state.Through : DateOnly.FromDateTime(state.Began!.Value.UtcDateTime);
    }

    /// <summary>An instant as both engines keep it.</summary>
    public static DateTimeOffset Stored(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
