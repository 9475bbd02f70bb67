using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>Whether the reference safety information leads one to expect an event.</summary>
public enum Expectedness
{
    /// <summary>Nothing to judge by yet. It counts as unexpected.</summary>
    NotJudged,

    Expected,
    Unexpected,
}

/// <summary>
/// An adverse event: what clocks, lists and follow-ups need of the form on which it was entered, and how its expectedness was judged. Everything that was said of it stands in the
/// record with the same id, and is never changed from here.
/// </summary>
public sealed class AdverseEvent : SiteRow
{
    /// <summary>The id of its record.</summary>
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    /// <summary>Counts the events of the child from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The code of the form: whoever may not read it may not know of the event.</summary>
    public required string Form { get; init; }

    /// <summary>What it is called: its name, or the beginning of what was told.</summary>
    public required string Title { get; set; }

    /// <summary>When the site heard of it.</summary>
    public required DateTimeOffset AwareAt { get; set; }

    /// <summary>When the site heard of the last thing that changed its clocks.</summary>
    public required DateTimeOffset NewsAt { get; set; }

    /// <summary>As entered; null where no grade exists or none was given yet.</summary>
    public int? Grade { get; set; }

    /// <summary>As entered, by the criteria of seriousness, never by the grade; null while nobody has said.</summary>
    public bool? Serious { get; set; }

    /// <summary>Serious because of death or danger to life: the short clock.</summary>
    public bool Urgent { get; set; }

    /// <summary>Unless a reasonable possibility of being caused was denied.</summary>
    public bool Related { get; set; }

    /// <summary>Whether something of special interest was ticked.</summary>
    public bool SpecialInterest { get; set; }

    /// <summary>Until it has ended or is stable.</summary>
    public bool Open { get; set; }

    public Expectedness Expectedness { get; set; }

    /// <summary>The version of the reference safety information that it was judged by; a newer one changes nothing of that.</summary>
    public Guid? ReferenceSafetyId { get; set; }

    /// <summary>Why, in a sentence.</summary>
    public string? ExpectednessSays { get; set; }

    /// <summary>Who judged it otherwise than the list; null while the list stands.</summary>
    public Guid? ExpectednessBy { get; set; }

    /// <summary>The name and grade that were looked up, so that it is judged anew only when they change.</summary>
    public string? JudgedAs { get; set; }

    /// <summary>Serious, perhaps caused, and not expected: what an authority must hear of.</summary>
    public bool IsReportable => Serious == true && Related && Expectedness != Expectedness.Expected;
}

/// <summary>How adverse events lie in the database.</summary>
internal sealed class AdverseEventTable : IEntityTypeConfiguration<AdverseEvent>
{
    public const int LongestTitle = 200;

    public void Configure(EntityTypeBuilder<AdverseEvent> builder)
    {
        builder.ToTable("AdverseEvents");
        builder.HasKey(e => new { e.SiteId, e.Id });
        builder.Property(e => e.Form).HasMaxLength(40);
        builder.Property(e => e.Title).HasMaxLength(LongestTitle);
        builder.Property(e => e.ExpectednessSays).HasMaxLength(1000);
        builder.Ignore(e => e.IsReportable);
        builder.HasOne<FormRecord>().WithOne().HasForeignKey<AdverseEvent>(e => new { e.SiteId, e.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Participant>().WithMany().HasForeignKey(e => new { e.SiteId, e.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReferenceSafety>().WithMany().HasForeignKey(e => new { e.SiteId, e.ReferenceSafetyId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.SiteId, e.ParticipantId, e.Number });
        builder.HasIndex(e => new { e.SiteId, e.Open, e.AwareAt });
    }
}
