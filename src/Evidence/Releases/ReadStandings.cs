using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Releases;

/// <summary>Finds what stood in the past, and when.</summary>
public sealed class ReadStandings(IDbContextFactory<EvidenceDb> databases)
{
    /// <summary>
    /// What is named by this hash or by its beginning (at least <see cref="ReadRelease.FewestDigits"/> digits): by the hash of its words, or by the hash of a release,
    /// which stands for the first words that were kept with it, so that no address ever changes what it shows.
    /// </summary>
    public async Task<StandingReading> ByHash(string hash, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (ReadRelease.Digits(hash) is not { } digits) return new(ReleaseLookup.NotAHash);
        await using var db = await databases.CreateDbContextAsync(cancel);
        string[] names =
        [
            .. await db.Standings.Where(s => s.Hash.StartsWith(digits)).Select(s => s.Hash).Distinct().OrderBy(h => h).Take(2).ToArrayAsync(cancel),
            .. await db.Releases.Where(r => r.Hash.StartsWith(digits)).Select(r => r.Hash).OrderBy(h => h).Take(2).ToArrayAsync(cancel),
        ];
        if (names.Distinct(StringComparer.Ordinal).Count() > 1) return new(ReleaseLookup.Ambiguous);
        if (names.Length == 0) return new(ReleaseLookup.Unknown);
        var name = names[0];
        var found = await db.Standings.AsNoTracking().Where(s => s.Hash == name || s.ReleaseHash == name)
            .OrderBy(s => s.CompressedFindings == null).ThenBy(s => s.Number).FirstOrDefaultAsync(cancel);
        return found is null ? new(ReleaseLookup.Unknown) : new(ReleaseLookup.Found, found);
    }

    /// <summary>What stood at this instant.</summary>
    public async Task<StandingReading> AsOf(DateTimeOffset instant, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Standings.AsNoTracking().Where(s => s.At <= instant).OrderByDescending(s => s.At).ThenByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        return found is null ? new(ReleaseLookup.Unknown) : new(ReleaseLookup.Found, found);
    }

    /// <summary>What stood before this, and null for the first.</summary>
    public async Task<Standing?> Before(Standing standing, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(standing);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Standings.AsNoTracking().Where(s => s.Number < standing.Number).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What first stood with this content; null where none did.</summary>
    public async Task<Standing?> First(string releaseHash, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Standings.AsNoTracking().Where(s => s.ReleaseHash == releaseHash).OrderBy(s => s.Number).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The one that came in this place, from 1; null where none did.</summary>
    public async Task<Standing?> Numbered(int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Standings.AsNoTracking().FirstOrDefaultAsync(s => s.Number == number, cancel);
    }

    /// <summary>All words kept from the same content, the first first, each once.</summary>
    public async Task<ImmutableArray<StandingHeading>> Wordings(string releaseHash, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var all = await db.Standings.Where(s => s.ReleaseHash == releaseHash && s.CompressedFindings != null).OrderBy(s => s.Number)
            .Select(s => new StandingHeading(s.Hash, s.ReleaseHash, s.At, s.EngineVersion)).ToArrayAsync(cancel);
        return [.. all.DistinctBy(s => s.Hash, StringComparer.Ordinal)];
    }

    /// <summary>The answers given from the same content in other words than at first, each once, as JSON, with the instant from which they stood.</summary>
    public async Task<ImmutableArray<(DateTimeOffset At, string Json)>> LaterAnswers(string releaseHash, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var all = await db.Standings.Where(s => s.ReleaseHash == releaseHash).OrderBy(s => s.Number).Select(s => new { s.At, s.AnswersJson }).ToArrayAsync(cancel);
        return [.. all.DistinctBy(s => s.AnswersJson, StringComparer.Ordinal).Skip(1).Select(s => (s.At, s.AnswersJson))];
    }

    /// <summary>Places taken, the newest first.</summary>
    /// <param name="skip">How many newer ones to leave out, from 0.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<(ImmutableArray<int> Numbers, int Total)> Places(int skip, int take, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var numbers = await db.Standings.OrderByDescending(s => s.Number).Skip(skip).Take(take).Select(s => s.Number).ToArrayAsync(cancel);
        return ([.. numbers], await db.Standings.CountAsync(cancel));
    }
}

/// <summary>What stood, or why nothing was found.</summary>
public sealed record StandingReading(ReleaseLookup Lookup, Standing? Standing = null);
