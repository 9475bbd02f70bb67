using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Operations;

/// <summary>A request that had a key, and what was answered: a double click or a repeated request gets the same answer again.</summary>
public sealed class HandledRequest
{
    public required Guid SiteId { get; init; }

    public required Guid UserId { get; init; }

    public required string Key { get; init; }

    public required string What { get; init; }

    /// <summary>SHA-256 of what was asked.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The answer, as JSON.</summary>
    public required string Answer { get; init; }
}

/// <summary>How handled requests lie in the database.</summary>
internal sealed class HandledRequestTable : IEntityTypeConfiguration<HandledRequest>
{
    public void Configure(EntityTypeBuilder<HandledRequest> builder)
    {
        builder.ToTable("HandledRequests");
        builder.HasKey(r => new { r.SiteId, r.UserId, r.Key });
        builder.Property(r => r.Key).HasMaxLength(Operating.LongestKey);
        builder.HasIndex(r => new { r.SiteId, r.At });
    }
}
