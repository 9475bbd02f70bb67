using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Access;

/// <summary>Lets a person open an account that was made for them, once and until a day. Only the hash of its code is kept.</summary>
public sealed class Invitation
{
    /// <summary>SHA-256 of the code, 64 lower-case hexadecimal digits.</summary>
    public required string CodeHash { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset Until { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>How invitations lie in the database.</summary>
internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(i => i.CodeHash);
        builder.Property(i => i.CodeHash).HasMaxLength(64);
        builder.Property(i => i.UsedAt).IsConcurrencyToken();
        builder.HasOne<RegistryUser>().WithMany().HasForeignKey(i => i.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
