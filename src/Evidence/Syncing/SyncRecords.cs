using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Syncing;

/// <summary>
/// Fetches what changed at ClinicalTrials.gov and PubMed and imports it. How far it came is stored after each page, so that a run that was stopped anywhere is
/// finished by the next. A source that cannot be had does not keep the other from being fetched.
/// </summary>
public sealed class SyncRecords(IDbContextFactory<EvidenceDb> databases, HttpClient http, SyncSettings settings, TimeProvider clock)
{
    /// <summary>ClinicalTrials.gov publishes no limit; about fifty a minute are borne. Five at once and one each 1.4 seconds stay below.</summary>
    private static readonly (int Burst, TimeSpan Interval) Trials = (5, TimeSpan.FromSeconds(1.4));

    private static readonly (int Burst, TimeSpan Interval) Papers = (1, TimeSpan.FromSeconds(1) / 3);

    private static readonly (int Burst, TimeSpan Interval) PapersWithKey = (1, TimeSpan.FromSeconds(1) / 10);

    /// <summary>The sources that can be fetched.</summary>
    public static ImmutableArray<RecordSource> Sources { get; } = [RecordSource.ClinicalTrialsGov, RecordSource.PubMed];

    /// <param name="request">What is to be fetched.</param>
    /// <param name="issue">Called for every issue, in the order of reading.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancel">Stops; what was fetched is kept.</param>
    public async Task<ImmutableArray<SourceReport>> Run(SyncRequest request, Action<ImportIssue> issue, IProgress<SyncProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reports = ImmutableArray.CreateBuilder<SourceReport>();
        foreach (var source in Sources.Where(s => request.Sources.IsDefaultOrEmpty || request.Sources.Contains(s)))
            reports.Add(await new SyncSource(databases, Walk(source), clock, request, issue, progress).Run(cancel));
        return reports.ToImmutable();
    }

    private SourceWalk Walk(RecordSource source)
    {
        var (burst, interval) = source == RecordSource.ClinicalTrialsGov ? Trials : settings.PubMedKey is null ? Papers : PapersWithKey;
        var ask = new AskSource(http, new(clock, burst, interval), settings, clock);
        return source == RecordSource.ClinicalTrialsGov ? new WalkClinicalTrialsGov(ask, settings) : new WalkPubMed(ask, settings);
    }
}
