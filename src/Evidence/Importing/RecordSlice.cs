namespace Equipoise.Evidence.Importing;

/// <summary>Forms of files that are recognised by their content.</summary>
public enum SourceFormat
{
    ClinicalTrialsGovJson, ClinicalTrialsGovXml, IctrpXml, IctrpCsv, PubMedXml, Nbib, Ris, BibTex, RevMan5, CsvSheet,
}

/// <summary>The text of one record as it stands in its file, not yet understood.</summary>
/// <param name="Format">The form of the file.</param>
/// <param name="File">The file; an entry of an archive follows its archive after an exclamation mark.</param>
/// <param name="Encoding">What the file was written in before it became UTF-8.</param>
/// <param name="Offset">Bytes before the record, in UTF-8.</param>
/// <param name="Line">Line on which it begins, from 1.</param>
/// <param name="Text">The record in UTF-8, to the letter.</param>
public sealed record RecordSlice(SourceFormat Format, string File, string Encoding, long Offset, int Line, ReadOnlyMemory<byte> Text)
{
    /// <summary>What precedes all rows of a sheet: its column names, or nothing.</summary>
    internal object? Heading { get; init; }

    /// <summary>True when the file ended within the record.</summary>
    internal bool IsCutOff { get; init; }
}

/// <summary>A record that was read, and everything that was imperfect in it.</summary>
/// <param name="Slice">Its text.</param>
/// <param name="Record">What was understood; absent when it is no record at all.</param>
/// <param name="Issues">What was imperfect.</param>
public sealed record RecordReading(RecordSlice Slice, ImportedRecord? Record, System.Collections.Immutable.ImmutableArray<ImportIssue> Issues)
{
    /// <summary>Ids of records that this piece, itself no record, says were withdrawn at the source.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Withdrawn { get; init; } = [];
}
