using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Programmes;

/// <summary>How a draft ended, or that it has not.</summary>
public enum DraftState
{
    Open, Published, Abandoned,
}

/// <summary>A programme that somebody is changing. There is one open draft of a programme at a site; everybody who may change programmes works on it.</summary>
public sealed class ProgrammeDraft : SiteRow
{
    public Guid Id { get; init; }

    public required string ProgrammeId { get; init; }

    /// <summary>The version it began with.</summary>
    public required string BasedOn { get; init; }

    /// <summary>The step that stands now; later ones were taken back.</summary>
    public required int Step { get; set; }

    public required DraftState State { get; set; }
}

/// <summary>A draft as it was after one change. No step is ever overwritten, so that a change can be taken back.</summary>
public sealed class ProgrammeDraftStep : SiteRow
{
    public Guid Id { get; init; }

    public required Guid DraftId { get; init; }

    /// <summary>From 0, the version that the draft began with.</summary>
    public required int Number { get; init; }

    /// <summary>The step that it was made from.</summary>
    public required int After { get; init; }

    /// <summary>What was changed, in words.</summary>
    public required string Says { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The programme as YAML, with whatever is wrong in it.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>; it stands in the history for the text.</summary>
    public required string TextHash { get; init; }
}

/// <summary>How drafts lie in the database.</summary>
internal sealed class ProgrammeDraftTables : IEntityTypeConfiguration<ProgrammeDraft>, IEntityTypeConfiguration<ProgrammeDraftStep>
{
    public void Configure(EntityTypeBuilder<ProgrammeDraft> builder)
    {
        builder.ToTable("ProgrammeDrafts");
        builder.HasKey(d => new { d.SiteId, d.Id });
        builder.Property(d => d.ProgrammeId).HasMaxLength(80);
        builder.Property(d => d.BasedOn).HasMaxLength(64);
        builder.HasOne<ProgrammeVersion>().WithMany().HasForeignKey(d => d.BasedOn).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProgrammeDraftStep> builder)
    {
        builder.ToTable("ProgrammeDraftSteps");
        builder.HasKey(s => new { s.SiteId, s.Id });
        builder.Property(s => s.Says).HasMaxLength(ChangeDraft.LongestSays);
        builder.Property(s => s.Text).IsNotInHistory();
        builder.Property(s => s.TextHash).HasMaxLength(64);
        builder.HasOne<ProgrammeDraft>().WithMany().HasForeignKey(s => new { s.SiteId, s.DraftId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.SiteId, s.DraftId, s.Number }).IsUnique();
    }
}
