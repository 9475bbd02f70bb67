using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing;

/// <summary>What became of the records of one source and kind.</summary>
/// <param name="Source">Who keeps them.</param>
/// <param name="Kind">What they are about.</param>
/// <param name="New">Not known before.</param>
/// <param name="Changed">Known with other content: a further version was kept beside the old.</param>
/// <param name="Same">Known with this content: nothing was stored.</param>
public sealed record ImportCount(RecordSource Source, RecordKind Kind, int New, int Changed, int Same)
{
    public int Total => New + Changed + Same;
}

/// <summary>What an import came to.</summary>
/// <param name="Counts">By source and kind.</param>
/// <param name="Unreadable">Pieces that should have been records and are none.</param>
/// <param name="IssuesByCode">How many issues there were of each code.</param>
/// <param name="Losses">How many of the issues lost data.</param>
public sealed record ImportSummary(ImmutableArray<ImportCount> Counts, int Unreadable, ImmutableSortedDictionary<string, int> IssuesByCode, int Losses)
{
    /// <summary>Records that their source says it has withdrawn, told for the first time.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Records that were read.</summary>
    public int Records => Counts.Sum(c => c.Total);
}

/// <summary>How far an import is.</summary>
/// <param name="Bytes">Of the files as they lie.</param>
/// <param name="Records">Stored or found to be there.</param>
public readonly record struct ImportProgress(long Bytes, int Records);
