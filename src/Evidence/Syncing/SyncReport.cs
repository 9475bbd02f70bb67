using System.Collections.Immutable;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Syncing;

/// <summary>What is to be fetched.</summary>
public sealed record SyncRequest
{
    /// <summary>Only of these sources; of all that can be fetched when it is empty.</summary>
    public ImmutableArray<RecordSource> Sources { get; init; } = [];

    /// <summary>Only what changed at the source on this day or later, instead of since the last time.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Everything that the query finds, whether it changed or not.</summary>
    public bool Full { get; init; }

    /// <summary>Finds out what would come and stores nothing, not even how far it came.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What came of fetching from one source.</summary>
public sealed record SourceReport
{
    public required RecordSource Source { get; init; }

    /// <summary>The host that was asked.</summary>
    public required string Host { get; init; }

    public required string Query { get; init; }

    /// <summary>From which day on changes were asked for; absent when everything was.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>True when a walk that had stopped was taken up again.</summary>
    public bool Resumed { get; init; }

    /// <summary>True when the source said that nothing changed and gave no records.</summary>
    public bool NothingChanged { get; init; }

    /// <summary>True when the walk came to its end.</summary>
    public bool Finished { get; init; }

    /// <summary>Pages fetched in this run.</summary>
    public int Pages { get; init; }

    /// <summary>Records in all, as the source counts them.</summary>
    public int? Total { get; init; }

    public int New { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Records that the source says it has withdrawn. What was fetched of them before is kept.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Pieces that should be records and are none.</summary>
    public int Unreadable { get; init; }

    /// <summary>Issues by their code.</summary>
    public ImmutableSortedDictionary<string, int> IssuesByCode { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Everything that the source changed before this day is here, in UTC; absent until everything was fetched once.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>What a person should know, in sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Why it did not come to its end.</summary>
    public string? Error { get; init; }

    public int Issues => IssuesByCode.Values.Sum();
}

/// <summary>How far fetching is.</summary>
/// <param name="Source">Which source.</param>
/// <param name="Records">Records of the walk that are stored.</param>
/// <param name="Total">Records in all, as the source counts them.</param>
public readonly record struct SyncProgress(RecordSource Source, int Records, int? Total);
