using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Access;

/// <summary>What was done with an account.</summary>
public enum AccountEventKind
{
    Invited, InvitedAnew, Locked, Unlocked,
}

/// <summary>Something that was done with an account at a site. Accounts belong to no site; this is what its history tells of them.</summary>
public sealed class AccountEvent : SiteRow
{
    public Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required AccountEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How it lies in the database.</summary>
internal sealed class AccountEventTable : IEntityTypeConfiguration<AccountEvent>
{
    public void Configure(EntityTypeBuilder<AccountEvent> builder)
    {
        builder.ToTable("AccountEvents");
        builder.HasKey(e => new { e.SiteId, e.Id });
        builder.HasOne<RegistryUser>().WithMany().HasForeignKey(e => e.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.SiteId, e.UserId });
    }
}
