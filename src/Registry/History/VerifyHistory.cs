using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.History;

/// <summary>What came of verifying the history of a site.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Rows">How many rows hold, from the first.</param>
/// <param name="Hash">The hash of the last row that holds. Kept elsewhere, it shows later that nobody wrote the whole history anew.</param>
/// <param name="BrokenAt">The sequence of the first row that does not hold; null when all hold.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record HistoryStanding(Guid SiteId, long Rows, string Hash, long? BrokenAt, string? Why)
{
    public bool Holds => BrokenAt is null;
}

/// <summary>Reads the history of a site from the first row to the last and computes every hash again.</summary>
public sealed class VerifyHistory(IDbContextFactory<RegistryDb> databases)
{
    private const int Batch = 1000;

    /// <param name="siteId">Whose history.</param>
    /// <param name="progress">Told the share that was read, 0 to 1.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<HistoryStanding> Run(Guid siteId, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        await using var db = databases.At(siteId);
        var head = await db.HistoryHeads.SingleOrDefaultAsync(cancel);
        var (last, hash) = (0L, HistoryHead.Start);
        while (true)
        {
            var (rows, unreadable) = await After(db, last, cancel);
            foreach (var row in rows)
            {
                if (Wrong(row, last + 1, hash) is { } why) return new(siteId, last, hash, last + 1, why);
                (last, hash) = (row.Sequence, row.Hash);
            }

            if (unreadable is not null) return new(siteId, last, hash, last + 1, unreadable);
            if (rows.Count == 0) break;
            progress?.Report(head is { Sequence: > 0 } ? (double)last / head.Sequence : 1);
        }

        return End(siteId, head, last, hash);
    }

    private static HistoryStanding End(Guid siteId, HistoryHead? head, long last, string hash) => head switch
    {
        null when last == 0 => new(siteId, 0, hash, 1, "the site has no history at all"),
        null => new(siteId, last, hash, last + 1, "where the history ends is not on record"),
        _ when head.Sequence > last => new(siteId, last, hash, last + 1, "it is missing"),
        _ when head.Sequence < last || head.Hash != hash => new(siteId, last, hash, last, "the history is on record as ending elsewhere"),
        _ => new(siteId, last, hash, null, null),
    };

    private static string? Wrong(HistoryRow row, long expected, string previous) =>
        row.Sequence != expected ? "it is missing"
        : row.PreviousHash != previous ? "it is not chained to the row before it"
        : row.Hash != HistoryHash.Of(row) ? "it is not what was written"
        : null;

    private static async Task<(List<HistoryRow> Rows, string? Unreadable)> After(RegistryDb db, long last, CancellationToken cancel)
    {
        var rows = new List<HistoryRow>();
        try
        {
            await foreach (var row in db.History.Where(r => r.Sequence > last).OrderBy(r => r.Sequence).Take(Batch).AsAsyncEnumerable().WithCancellation(cancel)) rows.Add(row);
            return (rows, null);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException or OverflowException)
        {
            return (rows, "it cannot be read");
        }
    }
}
