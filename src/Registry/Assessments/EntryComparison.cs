using Equipoise.Registry.Forms;
using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Assessments;

/// <summary>How two entries of one form compared, field by field, when the second was complete. What was compared stays for the rates of the site; what was chosen stands beside it.</summary>
public sealed class EntryComparison : SiteRow
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    public required string Form { get; init; }

    /// <summary>The first entry, which is the one that counts.</summary>
    public Guid FormRecordId { get; init; }

    public Guid SecondRecordId { get; init; }

    /// <summary>A JSON object: each field that was compared as <c>[first, second]</c>, null for no answer.</summary>
    public required string Compared { get; init; }

    /// <summary>How many fields differed.</summary>
    public required int Differing { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>A JSON object: each field that was decided as <c>{"chosen":"first","reason":"…"}</c>.</summary>
    public required string Decided { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public Guid? ResolvedBy { get; set; }
}

/// <summary>How comparisons lie in the database.</summary>
internal sealed class EntryComparisonTable : IEntityTypeConfiguration<EntryComparison>
{
    public void Configure(EntityTypeBuilder<EntryComparison> builder)
    {
        builder.ToTable("EntryComparisons");
        builder.HasKey(c => new { c.SiteId, c.Id });
        builder.Property(c => c.Form).HasMaxLength(40);
        builder.Property(c => c.Compared).IsDocument();
        builder.Property(c => c.Decided).IsDocument();
        builder.HasOne<FormRecord>().WithMany().HasForeignKey(c => new { c.SiteId, c.FormRecordId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FormRecord>().WithMany().HasForeignKey(c => new { c.SiteId, c.SecondRecordId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.SiteId, c.ResolvedAt, c.At });
    }
}
