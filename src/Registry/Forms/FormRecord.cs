using Equipoise.Registry.Assessments;
using Equipoise.Registry.History;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Forms;

/// <summary>How far a record has come.</summary>
public enum RecordState
{
    Draft,

    /// <summary>Everything that is required is there, or the reason why not. Later changes need a reason.</summary>
    Complete,

    /// <summary>It is changed no more.</summary>
    Locked,
}

/// <summary>A form as it was filled in, once: one row, one JSON object. What was entered stays when the form changes.</summary>
public sealed class FormRecord : SiteRow
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    /// <summary>The visit it belongs to; null for what is filled in whenever it happens.</summary>
    public Guid? VisitId { get; init; }

    /// <summary>The code of the form.</summary>
    public required string Form { get; init; }

    /// <summary>For a form that repeats: which one, from 1.</summary>
    public required int Instance { get; init; }

    /// <summary>1, or 2 for what is entered a second time by somebody else to find slips.</summary>
    public required int Entry { get; init; }

    /// <summary>The answers: see <see cref="FormValues"/>.</summary>
    public required string Values { get; set; }

    /// <summary>Its scores by their fields, each with its definition and what it was computed from: see <see cref="StoredScore"/>; null when the form has none.</summary>
    public string? Scores { get; set; }

    public required RecordState State { get; set; }

    /// <summary>The version of the programme that the values were last checked by. By which one a score was computed stands with the score.</summary>
    public required string ProgrammeHash { get; set; }

    /// <summary>Who completed it: the rater, for an instrument.</summary>
    public Guid? CompletedBy { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }
}

/// <summary>How records lie in the database.</summary>
internal sealed class FormRecordTable : IEntityTypeConfiguration<FormRecord>
{
    public void Configure(EntityTypeBuilder<FormRecord> builder)
    {
        builder.ToTable("FormRecords");
        builder.HasKey(r => new { r.SiteId, r.Id });
        builder.Property(r => r.Form).HasMaxLength(40);
        builder.Property(r => r.Values).IsDocument();
        builder.Property(r => r.Scores!).IsDocument();
        builder.Property(r => r.ProgrammeHash).HasMaxLength(64);
        builder.HasOne<Participant>().WithMany().HasForeignKey(r => new { r.SiteId, r.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Visit>().WithMany().HasForeignKey(r => new { r.SiteId, r.VisitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.SiteId, r.ParticipantId, r.Form, r.Instance });
        builder.HasIndex(r => new { r.SiteId, r.Form, r.State });
    }
}
