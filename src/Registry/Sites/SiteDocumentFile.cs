using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Sites;

/// <summary>The file of a document on file, sealed with a key of the site. The history keeps its hash, which the document names, and not the file.</summary>
public sealed class SiteDocumentFile : SiteRow
{
    /// <summary>The id of the <see cref="SiteDocument"/>.</summary>
    public Guid Id { get; init; }

    /// <summary>The name it came under.</summary>
    public required string Name { get; init; }

    /// <summary>Its length before it was sealed.</summary>
    public required int Bytes { get; init; }

    public required byte[] Sealed { get; init; }

    /// <summary>The name of the key in the key file.</summary>
    public required string KeyName { get; init; }
}

/// <summary>How the files of documents lie in the database.</summary>
internal sealed class SiteDocumentFileTable : IEntityTypeConfiguration<SiteDocumentFile>
{
    public void Configure(EntityTypeBuilder<SiteDocumentFile> builder)
    {
        builder.ToTable("SiteDocumentFiles");
        builder.HasKey(f => new { f.SiteId, f.Id });
        builder.Property(f => f.Name).HasMaxLength(UploadSiteDocument.LongestName);
        builder.Property(f => f.Sealed).IsNotInHistory();
        builder.Property(f => f.KeyName).HasMaxLength(100);
        builder.HasOne<SiteDocument>().WithOne().HasForeignKey<SiteDocumentFile>(f => new { f.SiteId, f.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
