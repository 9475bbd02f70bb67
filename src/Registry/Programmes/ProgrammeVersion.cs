using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Programmes;

/// <summary>One version of a programme as it was when a site took it up. Kept for good, so that a changed file changes no child's programme.</summary>
public sealed class ProgrammeVersion
{
    public required string ProgrammeId { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/>, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The programme as canonical JSON.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset KeptAt { get; init; }
}

/// <summary>The version by which a site takes in children, from a moment on. The latest counts.</summary>
public sealed class SiteProgramme : SiteRow
{
    public Guid Id { get; init; }

    public required string ProgrammeId { get; init; }

    public required int ProgrammeVersion { get; init; }

    public required string ProgrammeHash { get; init; }

    public required DateTimeOffset From { get; init; }
}

/// <summary>How programmes lie in the database.</summary>
internal sealed class ProgrammeTables : IEntityTypeConfiguration<ProgrammeVersion>, IEntityTypeConfiguration<SiteProgramme>
{
    public void Configure(EntityTypeBuilder<ProgrammeVersion> builder)
    {
        builder.ToTable("ProgrammeVersions");
        builder.HasKey(v => v.Hash);
        builder.Property(v => v.Hash).HasMaxLength(64);
        builder.Property(v => v.ProgrammeId).HasMaxLength(80);
        builder.HasIndex(v => new { v.ProgrammeId, v.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SiteProgramme> builder)
    {
        builder.ToTable("SiteProgrammes");
        builder.HasKey(p => new { p.SiteId, p.Id });
        builder.Property(p => p.ProgrammeId).HasMaxLength(80);
        builder.Property(p => p.ProgrammeHash).HasMaxLength(64);
        builder.HasOne<ProgrammeVersion>().WithMany().HasForeignKey(p => p.ProgrammeHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.SiteId, p.ProgrammeId, p.From });
    }
}
