using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Instruments;

/// <summary>Which studies and reviews use an instrument.</summary>
public sealed record InstrumentUse(ImmutableArray<(Study Study, int Results)> Studies, ImmutableArray<Review> Reviews)
{
    public static InstrumentUse Of(Instrument instrument, Snapshot snapshot) => new(
        [
            .. snapshot.Content.Studies
                .Where(s => s.Results.Any(r => r.Instrument == instrument.Id) || s.Instruments.Any(i => i.Value == instrument.Id))
                .Select(s => (s, s.Results.Count(r => r.Instrument == instrument.Id)))
                .OrderBy(x => x.s.Design.Strength).ThenBy(x => x.s.Label, StringComparer.Ordinal),
        ],
        [.. snapshot.Content.Reviews.Where(r => r.Pooled.Any(p => p.Instrument == instrument.Id))]);
}
