using Equipoise.Evidence.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Access;

/// <summary>Lets a program act as an account in one of its roles at this site, until a day. Only the hash of its secret is kept.</summary>
public sealed class ApiKey : SiteRow
{
    public const int LongestName = 100;

    public Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required Role Role { get; init; }

    /// <summary>What it is for, in the person's words.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, 64 lower-case hexadecimal digits.</summary>
    public required string SecretHash { get; init; }

    public required DateTimeOffset Until { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool HoldsAt(DateTimeOffset at) => RevokedAt is null && at < Until;
}

/// <summary>How keys of programs lie in the database.</summary>
internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.HasKey(k => new { k.SiteId, k.Id });
        builder.Property(k => k.Name).HasMaxLength(ApiKey.LongestName);
        builder.Property(k => k.SecretHash).HasMaxLength(64);
        builder.HasIndex(k => new { k.SiteId, k.UserId });
    }
}
