using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Importing;

/// <summary>What kind of file was imported.</summary>
public enum ImportKind
{
    /// <summary>An export of a registry like this.</summary>
    Export,

    /// <summary>A spreadsheet, or records of another program.</summary>
    Sheet,
}

/// <summary>One import: the rows it brought have their history from it on, and none before.</summary>
public sealed class ImportRun : SiteRow
{
    public Guid Id { get; init; }

    public required string ProgrammeId { get; init; }

    public required ImportKind Kind { get; init; }

    /// <summary>The name of the file, without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public required string FileHash { get; init; }

    /// <summary>Rows whose content was taken, or had been before.</summary>
    public required int Taken { get; init; }

    /// <summary>Rows that were not taken.</summary>
    public required int Refused { get; init; }
}

/// <summary>How imports lie in the database.</summary>
internal sealed class ImportRunTable : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("ImportRuns");
        builder.HasKey(i => new { i.SiteId, i.Id });
        builder.Property(i => i.ProgrammeId).HasMaxLength(80);
        builder.Property(i => i.FileName).HasMaxLength(260);
        builder.Property(i => i.FileHash).HasMaxLength(64);
        builder.HasIndex(i => new { i.SiteId, i.FileHash });
    }
}
