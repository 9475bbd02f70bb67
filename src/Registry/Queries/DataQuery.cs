using Equipoise.Registry.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Queries;

/// <summary>How a query stands.</summary>
public enum QueryState
{
    Open, Answered, Closed,
}

/// <summary>Where a query comes from.</summary>
public enum QueryKind
{
    /// <summary>Somebody asked.</summary>
    Person,

    /// <summary>The number is unusual.</summary>
    Range,

    /// <summary>Two people entered different answers; both are kept.</summary>
    Conflict,

    /// <summary>Answers do not seem to fit together, or with what is known of the child.</summary>
    Odd,
}

/// <summary>A question about one field of a record.</summary>
public sealed class DataQuery : SiteRow
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    public Guid FormRecordId { get; init; }

    public required string Form { get; init; }

    public required string Field { get; init; }

    public required QueryKind Kind { get; init; }

    public required QueryState State { get; set; }

    public required string Question { get; init; }

    /// <summary>The answer that stood in the record when it was asked, as JSON.</summary>
    public string? Stands { get; init; }

    /// <summary>For a conflict: the other answer, which was not taken, as JSON.</summary>
    public string? Entered { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who asked; for a conflict, who entered the other answer.</summary>
    public required Guid OpenedBy { get; init; }

    public string? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>How queries lie in the database.</summary>
internal sealed class DataQueryTable : IEntityTypeConfiguration<DataQuery>
{
    public void Configure(EntityTypeBuilder<DataQuery> builder)
    {
        builder.ToTable("DataQueries");
        builder.HasKey(q => new { q.SiteId, q.Id });
        builder.Property(q => q.Form).HasMaxLength(40);
        builder.Property(q => q.Field).HasMaxLength(40);
        builder.Property(q => q.Question).HasMaxLength(2000);
        builder.Property(q => q.Answer).HasMaxLength(2000);
        builder.HasOne<FormRecord>().WithMany().HasForeignKey(q => new { q.SiteId, q.FormRecordId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(q => new { q.SiteId, q.State, q.OpenedAt });
    }
}
