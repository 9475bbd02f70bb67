using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>How the log of imports lies in the database.</summary>
internal sealed class ImportLogTables : IEntityTypeConfiguration<ImportRun>, IEntityTypeConfiguration<ImportedFile>, IEntityTypeConfiguration<FileIssue>
{
    private const int WordLength = 20;

    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("ImportRuns");
        builder.HasKey(r => r.Number);
        builder.Property(r => r.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.ToTable("ImportedFiles");
        builder.HasKey(f => new { f.Run, f.File, f.Source, f.Kind });
        builder.Property(f => f.Source).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(f => f.Kind).HasConversion<string>().HasMaxLength(WordLength);
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(f => f.Run);
    }

    public void Configure(EntityTypeBuilder<FileIssue> builder)
    {
        builder.ToTable("FileIssues");
        builder.HasKey(i => new { i.Run, i.Ordinal });
        builder.Property(i => i.Code).HasMaxLength(10);
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(i => i.Run);
    }
}
