using System.Collections.Immutable;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Everything a page may cite that we know: studies, reviews, and trials that no study record reports.</summary>
public static class KnownStudies
{
    public static ImmutableArray<CitedStudy> Of(Snapshot snapshot) =>
    [
        .. snapshot.Content.Studies.Select(CitedStudy.Of),
        .. snapshot.Content.Reviews.Select(r => Including(CitedStudy.Of(r), r, snapshot)),
        .. snapshot.Content.Trials.Where(t => t.Studies.IsEmpty).Select(CitedStudy.Of),
    ];

    /// <summary>A review with what follows from the studies in it: the ages they span, and whether each had a placebo.</summary>
    private static CitedStudy Including(CitedStudy cited, Review review, Snapshot snapshot)
    {
        var studies = review.Includes.Select(i => snapshot.Studies.GetValueOrDefault(i.Value)).OfType<Study>().Select(CitedStudy.Of).ToList();
        var ages = studies.Select(s => s.Ages).OfType<(decimal Low, decimal High)>().ToList();
        return cited with
        {
            Ages = ages.Count == 0 ? null : (ages.Min(a => a.Low), ages.Max(a => a.High)),
            PlaceboThroughout = studies.Exists(s => s.Placebo == false) ? false : null,
        };
    }
}
