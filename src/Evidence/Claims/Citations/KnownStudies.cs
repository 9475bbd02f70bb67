using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Everything a page may cite that we know: studies, reviews, and trials that no study record reports.</summary>
public static class KnownStudies
{
    public static ImmutableArray<CitedStudy> Of(Snapshot snapshot) =>
    [
        .. snapshot.Content.Studies.Select(CitedStudy.Of),
        .. snapshot.Content.Reviews.Select(CitedStudy.Of),
        .. snapshot.Content.Trials.Where(t => t.Studies.IsEmpty).Select(CitedStudy.Of),
    ];
}
