using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>Who must hear of an event.</summary>
public enum NoticeTo
{
    Sponsor, Authority,
}

/// <summary>What starts the clock of a notice.</summary>
public enum NoticeReason
{
    /// <summary>The site, or for the authority the sponsor, heard of an event that must be told.</summary>
    Awareness,

    /// <summary>Something new makes an event that is known one that must be told, or told anew.</summary>
    News,
}

/// <summary>How a notice stands. Whether it is late is told by its instants.</summary>
public enum NoticeState
{
    Waiting, Sent, NotRequired,
}

/// <summary>A notice of an event that must be sent by an instant: the clock.</summary>
public sealed class EventNotice : SiteRow
{
    public Guid Id { get; init; }

    public Guid EventId { get; init; }

    public Guid ParticipantId { get; init; }

    /// <summary>The form of the event: whoever may not read it may not know of the notice.</summary>
    public required string Form { get; init; }

    public required NoticeTo To { get; init; }

    /// <summary>Counts the notices of an event to the same receiver, from 1.</summary>
    public required int Number { get; init; }

    public required NoticeReason Reason { get; init; }

    /// <summary>When the clock began.</summary>
    public required DateTimeOffset From { get; set; }

    /// <summary>The last instant that is in time.</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>For the authority: 7 or 15 calendar days; null for the sponsor's 24 hours.</summary>
    public int? Days { get; set; }

    public required NoticeState State { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public Guid? SentBy { get; set; }

    /// <summary>The number that the receiver gave it.</summary>
    public string? Reference { get; set; }

    /// <summary>Why it need not be sent any more, and when that was found.</summary>
    public string? NotRequiredBecause { get; set; }

    public DateTimeOffset? NotRequiredAt { get; set; }

    /// <summary>Who found so; null when it follows from what was entered.</summary>
    public Guid? NotRequiredBy { get; set; }

    /// <summary>The deviation that notes that it is late.</summary>
    public Guid? LateDeviationId { get; set; }

    public bool IsLate(DateTimeOffset now) => State != NoticeState.NotRequired && (SentAt ?? now) > Due;
}

/// <summary>How notices lie in the database.</summary>
internal sealed class EventNoticeTable : IEntityTypeConfiguration<EventNotice>
{
    public const int LongestReference = 200;
    public const int LongestReason = 1000;

    public void Configure(EntityTypeBuilder<EventNotice> builder)
    {
        builder.ToTable("EventNotices");
        builder.HasKey(n => new { n.SiteId, n.Id });
        builder.Property(n => n.Form).HasMaxLength(40);
        builder.Property(n => n.Reference).HasMaxLength(LongestReference);
        builder.Property(n => n.NotRequiredBecause).HasMaxLength(LongestReason);
        builder.HasOne<AdverseEvent>().WithMany().HasForeignKey(n => new { n.SiteId, n.EventId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Participant>().WithMany().HasForeignKey(n => new { n.SiteId, n.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.SiteId, n.EventId, n.To, n.Number }).IsUnique();
        builder.HasIndex(n => new { n.SiteId, n.State, n.Due });
    }
}
