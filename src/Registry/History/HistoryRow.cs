using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.History;

/// <summary>One change of one row: who, as what, when, old and new, why. Never changed, never deleted; chained to the one before it by its hash.</summary>
public sealed class HistoryRow
{
    public required Guid SiteId { get; init; }

    /// <summary>Counts the rows of the site from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account, as text, so that not even the case of a letter can be changed unseen.</summary>
    public required string UserId { get; init; }

    public required string Role { get; init; }

    /// <summary>The operation, such as <c>visit.recorded</c>.</summary>
    public required string What { get; init; }

    /// <summary>The table of the row that changed.</summary>
    public required string Table { get; init; }

    /// <summary>The id of the row that changed.</summary>
    public required string RecordId { get; init; }

    /// <summary>The child it is about, where it is about one.</summary>
    public string? ParticipantId { get; init; }

    /// <summary>The form, for a row of a form: whoever may not read the form may not read this either.</summary>
    public string? Form { get; init; }

    /// <summary>A JSON object of the fields that changed, each <c>[old, new]</c>, names in ordinal order.</summary>
    public required string Changes { get; init; }

    public string? Reason { get; init; }

    /// <summary>The hash of the row before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 of everything above, 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; internal set; } = "";
}

/// <summary>Where the history of a site ends. It is held while an operation appends, so that two never append at the same place.</summary>
public sealed class HistoryHead
{
    /// <summary>What the first row of a chain is chained to.</summary>
    public static readonly string Start = new('0', 64);

    public required Guid SiteId { get; init; }

    public long Sequence { get; set; }

    public string Hash { get; set; } = Start;
}

/// <summary>How the history lies in the database.</summary>
internal sealed class HistoryTables : IEntityTypeConfiguration<HistoryRow>, IEntityTypeConfiguration<HistoryHead>
{
    public void Configure(EntityTypeBuilder<HistoryRow> builder)
    {
        builder.ToTable("History");
        builder.HasKey(r => new { r.SiteId, r.Sequence });
        builder.Property(r => r.Sequence).ValueGeneratedNever();
        builder.HasIndex(r => new { r.SiteId, r.ParticipantId, r.Sequence });
        builder.HasIndex(r => new { r.SiteId, r.Table, r.RecordId, r.Sequence });
        builder.HasIndex(r => new { r.SiteId, r.UserId, r.Sequence });
        builder.HasIndex(r => new { r.SiteId, r.What, r.Sequence });
        builder.HasIndex(r => new { r.SiteId, r.Form, r.Sequence });
    }

    public void Configure(EntityTypeBuilder<HistoryHead> builder)
    {
        builder.ToTable("HistoryHeads");
        builder.HasKey(h => h.SiteId);
        builder.Property(h => h.Sequence).IsConcurrencyToken();
    }
}
