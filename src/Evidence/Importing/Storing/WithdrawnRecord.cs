using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>A source says that it has withdrawn a record. Whatever was imported of the record is kept; the note stands whether or not there is any.</summary>
public sealed class WithdrawnRecord
{
    public required RecordSource Source { get; init; }

    public required string RecordId { get; init; }

    /// <summary>When the import began that first brought the note, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The file in which it stood.</summary>
    public required string File { get; init; }
}

/// <summary>How withdrawals lie in the database.</summary>
internal sealed class WithdrawnRecordTable : IEntityTypeConfiguration<WithdrawnRecord>
{
    public void Configure(EntityTypeBuilder<WithdrawnRecord> builder)
    {
        builder.ToTable("WithdrawnRecords");
        builder.HasKey(w => new { w.Source, w.RecordId });
        builder.Property(w => w.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(w => w.RecordId).HasMaxLength(RecordIds.Longest);
        builder.HasIndex(w => w.At);
    }
}
