using Equipoise.Evidence.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Access;

/// <summary>What a person is, or was, at a site. Never deleted: a role ends.</summary>
public sealed class SiteRole : SiteRow
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Role Role { get; init; }

    public DateTimeOffset From { get; init; }

    /// <summary>When it ended; null while it lasts.</summary>
    public DateTimeOffset? Until { get; set; }
}

/// <summary>How roles lie in the database.</summary>
internal sealed class SiteRoleTable : IEntityTypeConfiguration<SiteRole>
{
    public void Configure(EntityTypeBuilder<SiteRole> builder)
    {
        builder.ToTable("SiteRoles");
        builder.HasKey(r => new { r.SiteId, r.Id });
        builder.HasOne<RegistryUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.UserId);
    }
}
