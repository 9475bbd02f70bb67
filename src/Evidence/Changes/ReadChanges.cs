using System.Collections.Concurrent;
using System.Collections.Immutable;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Changes;

/// <summary>Compares what stood. Two standings never change, so each comparison is made once and kept, up to a bound.</summary>
public sealed class ReadChanges(IDbContextFactory<EvidenceDb> databases)
{
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<(int Before, int After), Change> kept = new();
    private readonly ReadStandings standings = new(databases);
    private readonly ReadRelease releases = new(databases);

    /// <summary>Changes from each standing to the next, the newest first; the first of all has none before it and is not among them.</summary>
    /// <param name="skip">How many newer ones to leave out, from 0.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<(ImmutableArray<Change> Items, int Total)> List(int skip, int take, CancellationToken cancel = default)
    {
        var (numbers, total) = await standings.Places(skip, take, cancel);
        var items = new List<Change>();
        foreach (var number in numbers)
            if (await Into(number, cancel) is { } change) items.Add(change);
        return ([.. items], Math.Max(0, total - 1));
    }

    /// <summary>What changed when the standing of this number came; null for the first and for a number that none has.</summary>
    public async Task<Change?> Into(int number, CancellationToken cancel = default)
    {
        if (kept.TryGetValue((number - 1, number), out var known)) return known;
        if (await standings.Numbered(number, cancel) is not { } after || await standings.Before(after, cancel) is not { } before) return null;
        return await Between(before, after, cancel);
    }

    /// <summary>What changed between two releases, as each first stood, findings included; null where either never stood.</summary>
    public async Task<Change?> Between(string before, string after, CancellationToken cancel = default) =>
        await standings.First(before, cancel) is { } older && await standings.First(after, cancel) is { } newer ? await Between(older, newer, cancel) : null;

    /// <summary>What stood first; null where nothing is kept.</summary>
    public async Task<StandingHeading?> Began(CancellationToken cancel = default) => await standings.Numbered(1, cancel) is { } first ? StandingHeading.Of(first) : null;

    /// <summary>What changed between any two.</summary>
    public async Task<Change> Between(Standing before, Standing after, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (kept.TryGetValue((before.Number, after.Number), out var known)) return known;
        var change = await Compare(before, after, cancel);
        if (kept.Count >= MostKept) kept.Clear();
        kept[(before.Number, after.Number)] = change;
        return change;
    }

    private async Task<Change> Compare(Standing before, Standing after, CancellationToken cancel)
    {
        Snapshot? older = await Restored(before, cancel), newer = before.ReleaseHash == after.ReleaseHash ? older : await Restored(after, cancel);
        ImmutableArray<RecordChange>? records = before.ReleaseHash == after.ReleaseHash ? [] : older is not null && newer is not null ? CompareReleases.Between(older.Content, newer.Content) : null;
        var causes = new Causes(records ?? [], before.EngineVersion, after.EngineVersion, id => (newer?.Studies.GetValueOrDefault(id) ?? older?.Studies.GetValueOrDefault(id))?.Label ?? id);
        return new()
        {
            Number = after.Number,
            Before = StandingHeading.Of(before),
            After = StandingHeading.Of(after),
            Records = records,
            Findings = Said(before) is { } was && Said(after) is { } @is ? CompareFindings.Between(was, @is, causes) : null,
            AnswersChanged = before.AnswersJson != after.AnswersJson,
        };
    }

    private async Task<Snapshot?> Restored(Standing standing, CancellationToken cancel)
    {
        try
        {
            return (await releases.ByHash(standing.ReleaseHash, cancel)).Snapshot;
        }
        catch (ReleaseDamagedException)
        {
            return null;
        }
    }

    private static ImmutableArray<Findings.FindingView>? Said(Standing standing)
    {
        try
        {
            return standing.Findings();
        }
        catch (ReleaseDamagedException)
        {
            return null;
        }
    }
}
