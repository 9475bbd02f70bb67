namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>Where in a record everything that was asked for stands; the first is the best. A record counts in the first that fits it alone.</summary>
public enum MatchTier
{
    /// <summary>In its titles and own ids.</summary>
    Title,

    /// <summary>In these together with its conditions, interventions, keywords, names and further ids.</summary>
    Heading,

    /// <summary>Somewhere in it.</summary>
    Anywhere,
}

/// <summary>The records that are asked about.</summary>
/// <param name="Question">What they must hold.</param>
/// <param name="Source">Only of this source; of every one when it is left out.</param>
/// <param name="Kind">Only of this kind; of every one when it is left out.</param>
public sealed record RecordScope(RecordQuestion Question, RecordSource? Source, RecordKind? Kind);

/// <summary>The full-text index over imported records: each engine brings its own, and both give the same records in the same order.</summary>
public abstract class RecordIndex
{
    /// <summary>Puts records in, in place of what stood there under their keys; in the transaction that is open.</summary>
    public abstract Task Put(EvidenceDb db, IReadOnlyList<IndexedRecord> records, CancellationToken cancel);

    /// <summary>Puts in order what many records left behind; outside a transaction. Without it everything is found all the same, only less quickly.</summary>
    public virtual Task Settle(EvidenceDb db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Keys of the records of a tier, the latest changed first.</summary>
    public abstract Task<IReadOnlyList<(RecordSource Source, string Id)>> Find(EvidenceDb db, RecordScope scope, MatchTier tier, int skip, int take, CancellationToken cancel);

    /// <summary>How many records are in a tier; in all tiers together when it is left out.</summary>
    public abstract Task<int> Count(EvidenceDb db, RecordScope scope, MatchTier? tier, CancellationToken cancel);

    /// <summary>Keys of all records, the latest changed first.</summary>
    public abstract Task<IReadOnlyList<(RecordSource Source, string Id)>> Latest(EvidenceDb db, RecordSource? source, RecordKind? kind, int skip, int take, CancellationToken cancel);
}
