using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Claims.Keeping;

/// <summary>A report as it was kept.</summary>
/// <param name="Report">The report, with its text.</param>
/// <param name="Hash">Its address.</param>
/// <param name="At">When it was kept.</param>
/// <param name="Until">When it goes.</param>
public sealed record FoundReport(ClaimReport Report, string Hash, DateTimeOffset At, DateTimeOffset Until);

/// <summary>Keeps reports for those who ask for it, finds them again, and deletes them for whoever has the key.</summary>
public sealed class KeepReports(IDbContextFactory<EvidenceDb> databases, TimeProvider time)
{
    /// <summary>Longest text that is kept, in characters.</summary>
    public const int MostCharacters = 200_000;

    private const int KeyBytes = 16;

    /// <summary>How long a report is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>Keeps a report.</summary>
    /// <returns>Its address, the key that deletes it, which cannot be told again, and when it goes.</returns>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public async Task<(string Hash, string Key, DateTimeOffset Until)> Keep(ClaimReport report, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Page.Text.Length > MostCharacters) throw new ArgumentException($"Reports on texts of up to {MostCharacters / 1000},000 characters are kept.", nameof(report));
        var content = CanonicalJson.Write(new Stored(report, report.Page.Text, [.. report.Page.Blocks]));
        var hash = Hash(content);
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.KeptReports.Where(r => r.Until < now).ExecuteDeleteAsync(cancel);
        db.KeptReports.Add(new() { KeyHash = Hash(Encoding.ASCII.GetBytes(key)), Hash = hash, At = now, Until = now + Kept, Compressed = Packing.Packed(content) });
        await db.SaveChangesAsync(cancel);
        return (hash, key, now + Kept);
    }

    /// <summary>The report at an address; null when there is none, or none any more.</summary>
    /// <exception cref="ReleaseDamagedException">What is stored is not what was kept.</exception>
    public async Task<FoundReport?> Find(string hash, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var kept = await db.KeptReports.AsNoTracking().Where(r => r.Hash == hash && r.Until >= now).OrderByDescending(r => r.Until).FirstOrDefaultAsync(cancel);
        if (kept is null) return null;
        var content = Packing.Unpacked(kept.Compressed, hash);
        if (Hash(content) != hash) throw new ReleaseDamagedException(hash);
        var stored = JsonSerializer.Deserialize<Stored>(content, CanonicalJson.Options)!;
        return new(stored.Report with { Page = new(stored.Text, stored.Blocks) { Title = stored.Report.Document.Title } }, hash, kept.At, kept.Until);
    }

    /// <summary>Deletes the copy that a key was given for.</summary>
    /// <returns>False when there is none with this address and key.</returns>
    public async Task<bool> Delete(string hash, string key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var keyHash = Hash(Encoding.UTF8.GetBytes(key));
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.KeptReports.Where(r => r.KeyHash == keyHash && r.Hash == hash).ExecuteDeleteAsync(cancel) > 0;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed record Stored(ClaimReport Report, string Text, ImmutableArray<Block> Blocks);
}
