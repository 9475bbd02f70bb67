using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Syncing;

/// <summary>Fetches one source from where it stands to the end.</summary>
internal sealed class SyncSource(IDbContextFactory<EvidenceDb> databases, SourceWalk walk, TimeProvider clock, SyncRequest request, Action<ImportIssue> issue, IProgress<SyncProgress>? progress)
{
    private const int MostRestarts = 2;

    private readonly KeepSyncState keep = new(databases, walk.Source, walk.Query, isDry: request.DryRun);
    private readonly HashSet<string> places = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];
    private SourceReport report = new() { Source = walk.Source, Host = walk.Host, Query = walk.Query };
    private int restarts;

    public async Task<SourceReport> Run(CancellationToken cancel)
    {
        var state = await keep.Read(cancel);
        var through = state.Through;
        Plan(state);
        report = report with { Since = state.Since };
        try
        {
            await Walk(state, cancel);
        }
        catch (SourceException e)
        {
            if (e.PlaceIsGone) await GiveUp(state, cancel);
            report = report with { Error = $"{e.Message} What was fetched before is kept; run it again to go on." };
        }

        return report with { Through = request.DryRun ? through : state.Through, IssuesByCode = codes.ToImmutableSortedDictionary(StringComparer.Ordinal), Notes = [.. notes] };
    }

    /// <summary>Takes up a walk of the same kind that had stopped, or begins another.</summary>
    private void Plan(SyncState state)
    {
        var asksAnew = request.Full || request.Since is not null;
        var isUnderWay = state is { Began: not null, Place: not null } && (!asksAnew || state.Since == request.Since);
        if (isUnderWay && !request.DryRun)
        {
            report = report with { Resumed = true };
            return;
        }

        Begin(state, request.Full ? null : request.Since ?? SyncDays.From(state.Through));
    }

    private void Begin(SyncState state, DateOnly? since)
    {
        (state.Began, state.Since, state.Place, state.Pages, state.Records, state.Changed) = (SyncDays.Stored(clock.GetUtcNow()), since, null, 0, 0, false);
        (state.NewETag, state.NewLastModified) = (null, null);
    }

    /// <summary>The place leads nowhere: the next run begins the walk again.</summary>
    private async Task GiveUp(SyncState state, CancellationToken cancel)
    {
        Begin(state, state.Since);
        await keep.Store(state, cancel);
    }

    private async Task Walk(SyncState state, CancellationToken cancel)
    {
        for (var goesOn = true; goesOn;)
        {
            WalkStep step;
            try
            {
                step = await Step(state, cancel);
            }
            catch (SourceException e) when (e.PlaceIsGone && restarts < MostRestarts)
            {
                restarts++;
                notes.Add($"{walk.Host} no longer knew where the walk had stopped; it was begun again.");
                places.Clear();
                await GiveUp(state, cancel);
                continue;
            }

            if (step.IsUnchanged)
            {
                report = report with { NothingChanged = true };
                break;
            }

            await Take(step, state, cancel);
            goesOn = state.Place is not null;
        }

        await Finish(state, cancel);
    }

    private async Task<WalkStep> Step(SyncState state, CancellationToken cancel)
    {
        if (state.Place is { } place) return await walk.Next(state.Since, place, cancel);
        var known = state.Finished is not null && !request.Full && state.Address == walk.Address(state.Since) && (state.ETag ?? state.LastModified) is not null ? new KnownAnswer(state.ETag, state.LastModified) : null;
        var step = await walk.First(state.Since, known, cancel);
        (state.NewETag, state.NewLastModified) = (step.ETag, step.LastModified);
        return step;
    }

    /// <summary>Imports a page, then remembers that it is here: a run that is killed between the two fetches it once more, which changes nothing.</summary>
    private async Task Take(WalkStep step, SyncState state, CancellationToken cancel)
    {
        if (step.Next is { } next && !places.Add(next)) throw new SourceException($"{walk.Host} gives a page that it has given before, so the walk would never end.") { PlaceIsGone = true };
        if (step.Text.Length > 0)
        {
            state.Pages++;
            var name = string.Create(CultureInfo.InvariantCulture, $"{walk.Host}, fetched on {clock.GetUtcNow():yyyy-MM-dd}, page {state.Pages}");
            Count(await new ImportRecords(databases, clock) { OnlyLooks = request.DryRun }.Run(name, step.Text, Tell, cancel), state);
        }

        (state.Place, state.Records) = (step.Next, state.Records + step.Records);
        report = report with { Total = step.Total ?? report.Total };
        await keep.Store(state, cancel);
        progress?.Report(new(walk.Source, state.Records, report.Total));
    }

    private async Task Finish(SyncState state, CancellationToken cancel)
    {
        if (!report.NothingChanged && report.Total is { } total && state.Records < total)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{walk.Host} counts {total:N0} records and gave {state.Records:N0}."));
        if (!report.NothingChanged) (state.Address, state.ETag, state.LastModified) = (walk.Address(state.Since), state.NewETag, state.NewLastModified);
        state.Through = SyncDays.Through(state);
        state.Finished = SyncDays.Stored(clock.GetUtcNow());
        (state.Began, state.Since, state.Place) = (null, null, null);
        await keep.Store(state, cancel);
        report = report with { Finished = true };
    }

    private void Count(ImportSummary summary, SyncState state)
    {
        report = report with
        {
            Pages = report.Pages + 1,
            New = report.New + summary.Counts.Sum(c => c.New),
            Changed = report.Changed + summary.Counts.Sum(c => c.Changed),
            Unchanged = report.Unchanged + summary.Counts.Sum(c => c.Same),
            Withdrawn = report.Withdrawn + summary.Withdrawn,
            Unreadable = report.Unreadable + summary.Unreadable,
        };
        state.Changed |= summary.Withdrawn > 0 || summary.Counts.Any(c => c.New + c.Changed > 0);
    }

    private void Tell(ImportIssue told)
    {
        codes[told.Code] = codes.GetValueOrDefault(told.Code) + 1;
        issue(told);
    }
}
