using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Participants;

/// <summary>Who a child is: readable only with its own key, which is sealed with a key of the site. Erasing destroys the key; what stays here, in the history and in copies cannot be read.</summary>
public sealed class PersonIdentity : SiteRow
{
    public Guid ParticipantId { get; init; }

    /// <summary>The identity as JSON, sealed with the child's key.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>The child's key, sealed with the site's; null when it was destroyed. The history never has it.</summary>
    public byte[]? Key { get; set; }

    /// <summary>The name of the key in the key file.</summary>
    public string? KeyName { get; set; }

    /// <summary>HMAC of the normalised name and the birth date, for finding duplicates; null when erased. The history never has it.</summary>
    public byte[]? Index { get; set; }

    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>How identities lie in the database.</summary>
internal sealed class PersonIdentityTable : IEntityTypeConfiguration<PersonIdentity>
{
    public void Configure(EntityTypeBuilder<PersonIdentity> builder)
    {
        builder.ToTable("PersonIdentities");
        builder.HasKey(p => new { p.SiteId, p.ParticipantId });
        builder.Property(p => p.Key).IsNotInHistory();
        builder.Property(p => p.Index).IsNotInHistory();
        builder.Property(p => p.KeyName).HasMaxLength(80);
        builder.HasOne<Participant>().WithOne().HasForeignKey<PersonIdentity>(p => new { p.SiteId, p.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.SiteId, p.Index });
    }
}
