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

    /// <param name="paths">Files and folders.</param>
    /// <param name="issue">Called for every issue, in the order of reading.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="limits">How far a file may go.</param>
    /// <param name="cancel">Stops between two batches.</param>
    public async Task<ImportSummary> Run(IReadOnlyList<string> paths, Action<ImportIssue> issue, IProgress<ImportProgress>? progress = null, ImportLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= new();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var chunks = Channel.CreateBounded<Task<Chunk>>(Environment.ProcessorCount * 2);
        var cutting = Task.Run(() => Cut(paths, limits, chunks.Writer, stop.Token), CancellationToken.None);
        try
        {
            var tally = new ImportTally(issue);
            await Store(chunks.Reader, tally, progress, cancel);
            await cutting;
            return tally.Done();
        }
        finally
        {
            await stop.CancelAsync();
            await cutting.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task Cut(IReadOnlyList<string> paths, ImportLimits limits, ChannelWriter<Task<Chunk>> chunks, CancellationToken cancel)
    {
        Exception? failure = null;
        try
        {
            var cut = new CutRecords(limits);
            var (steps, bytes) = (new List<CutStep>(), 0);
            foreach (var step in cut.From(paths))
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
        long read = 0;
        await foreach (var working in chunks.ReadAllAsync(cancel))
        {
            var chunk = await working;
            read = chunk.BytesRead;
            foreach (var (prepared, issues) in chunk.Steps)
            {
                tally.TellAll(issues);
                if (prepared is null) continue;
                tally.TellAll(prepared.Issues);
                if (prepared.Record is null) tally.Unreadable();
                else batch.Add(prepared);
                bytes += prepared.Size;
            }

            if (bytes < BatchBytes && batch.Count < BatchRecords) continue;
            await Flush();
        }

        await Flush();

        async Task Flush()
        {
            await new StoreBatch(databases, at).Run(batch, tally, cancel);
            (batch, bytes) = ([], 0);
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
