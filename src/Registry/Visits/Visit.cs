using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Visits;

/// <summary>How a visit stands.</summary>
public enum VisitState
{
    /// <summary>Not yet; its day may not be known while what it is anchored on has not happened.</summary>
    Planned,

    Done,

    /// <summary>It did not take place, and will not.</summary>
    Missed,

    /// <summary>It is not due any more: the family withdrew, or the programme changed.</summary>
    Cancelled,
}

/// <summary>A visit of a child: planned by the programme, or unscheduled.</summary>
public sealed class Visit : SiteRow
{
    /// <summary>The code of a visit that no programme planned.</summary>
    public const string Unscheduled = "unscheduled";

    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    /// <summary>As the programme calls it, or <see cref="Unscheduled"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Its place in the programme, from 0.</summary>
    public required int Place { get; set; }

    public required VisitState State { get; set; }

    /// <summary>The day it is planned for; null while its anchor has not happened.</summary>
    public DateOnly? PlannedOn { get; set; }

    public DateOnly? WindowFrom { get; set; }

    public DateOnly? WindowTo { get; set; }

    public DateOnly? ActualOn { get; set; }

    /// <summary>Whether the window is moved when an anchor moves; a visit that is over keeps the window it was judged by.</summary>
    public bool IsOpen => State == VisitState.Planned;
}

/// <summary>What was not done as the programme says.</summary>
public enum DeviationKind
{
    Window, Missed, Eligibility, Consent, Dose,

    /// <summary>An adverse event was not told in time.</summary>
    Notice,
}

/// <summary>How grave a deviation is.</summary>
public enum DeviationClass
{
    Minor, Major,
}

/// <summary>A departure from the programme, found by the system. People say how grave it is and what was done about it.</summary>
public sealed class Deviation : SiteRow
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    public Guid? VisitId { get; init; }

    /// <summary>The record it was found in, for a dose or a consent.</summary>
    public Guid? FormRecordId { get; init; }

    public required DeviationKind Kind { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>What is different, in a sentence.</summary>
    public required string Says { get; init; }

    public DeviationClass? Class { get; set; }

    public string? Cause { get; set; }

    public string? CorrectiveAction { get; set; }

    public DateOnly? ReportedToEthics { get; set; }

    /// <summary>When what it was found in was corrected, so that nothing departs any more.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}

/// <summary>How visits and deviations lie in the database.</summary>
internal sealed class VisitTables : IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<Deviation>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("Visits");
        builder.HasKey(v => new { v.SiteId, v.Id });
        builder.Property(v => v.Code).HasMaxLength(40);
        builder.Ignore(v => v.IsOpen);
        builder.HasOne<Participant>().WithMany().HasForeignKey(v => new { v.SiteId, v.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.SiteId, v.State, v.WindowFrom });
        builder.HasIndex(v => new { v.SiteId, v.State, v.WindowTo });
    }

    public void Configure(EntityTypeBuilder<Deviation> builder)
    {
        builder.ToTable("Deviations");
        builder.HasKey(d => new { d.SiteId, d.Id });
        builder.Property(d => d.Says).HasMaxLength(1000);
        builder.Property(d => d.Cause).HasMaxLength(2000);
        builder.Property(d => d.CorrectiveAction).HasMaxLength(2000);
        builder.HasOne<Participant>().WithMany().HasForeignKey(d => new { d.SiteId, d.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.SiteId, d.Class, d.On });
    }
}
