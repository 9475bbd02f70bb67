using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Evidence.Releases;

/// <summary>How standings lie in the database.</summary>
internal sealed class StandingTable : IEntityTypeConfiguration<Standing>
{
    public void Configure(EntityTypeBuilder<Standing> builder)
    {
        builder.ToTable("Standings", t => t.HasCheckConstraint("CK_Standings_Hash", "length(\"Hash\") = 64"));
        builder.HasKey(s => s.Number);
        builder.Property(s => s.Number).ValueGeneratedNever();
        builder.Property(s => s.ReleaseHash).HasMaxLength(64);
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.Property(s => s.EngineVersion).HasMaxLength(100);
        builder.HasOne<Release>().WithMany().HasForeignKey(s => s.ReleaseHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.Hash);
        builder.HasIndex(s => s.At);
    }
}
