using System.Collections.Immutable;
using System.Threading.Channels;
using Equipoise.Evidence.Importing.Storing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing;

/// <summary>
/// Imports files, folders and archives into the evidence database. Reading, understanding and storing run side by side in bounded memory.
/// Records are stored batch by batch, each batch whole or not at all; an import that was stopped anywhere is finished by running it again.
/// </summary>
public sealed class ImportRecords(IDbContextFactory<EvidenceDb> databases, TimeProvider clock)
{
    private const int ChunkBytes = 1 << 18;
    private const int ChunkRecords = 256;
    private const int BatchBytes = 8 << 20;
    private const int BatchRecords = 500;

    /// <summary>True to find out what an import would come to, and to store nothing.</summary>
    public bool OnlyLooks { get; init; }

    /// <summary>Called for every record when its batch is stored, in the order of reading.</summary>
    public Action<StoredNow>? Each { get; init; }

    /// <param name="paths">Files and folders.</param>
    /// <param name="issue">Called for every issue, in the order of reading.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="limits">How far a file may go.</param>
    /// <param name="cancel">Stops between two batches.</param>
    public Task<ImportSummary> Run(IReadOnlyList<string> paths, Action<ImportIssue> issue, IProgress<ImportProgress>? progress = null, ImportLimits? limits = null, CancellationToken cancel = default) =>
        Run(cut => cut.From(paths), issue, progress, limits ?? new(), cancel);

    /// <summary>Imports a text that was fetched, as if it were a file of this name.</summary>
    /// <param name="name">Where it came from, for people.</param>
    /// <param name="text">Its bytes.</param>
    /// <param name="issue">Called for every issue, in the order of reading.</param>
    /// <param name="cancel">Stops between two batches.</param>
    public Task<ImportSummary> Run(string name, byte[] text, Action<ImportIssue> issue, CancellationToken cancel = default) =>
        Run(cut => cut.From(name, text), issue, null, new(), cancel);

    private async Task<ImportSummary> Run(Func<CutRecords, IEnumerable<CutStep>> from, Action<ImportIssue> issue, IProgress<ImportProgress>? progress, ImportLimits limits, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var chunks = Channel.CreateBounded<Task<Chunk>>(Environment.ProcessorCount * 2);
        var cutting = Task.Run(() => Cut(from, limits, chunks.Writer, stop.Token), CancellationToken.None);
        try
        {
            var tally = new ImportTally(issue, Each);
            await Store(chunks.Reader, tally, progress, cancel);
            await cutting;
            await Settle(cancel);
            return tally.Done();
        }
        finally
        {
            await stop.CancelAsync();
            await cutting.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task Settle(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.RecordIndex.Settle(db, cancel);
    }

    private static async Task Cut(Func<CutRecords, IEnumerable<CutStep>> from, ImportLimits limits, ChannelWriter<Task<Chunk>> chunks, CancellationToken cancel)
    {
        Exception? failure = null;
        try
        {
            var cut = new CutRecords(limits);
            var (steps, bytes) = (new List<CutStep>(), 0);
            foreach (var step in from(cut))
            {
                steps.Add(step);
                bytes += step.Slice?.Text.Length ?? 0;
                if (bytes < ChunkBytes && steps.Count < ChunkRecords) continue;
                await Send(steps, cut.BytesRead);
                (steps, bytes) = ([], 0);
            }

            await Send(steps, cut.BytesRead);
        }
        catch (Exception e)
        {
            failure = e;
        }

        chunks.Complete(failure);

        ValueTask Send(List<CutStep> steps, long read) => chunks.WriteAsync(Task.Run(() => Chunk.Of(steps, read, limits), cancel), cancel);
    }

    private async Task Store(ChannelReader<Task<Chunk>> chunks, ImportTally tally, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        var (batch, bytes) = (new List<PreparedRecord>(), 0L);
        var withdrawn = new List<WithdrawnRecord>();
        long read = 0;
        var log = OnlyLooks ? null : await ImportLog.Begin(databases, at, cancel);
        await foreach (var working in chunks.ReadAllAsync(cancel))
        {
            var chunk = await working;
            read = chunk.BytesRead;
            foreach (var (prepared, issues) in chunk.Steps)
            {
                tally.TellLoose(issues);
                if (prepared is null) continue;
                if (prepared.Record is null) tally.TellLoose(prepared.Issues);
                else tally.TellAll(prepared.Issues);
                if (prepared.Record is not null) batch.Add(prepared);
                else if (prepared.Withdrawn.IsEmpty) tally.Unreadable();
                else withdrawn.AddRange(prepared.Withdrawn.Select(id => new WithdrawnRecord { Source = RecordSource.PubMed, RecordId = id, At = at, File = Storable.Text(prepared.Place.File) }));
                bytes += prepared.Size;
            }

            if (bytes < BatchBytes && batch.Count < BatchRecords) continue;
            await Flush();
        }

        await Flush();
        if (log is not null) await log.Finish(tally.Done(), clock.GetUtcNow(), cancel);

        async Task Flush()
        {
            await new StoreBatch(databases, at) { OnlyLooks = OnlyLooks }.Run(batch, tally, cancel);
            tally.Withdrawn(await new StoreWithdrawals(databases) { OnlyLooks = OnlyLooks }.Run(withdrawn, cancel));
            var (files, loose) = tally.Take();
            if (log is not null) await log.Write(files, loose, cancel);
            (batch, bytes) = ([], 0);
            withdrawn.Clear();
            progress?.Report(new(read, tally.Records));
        }
    }

    /// <summary>Some records, understood by whichever processor was free.</summary>
    private sealed record Chunk(ImmutableArray<(PreparedRecord? Prepared, IReadOnlyList<ImportIssue> Issues)> Steps, long BytesRead)
    {
        public static Chunk Of(List<CutStep> steps, long read, ImportLimits limits) =>
            new([.. steps.Select(s => (s.Slice is { } slice ? PreparedRecord.Of(slice, limits) : null, s.Issues))], read);
    }
}
