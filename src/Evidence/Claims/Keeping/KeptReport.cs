using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Evidence.Claims.Keeping;

/// <summary>A report that somebody asked to keep under a link: the text of the page and what was said of it, until a day.</summary>
public sealed class KeptReport
{
    /// <summary>SHA-256 of the key that deletes it, 64 lower-case hexadecimal digits; the key itself is not kept.</summary>
    public required string KeyHash { get; init; }

    /// <summary>SHA-256 of what is kept: the address. Two who keep the same page share it; each deletes only the own copy.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was kept, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it goes, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The canonical JSON of report and text, compressed with Brotli.</summary>
    public required byte[] Compressed { get; init; }
}

/// <summary>How kept reports lie in the database.</summary>
internal sealed class KeptReportTable : IEntityTypeConfiguration<KeptReport>
{
    public void Configure(EntityTypeBuilder<KeptReport> builder)
    {
        builder.ToTable("KeptReports", t => t.HasCheckConstraint("CK_KeptReports_Hash", "length(\"Hash\") = 64"));
        builder.HasKey(r => r.KeyHash);
        builder.Property(r => r.KeyHash).HasMaxLength(64);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.HasIndex(r => r.Hash);
        builder.HasIndex(r => r.Until);
    }
}
