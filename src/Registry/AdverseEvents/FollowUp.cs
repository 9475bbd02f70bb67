using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>What is looked at again.</summary>
public enum FollowUpKind
{
    /// <summary>An event that is not over.</summary>
    Event,

    /// <summary>Late effects of an infusion, tumours among them.</summary>
    LateEffects,
}

/// <summary>How it stands.</summary>
public enum FollowUpState
{
    Planned, Done,

    /// <summary>It is not due any more.</summary>
    Cancelled,
}

/// <summary>A day on which an event, or late effects, are looked at again.</summary>
public sealed class FollowUp : SiteRow
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    /// <summary>The event; null for late effects.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The form of events: whoever may not read it may not know of this.</summary>
    public required string Form { get; init; }

    public required FollowUpKind Kind { get; init; }

    /// <summary>For late effects: the record of the infusion and the months after it.</summary>
    public Guid? InfusionId { get; init; }

    public int? Months { get; init; }

    public required DateOnly DueOn { get; set; }

    public required FollowUpState State { get; set; }

    public DateOnly? DoneOn { get; set; }

    public Guid? DoneBy { get; set; }

    /// <summary>What was found.</summary>
    public string? Says { get; set; }
}

/// <summary>How follow-ups lie in the database.</summary>
internal sealed class FollowUpTable : IEntityTypeConfiguration<FollowUp>
{
    public const int LongestText = 4000;

    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("FollowUps");
        builder.HasKey(f => new { f.SiteId, f.Id });
        builder.Property(f => f.Form).HasMaxLength(40);
        builder.Property(f => f.Says).HasMaxLength(LongestText);
        builder.HasOne<AdverseEvent>().WithMany().HasForeignKey(f => new { f.SiteId, f.EventId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Participant>().WithMany().HasForeignKey(f => new { f.SiteId, f.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.SiteId, f.State, f.DueOn });
        builder.HasIndex(f => new { f.SiteId, f.ParticipantId });
    }
}
