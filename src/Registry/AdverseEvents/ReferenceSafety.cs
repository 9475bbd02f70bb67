using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>An event that is expected, up to a grade.</summary>
/// <param name="Term">Its name.</param>
/// <param name="MaxGrade">The highest grade that is expected, 1 to 5; null when a higher one is never unexpected for its grade alone.</param>
public sealed record ExpectedTerm(string Term, int? MaxGrade);

/// <summary>
/// One version of the reference safety information of a programme, as a site took it up: the events that are expected of the product. It is never changed; a new version stands beside it.
/// </summary>
public sealed class ReferenceSafety : SiteRow
{
    public Guid Id { get; init; }

    public required string ProgrammeId { get; init; }

    /// <summary>How the document calls its version, such as <c>Investigator's brochure 3.1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The day the document bears.</summary>
    public required DateOnly Dated { get; init; }

    /// <summary>The first day whose events are judged by it.</summary>
    public required DateOnly From { get; init; }

    public required DateTimeOffset AdoptedAt { get; init; }

    public required Guid AdoptedBy { get; init; }

    /// <summary>The expected events, as JSON: <see cref="Terms"/>.</summary>
    public required string Content { get; init; }

    public ImmutableArray<ExpectedTerm> Terms => JsonSerializer.Deserialize<ImmutableArray<ExpectedTerm>>(Content, CanonicalJson.Options);

    internal static string Written(ImmutableArray<ExpectedTerm> terms) => Encoding.UTF8.GetString(CanonicalJson.Write(terms));
}

/// <summary>How reference safety information lies in the database.</summary>
internal sealed class ReferenceSafetyTable : IEntityTypeConfiguration<ReferenceSafety>
{
    public const int LongestName = 200;

    public void Configure(EntityTypeBuilder<ReferenceSafety> builder)
    {
        builder.ToTable("ReferenceSafety");
        builder.HasKey(r => new { r.SiteId, r.Id });
        builder.Property(r => r.ProgrammeId).HasMaxLength(80);
        builder.Property(r => r.Name).HasMaxLength(LongestName);
        builder.Ignore(r => r.Terms);
        builder.HasIndex(r => new { r.SiteId, r.ProgrammeId, r.From });
    }
}
