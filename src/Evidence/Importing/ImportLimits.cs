namespace Equipoise.Evidence.Importing;

/// <summary>How far a file may go before it is taken for an attack or an accident. Sizes in bytes.</summary>
public sealed record ImportLimits
{
    /// <summary>Archives within archives.</summary>
    public int ArchiveDepth { get; init; } = 3;

    /// <summary>Entries of one archive.</summary>
    public int ArchiveEntries { get; init; } = 2_000_000;

    /// <summary>What one file of the command may expand to in all.</summary>
    public long ExpandedBytes { get; init; } = 64L << 30;

    /// <summary>Expanded to packed, once more than <see cref="RatioFrom"/> bytes have come out.</summary>
    public int ExpansionRatio { get; init; } = 300;

    /// <summary>Below this size no ratio is too high.</summary>
    public long RatioFrom { get; init; } = 64 << 20;

    /// <summary>An archive inside an archive is held in memory and may be so large.</summary>
    public int InnerArchiveBytes { get; init; } = 256 << 20;

    /// <summary>One record.</summary>
    public int RecordBytes { get; init; } = 128 << 20;

    /// <summary>Levels of nesting within one record.</summary>
    public int RecordDepth { get; init; } = 64;

    /// <summary>Issues that are told of one record; the last one says that there are more.</summary>
    public int IssuesOfRecord { get; init; } = 500;
}
