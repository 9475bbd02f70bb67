namespace Equipoise.Evidence.Importing.Storing;

/// <summary>An import: when it ran and what it came to.</summary>
public sealed class ImportRun
{
    /// <summary>From 1, in the order in which imports began.</summary>
    public required int Number { get; init; }

    /// <summary>When it began, in UTC; versions that it brought carry the same instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Absent while it runs, and for ever when it was stopped.</summary>
    public DateTimeOffset? Finished { get; set; }

    /// <summary>Records that were read, known ones too.</summary>
    public int Records { get; set; }

    /// <summary>Pieces that should have been records and are none.</summary>
    public int Unreadable { get; set; }

    public int Issues { get; set; }

    /// <summary>How many of the issues lost data.</summary>
    public int Losses { get; set; }
}

/// <summary>What became of the records of one file in an import, by source and kind.</summary>
public sealed class ImportedFile
{
    public required int Run { get; init; }

    /// <summary>An entry of an archive follows its archive after an exclamation mark.</summary>
    public required string File { get; init; }

    public required RecordSource Source { get; init; }

    public required RecordKind Kind { get; init; }

    public int New { get; set; }

    public int Changed { get; set; }

    public int Same { get; set; }
}

/// <summary>An issue that belongs to no stored record: of a file, of a piece that is no record, of a record met twice. The first thousand of an import are kept; <see cref="ImportRun.Issues"/> counts all.</summary>
public sealed class FileIssue
{
    public required int Run { get; init; }

    /// <summary>From 0, in the order of reading.</summary>
    public required int Ordinal { get; init; }

    public required string File { get; init; }

    public required string Code { get; init; }

    public required string Position { get; init; }

    public required string Message { get; init; }

    public required bool DataLost { get; init; }
}
