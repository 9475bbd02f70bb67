using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Exporting;

/// <summary>How an export is written.</summary>
public enum ExportFormat
{
    /// <summary>A zip of one table for each form, with a data dictionary and a script for R.</summary>
    Csv,

    /// <summary>One document that says everything about itself.</summary>
    Json,
}

/// <summary>How days are written.</summary>
public enum ExportDates
{
    /// <summary>As they are, such as 2026-11-26.</summary>
    Absolute,

    /// <summary>As days since the child's first infusion, or since its enrolment; without free texts and row ids, which could tell the day.</summary>
    Offsets,
}

/// <summary>How far an export came.</summary>
public enum ExportState
{
    /// <summary>It was begun, and some of it may have left.</summary>
    Begun,

    Done,
}

/// <summary>One export of a site's programme: who had it is in the history, how much it was is here.</summary>
public sealed class ExportRun : SiteRow
{
    public Guid Id { get; init; }

    public required string ProgrammeId { get; init; }

    public required ExportFormat Format { get; init; }

    public required ExportDates Dates { get; init; }

    public required ExportState State { get; set; }

    public int? Children { get; set; }

    public long? Rows { get; set; }

    /// <summary>Answers to fields of forms.</summary>
    public long? Values { get; set; }

    /// <summary>SHA-256 of the whole file, 64 lower-case hexadecimal digits.</summary>
    public string? FileHash { get; set; }
}

/// <summary>How exports lie in the database.</summary>
internal sealed class ExportRunTable : IEntityTypeConfiguration<ExportRun>
{
    public void Configure(EntityTypeBuilder<ExportRun> builder)
    {
        builder.ToTable("ExportRuns");
        builder.HasKey(e => new { e.SiteId, e.Id });
        builder.Property(e => e.ProgrammeId).HasMaxLength(80);
        builder.Property(e => e.FileHash).HasMaxLength(64);
    }
}
