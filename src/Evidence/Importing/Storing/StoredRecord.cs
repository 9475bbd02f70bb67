using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>A record that was imported at least once. Its key is its source and its id there, so that importing the same files anywhere makes the same rows.</summary>
public sealed class StoredRecord
{
    public required RecordSource Source { get; init; }

    /// <summary>Its id at the source.</summary>
    public required string Id { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>Title of the newest version.</summary>
    public string? Title { get; set; }

    /// <summary>When the source says that it last changed the newest version.</summary>
    public PartialDate? Updated { get; set; }

    /// <summary>Number of the newest version: by the source's own date, else the one that came last.</summary>
    public required int Newest { get; set; }

    /// <summary>How many versions are kept.</summary>
    public required int Versions { get; set; }
}

/// <summary>A record as it once stood. Versions are numbered from 1 in the order in which they came, and none is ever changed or removed.</summary>
public sealed class RecordVersion
{
    public required RecordSource Source { get; init; }

    public required string RecordId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>See <see cref="ContentHash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>When the import began that brought it, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required SourceFormat Format { get; init; }

    /// <summary>The file it came from; an entry of an archive follows its archive after an exclamation mark.</summary>
    public required string File { get; init; }

    /// <summary>Bytes before it in that file, in UTF-8.</summary>
    public required long Offset { get; init; }

    /// <summary>What the file was written in before it became UTF-8.</summary>
    public required string Encoding { get; init; }

    /// <summary>When the source says that it last changed it.</summary>
    public PartialDate? Updated { get; init; }

    /// <summary>How many <see cref="StoredIssue"/> it has.</summary>
    public required int Issues { get; init; }

    /// <summary>True when something of its text is in no field of the record.</summary>
    public required bool DataLost { get; init; }
}

/// <summary>The two texts of a version, apart from the rest because they are large.</summary>
public sealed class RecordText
{
    public required RecordSource Source { get; init; }

    public required string RecordId { get; init; }

    public required int Number { get; init; }

    /// <summary>The record as it stood in its file, in UTF-8, compressed with Brotli.</summary>
    public required byte[] CompressedRaw { get; init; }

    /// <summary>The <see cref="ImportedRecord"/> as JSON, compressed with Brotli.</summary>
    public required byte[] CompressedRecord { get; init; }
}

/// <summary>An issue of a version.</summary>
public sealed class StoredIssue
{
    public required RecordSource Source { get; init; }

    public required string RecordId { get; init; }

    public required int Number { get; init; }

    /// <summary>From 0, in the order of reading.</summary>
    public required int Ordinal { get; init; }

    public required string Code { get; init; }

    public required string Position { get; init; }

    public required string Message { get; init; }

    public required bool DataLost { get; init; }
}

/// <summary>An id that any version of a record carries or carried: the way from an id to its records.</summary>
public sealed class StoredIdentifier
{
    public required string Scheme { get; init; }

    public required string Value { get; init; }

    public required RecordSource Source { get; init; }

    public required string RecordId { get; init; }

    public required IdentifierRole Role { get; init; }
}
