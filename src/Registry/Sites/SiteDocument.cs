using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Sites;

/// <summary>What must be on file before a site may take in a child.</summary>
public enum SiteDocumentKind
{
    EthicsApproval,

    /// <summary>The number under which the regulator knows the programme at this site, or its decision that none is needed.</summary>
    RegulatorNumber,

    DelegationLog,
    TrainingLog,
    Insurance,

    /// <summary>Who pays for the treatment, and how much.</summary>
    Payment,
}

/// <summary>A document on file. A new one never replaces an old one; it stands beside it.</summary>
public sealed class SiteDocument : SiteRow
{
    public Guid Id { get; init; }

    public required SiteDocumentKind Kind { get; init; }

    /// <summary>The number or title it bears.</summary>
    public required string Reference { get; init; }

    public required DateOnly Dated { get; init; }

    /// <summary>The last day on which it holds; null when it does not expire.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public required string FileHash { get; init; }

    /// <summary>For <see cref="SiteDocumentKind.Payment"/>: who pays.</summary>
    public string? Payer { get; init; }

    /// <summary>For <see cref="SiteDocumentKind.Payment"/>: how much a family pays, in <see cref="Currency"/>; 0 when it pays nothing.</summary>
    public decimal? FamilyPays { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    public bool HoldsOn(DateOnly day) => Dated <= day && (Expires is null || day <= Expires);
}

/// <summary>How documents lie in the database.</summary>
internal sealed class SiteDocumentTable : IEntityTypeConfiguration<SiteDocument>
{
    public void Configure(EntityTypeBuilder<SiteDocument> builder)
    {
        builder.ToTable("SiteDocuments");
        builder.HasKey(d => new { d.SiteId, d.Id });
        builder.Property(d => d.Reference).HasMaxLength(200);
        builder.Property(d => d.FileHash).HasMaxLength(64);
        builder.Property(d => d.Payer).HasMaxLength(400);
        builder.Property(d => d.Currency).HasMaxLength(3);
        builder.Property(d => d.FamilyPays).HasPrecision(18, 2);
    }
}
