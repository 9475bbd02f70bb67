using Equipoise.Evidence.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Evidence.Releases;

/// <summary>How releases lie in the database.</summary>
internal sealed class ReleaseTable : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.ToTable("Releases", t => t.HasCheckConstraint("CK_Releases_Hash", "length(\"Hash\") = 64"));
        builder.HasKey(r => r.Hash);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.Property(r => r.EngineVersion).HasMaxLength(100);
        builder.Property(r => r.CurrentTo).HasMaxLength(10).HasConversion(date => date.ToString(), text => (PartialDate?)PartialDate.Parse(text!, null));
        builder.ComplexProperty(r => r.Counts);
        builder.HasIndex(r => r.At);
    }
}
