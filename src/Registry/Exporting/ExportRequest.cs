using System.Collections.Immutable;

namespace Equipoise.Registry.Exporting;

/// <summary>What is to be exported.</summary>
/// <param name="ProgrammeId">The programme; all children of the site who follow any version of it.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Dates">How days are written.</param>
public sealed record ExportRequest(string ProgrammeId, ExportFormat Format, ExportDates Dates = ExportDates.Absolute);

/// <summary>How many there are of whom: every export says it, so that nobody takes those who stayed for all.</summary>
public sealed record ExportCounts
{
    /// <summary>Everybody in the screening log; null for a role that may not read it.</summary>
    public int? Screened { get; init; }

    /// <summary>Screened and not enrolled.</summary>
    public int? NotEnrolled { get; init; }

    /// <summary>Everybody who was ever enrolled, those who withdrew later included.</summary>
    public required int Enrolled { get; init; }

    public required int Completed { get; init; }

    /// <summary>Enrolled, and no more data are collected.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Took back the use of what was collected before: counted here, and in no row of the export.</summary>
    public required int WithdrewPastData { get; init; }

    /// <summary>Visits of those who are in the export, by how they stand; null for a role that may not read visits.</summary>
    public VisitCounts? Visits { get; init; }
}

/// <summary>How visits stand.</summary>
/// <param name="Planned">Not yet; those that are overdue included.</param>
/// <param name="Overdue">Their window has closed, and nobody has said what became of them.</param>
/// <param name="Done">They took place.</param>
/// <param name="Missed">They did not, and will not.</param>
/// <param name="Cancelled">They were not due any more.</param>
public sealed record VisitCounts(int Planned, int Overdue, int Done, int Missed, int Cancelled);

/// <summary>What an export would hold, before it is made.</summary>
/// <param name="Counts">How many there are of whom.</param>
/// <param name="Forms">The titles of the forms in it.</param>
/// <param name="LeftOut">What is not in it, and why, in sentences.</param>
public sealed record ExportOutline(ExportCounts Counts, ImmutableArray<string> Forms, ImmutableArray<string> LeftOut);

/// <summary>What was exported.</summary>
/// <param name="RunId">The export, as the history names it.</param>
/// <param name="Children">How many children are in it.</param>
/// <param name="Rows">How many rows: children, visits, consents, records and what belongs to them.</param>
/// <param name="Values">How many answers to fields of forms.</param>
/// <param name="Bytes">The length of the file.</param>
/// <param name="FileHash">SHA-256 of the file, 64 lower-case hexadecimal digits.</param>
public sealed record ExportSummary(Guid RunId, int Children, long Rows, long Values, long Bytes, string FileHash);
