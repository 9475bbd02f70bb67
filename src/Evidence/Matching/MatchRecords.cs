using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Screening;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Matching;

/// <summary>
/// Matches the imported records of a database with each other. Nothing is stored: the answer follows from the records, and a better rule corrects it at once.
/// The last answer is held for as long as nothing is imported.
/// </summary>
public sealed class MatchRecords(IDbContextFactory<EvidenceDb> databases) : IDisposable
{
    /// <summary>Records that are compared while somebody waits for a page: about five seconds' work.</summary>
    public const int MostWhileWaiting = 50_000;

    private readonly SemaphoreSlim gate = new(1);
    private (int Versions, RecordGroups Groups, List<RecordTraits> Records)? last;

    public async Task<RecordGroups> All(CancellationToken cancel = default) => (await Compared(cancel)).Groups;

    /// <summary>The way of the imported records through the review.</summary>
    public async Task<ScreeningFlow> Flow(KnownWorks known, ScreeningLog log, CancellationToken cancel = default)
    {
        var (groups, records) = await Compared(cancel);
        return TellFlow.Of(records, groups, known, log);
    }

    private async Task<(RecordGroups Groups, List<RecordTraits> Records)> Compared(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var versions = await Versions(cancel);
            if (last is { } known && known.Versions == versions) return (known.Groups, known.Records);
            var records = await Read(cancel);
            var groups = GroupRecords.Of(records);
            last = (versions, groups, records);
            return (groups, records);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The same, or null when there are too many records to compare while somebody waits.</summary>
    public async Task<RecordGroups?> AllIfSoon(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ImportedRecords.CountAsync(r => r.Kind == RecordKind.Trial || r.Kind == RecordKind.Citation, cancel) <= MostWhileWaiting ? await All(cancel) : null;
    }

    public void Dispose() => gate.Dispose();

    private async Task<int> Versions(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ImportedVersions.CountAsync(cancel);
    }

    private async Task<List<RecordTraits>> Read(CancellationToken cancel)
    {
        var find = new FindRecords(databases);
        var traits = new List<RecordTraits>();
        foreach (var kind in (RecordKind[])[RecordKind.Trial, RecordKind.Citation])
            await foreach (var record in find.Newest(kind, cancel)) traits.Add(RecordTraits.Of(record));
        return traits;
    }
}
