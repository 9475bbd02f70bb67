using Equipoise.Registry.History;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Consents;

/// <summary>What was said.</summary>
public enum ConsentKind
{
    /// <summary>A parent or guardian permits.</summary>
    Permission,

    /// <summary>A parent or guardian says no.</summary>
    Refusal,

    /// <summary>The child agrees, in its own way.</summary>
    Assent,

    /// <summary>The child says no, or shows it. What was about to be done stops.</summary>
    Dissent,

    /// <summary>The grown-up participant consents, able to decide.</summary>
    OwnConsent,

    /// <summary>Only one parent can permit: the law, custody, death or absence leaves no other.</summary>
    OneParentOnly,

    /// <summary>Grown up, but found unable to decide; a guardian goes on permitting.</summary>
    UnableToDecide,

    /// <summary>Something is taken back; see the scope.</summary>
    Withdrawal,
}

/// <summary>Who said it.</summary>
public enum ConsentGiver
{
    Mother, Father, Guardian, Child, GrownUp,
}

/// <summary>What a withdrawal takes back.</summary>
public enum WithdrawalScope
{
    Treatment, Contact, FutureData, Samples,

    /// <summary>The use of what was collected before, where the law lets it end.</summary>
    PastData,
}

/// <summary>Something that was said about taking part. Only ever added.</summary>
public sealed class ConsentEvent : SiteRow
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    /// <summary>Counts what was said about the child, from 1: of two things said on one day the later counts.</summary>
    public required int Number { get; init; }

    public required ConsentKind Kind { get; init; }

    public required ConsentGiver By { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The time of day at the site; null when nobody noted it.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>The version of the documents it was said about.</summary>
    public required string DocumentVersion { get; init; }

    /// <summary>Language in which it was explained, such as <c>vi</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the questions showed that it was understood; for permissions and own consent.</summary>
    public bool? Understood { get; init; }

    /// <summary>Who of the site explained it, or for <see cref="ConsentKind.UnableToDecide"/> found so.</summary>
    public string? ExplainedBy { get; init; }

    /// <summary>Who interpreted; null when nobody had to.</summary>
    public string? Interpreter { get; init; }

    /// <summary>Who was there to bear witness, where the law or reading with difficulty asks for it.</summary>
    public string? Witness { get; init; }

    /// <summary>What was answered to the questions that show whether it was understood: a JSON object, question by question.</summary>
    public string? TeachBack { get; init; }

    public WithdrawalScope? Scope { get; init; }

    /// <summary>How dissent showed, or anything the next person must know; no names.</summary>
    public string? Remark { get; init; }
}

/// <summary>How consents lie in the database.</summary>
internal sealed class ConsentEventTable : IEntityTypeConfiguration<ConsentEvent>
{
    public void Configure(EntityTypeBuilder<ConsentEvent> builder)
    {
        builder.ToTable("ConsentEvents");
        builder.HasKey(c => new { c.SiteId, c.Id });
        builder.Property(c => c.DocumentVersion).HasMaxLength(40);
        builder.Property(c => c.Language).HasMaxLength(16);
        builder.Property(c => c.ExplainedBy).HasMaxLength(RecordConsent.LongestName);
        builder.Property(c => c.Interpreter).HasMaxLength(RecordConsent.LongestName);
        builder.Property(c => c.Witness).HasMaxLength(RecordConsent.LongestName);
        builder.Property(c => c.TeachBack).IsDocument();
        builder.Property(c => c.Remark).HasMaxLength(2000);
        builder.HasIndex(c => new { c.SiteId, c.ParticipantId, c.Number }).IsUnique();
        builder.HasOne<Participant>().WithMany().HasForeignKey(c => new { c.SiteId, c.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
    }
}
