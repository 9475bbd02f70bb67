using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Participants;

/// <summary>How somebody learned who a child is.</summary>
public enum LookKind
{
    /// <summary>The identity of the pseudonym was shown.</summary>
    Shown,

    /// <summary>Name and birth date were known, and the pseudonym was asked for.</summary>
    Found,
}

/// <summary>That somebody looked who a child is. With its line in the history it says who, when and why.</summary>
public sealed class IdentityLook : SiteRow
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    public required Guid UserId { get; init; }

    public required LookKind Kind { get; init; }

    public required string Because { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How looks lie in the database.</summary>
internal sealed class IdentityLookTable : IEntityTypeConfiguration<IdentityLook>
{
    public void Configure(EntityTypeBuilder<IdentityLook> builder)
    {
        builder.ToTable("IdentityLooks");
        builder.HasKey(l => new { l.SiteId, l.Id });
        builder.Property(l => l.Because).HasMaxLength(ReadIdentity.LongestReason);
        builder.HasOne<Participant>().WithMany().HasForeignKey(l => new { l.SiteId, l.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
    }
}
