using Equipoise.Evidence.Importing.Indexing;
using Equipoise.Evidence.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>How imported records lie in the database.</summary>
internal sealed class StoredRecordTables :
    IEntityTypeConfiguration<StoredRecord>,
    IEntityTypeConfiguration<RecordVersion>,
    IEntityTypeConfiguration<RecordText>,
    IEntityTypeConfiguration<StoredIssue>,
    IEntityTypeConfiguration<StoredIdentifier>,
    IEntityTypeConfiguration<UnindexedRecord>
{
    private const int SourceLength = 20;

    public void Configure(EntityTypeBuilder<StoredRecord> builder)
    {
        builder.ToTable("ImportedRecords");
        builder.HasKey(r => new { r.Source, r.Id });
        builder.Property(r => r.Source).HasConversion<string>().HasMaxLength(SourceLength);
        builder.Property(r => r.Id).HasMaxLength(RecordIds.Longest);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(SourceLength);
        Date(builder.Property(r => r.Updated));
        builder.HasIndex(r => new { r.Kind, r.Source, r.Id });
    }

    public void Configure(EntityTypeBuilder<RecordVersion> builder)
    {
        builder.ToTable("ImportedVersions", t => t.HasCheckConstraint("CK_ImportedVersions_Hash", "length(\"Hash\") = 64"));
        builder.HasKey(v => new { v.Source, v.RecordId, v.Number });
        builder.Property(v => v.Source).HasConversion<string>().HasMaxLength(SourceLength);
        builder.Property(v => v.RecordId).HasMaxLength(RecordIds.Longest);
        builder.Property(v => v.Hash).HasMaxLength(64);
        builder.Property(v => v.Format).HasConversion<string>().HasMaxLength(30);
        builder.Property(v => v.Encoding).HasMaxLength(40);
        Date(builder.Property(v => v.Updated));
        builder.HasIndex(v => new { v.Source, v.RecordId, v.Hash }).IsUnique();
        builder.HasIndex(v => v.At);
        builder.HasIndex(v => v.At, "IX_ImportedVersions_Amended").HasFilter("\"Number\" > 1");
        builder.HasOne<StoredRecord>().WithMany().HasForeignKey(v => new { v.Source, v.RecordId });
    }

    public void Configure(EntityTypeBuilder<RecordText> builder)
    {
        builder.ToTable("ImportedTexts");
        builder.HasKey(t => new { t.Source, t.RecordId, t.Number });
        builder.Property(t => t.Source).HasConversion<string>().HasMaxLength(SourceLength);
        builder.Property(t => t.RecordId).HasMaxLength(RecordIds.Longest);
        builder.HasOne<RecordVersion>().WithOne().HasForeignKey<RecordText>(t => new { t.Source, t.RecordId, t.Number });
    }

    public void Configure(EntityTypeBuilder<StoredIssue> builder)
    {
        builder.ToTable("ImportIssues");
        builder.HasKey(i => new { i.Source, i.RecordId, i.Number, i.Ordinal });
        builder.Property(i => i.Source).HasConversion<string>().HasMaxLength(SourceLength);
        builder.Property(i => i.RecordId).HasMaxLength(RecordIds.Longest);
        builder.Property(i => i.Code).HasMaxLength(10);
        builder.HasIndex(i => i.Code);
        builder.HasOne<RecordVersion>().WithMany().HasForeignKey(i => new { i.Source, i.RecordId, i.Number });
    }

    public void Configure(EntityTypeBuilder<StoredIdentifier> builder)
    {
        builder.ToTable("ImportedIdentifiers");
        builder.HasKey(i => new { i.Scheme, i.Value, i.Source, i.RecordId, i.Role });
        builder.Property(i => i.Scheme).HasMaxLength(SourceLength);
        builder.Property(i => i.Value).HasMaxLength(RecordIds.Longest);
        builder.Property(i => i.Source).HasConversion<string>().HasMaxLength(SourceLength);
        builder.Property(i => i.RecordId).HasMaxLength(RecordIds.Longest);
        builder.Property(i => i.Role).HasConversion<string>().HasMaxLength(SourceLength);
        builder.HasIndex(i => new { i.Source, i.RecordId });
        builder.HasOne<StoredRecord>().WithMany().HasForeignKey(i => new { i.Source, i.RecordId });
    }

    public void Configure(EntityTypeBuilder<UnindexedRecord> builder)
    {
        builder.ToTable("UnindexedRecords");
        builder.HasKey(r => new { r.Source, r.RecordId });
        builder.Property(r => r.Source).HasConversion<string>().HasMaxLength(SourceLength);
        builder.Property(r => r.RecordId).HasMaxLength(RecordIds.Longest);
    }

    private static void Date(PropertyBuilder<PartialDate?> date) =>
        date.HasMaxLength(10).HasConversion(d => d.ToString(), text => (PartialDate?)PartialDate.Parse(text!, null));
}
