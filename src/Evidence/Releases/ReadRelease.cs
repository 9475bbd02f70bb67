using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Releases;

/// <summary>Finds past releases.</summary>
public sealed class ReadRelease(IDbContextFactory<EvidenceDb> databases)
{
    /// <summary>Fewest digits that may stand for a whole hash.</summary>
    public const int FewestDigits = 8;

    /// <summary>Releases, the newest first.</summary>
    /// <param name="skip">How many newer ones to leave out, from 0.</param>
    /// <param name="take">At most so many, 1 to 100.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<ReleaseList> List(int skip, int take, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 100);

        await using var db = await databases.CreateDbContextAsync(cancel);
        var total = await db.Releases.CountAsync(cancel);
        var items = await NewestFirst(db).Skip(skip).Take(take)
            .Select(r => new ReleaseHeading(r.Hash, r.At, r.EngineVersion, r.CurrentTo, r.Counts))
            .ToArrayAsync(cancel);
        return new([.. items], total, skip + items.Length < total ? skip + items.Length : null);
    }

    /// <summary>The release with this hash, or the only one whose hash starts so; at least <see cref="FewestDigits"/> digits.</summary>
    public async Task<ReleaseReading> ByHash(string hash, CancellationToken cancel = default)
    {
        if (Digits(hash) is not { } digits) return new(ReleaseLookup.NotAHash);

        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Releases.AsNoTracking().Where(r => r.Hash.StartsWith(digits)).OrderBy(r => r.Hash).Take(2).ToArrayAsync(cancel);
        return found switch
        {
            [] => new(ReleaseLookup.Unknown),
            [var release] => Restored(release),
            _ => new(ReleaseLookup.Ambiguous),
        };
    }

    /// <summary>The release that stood at this instant.</summary>
    public async Task<ReleaseReading> AsOf(DateTimeOffset instant, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var hash = await db.Standings.Where(s => s.At <= instant).OrderByDescending(s => s.At).ThenByDescending(s => s.Number).Select(s => s.ReleaseHash).FirstOrDefaultAsync(cancel);
        var release = await db.Releases.AsNoTracking().FirstOrDefaultAsync(r => r.Hash == hash, cancel);
        return release is null ? new(ReleaseLookup.Unknown) : Restored(release);
    }

    /// <summary>The digits of a hash or of its beginning; null when it can be neither.</summary>
    internal static string? Digits(string hash)
    {
        var digits = hash.ToLowerInvariant();
        return digits.Length is >= FewestDigits and <= 64 && digits.All(char.IsAsciiHexDigitLower) ? digits : null;
    }

    private static IQueryable<Release> NewestFirst(EvidenceDb db) =>
        db.Releases.AsNoTracking().OrderByDescending(r => r.At).ThenBy(r => r.Hash);

    private static ReleaseReading Restored(Release release)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(release.CanonicalContent(), CanonicalJson.Options)!;
            return new(ReleaseLookup.Found, release, new Snapshot(content, release.Hash));
        }
        catch (JsonException)
        {
            // Records have changed their shape since; the stored JSON and its answers can still be shown as they were.
            return new(ReleaseLookup.Found, release);
        }
    }
}

/// <summary>What came of looking for a release.</summary>
public enum ReleaseLookup
{
    Found, NotAHash, Unknown, Ambiguous,
}

/// <summary>A release and its records, or why there is none.</summary>
/// <param name="Lookup">What came of the search.</param>
/// <param name="Release">Present when found.</param>
/// <param name="Snapshot">The records, under the hash of the release; absent when an older program wrote them in a shape this one cannot read, though <see cref="Release.CanonicalContent"/> still gives their JSON.</param>
public sealed record ReleaseReading(ReleaseLookup Lookup, Release? Release = null, Snapshot? Snapshot = null);

/// <summary>A release without its content.</summary>
public sealed record ReleaseHeading(string Hash, DateTimeOffset At, string EngineVersion, PartialDate? CurrentTo, ReleaseCounts Counts);

/// <summary>A page of releases. <see cref="Next"/> is what to skip for the page after it, absent on the last.</summary>
public sealed record ReleaseList(ImmutableArray<ReleaseHeading> Items, int Total, int? Next);
