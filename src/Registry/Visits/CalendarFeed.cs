using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Visits;

/// <summary>An address from which a calendar program fetches visits as somebody who made it, as long as that person has the role. Only the hash of its secret is kept.</summary>
public sealed class CalendarFeed : SiteRow
{
    public Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required Role Role { get; init; }

    /// <summary>Whose visits; null for all children of the site.</summary>
    public Guid? ParticipantId { get; init; }

    /// <summary>SHA-256 of the secret, 64 lower-case hexadecimal digits.</summary>
    public required string SecretHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How addresses of calendars lie in the database.</summary>
internal sealed class CalendarFeedTable : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasKey(f => new { f.SiteId, f.Id });
        builder.Property(f => f.SecretHash).HasMaxLength(64);
        builder.HasIndex(f => new { f.SiteId, f.UserId });
        builder.HasOne<Participant>().WithMany().HasForeignKey(f => new { f.SiteId, f.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
    }
}
