using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Parents;

/// <summary>How a parent's link stands.</summary>
public enum ParentLinkState
{
    Open,

    /// <summary>Everything it asked for was sent.</summary>
    Spent,

    Expired,
    Revoked,
}

/// <summary>
/// Lets the parents of one child fill in named forms on a phone, without an account, until a day. Only the hash of its secret is kept. It belongs to the first device on which it is begun;
/// another device needs a code that the site says on the telephone.
/// </summary>
public sealed class ParentLink : SiteRow
{
    public const int LongestCall = 40;
    public const int MostCodeTries = 5;

    /// <summary>Also stands where an account stands: in the history, and as whoever completed a form.</summary>
    public Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>ISO 639-1; the page offers the others.</summary>
    public required string Language { get; init; }

    /// <summary>The telephone number that the page tells parents to call.</summary>
    public required string Call { get; init; }

    /// <summary>SHA-256 of the secret, 64 lower-case hexadecimal digits.</summary>
    public required string SecretHash { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTimeOffset Until { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? SpentAt { get; set; }

    /// <summary>SHA-256 of what the device keeps; null until the link is begun.</summary>
    public string? DeviceHash { get; set; }

    /// <summary>SHA-256 of the code by which another device may take over.</summary>
    public string? CodeHash { get; set; }

    public DateTimeOffset? CodeUntil { get; set; }

    /// <summary>Wrong codes since the code was made.</summary>
    public int CodeTries { get; set; }

    public ParentLinkState StateAt(DateTimeOffset at) =>
        RevokedAt is not null ? ParentLinkState.Revoked : SpentAt is not null ? ParentLinkState.Spent : at >= Until ? ParentLinkState.Expired : ParentLinkState.Open;
}

/// <summary>One form that a link asks for.</summary>
public sealed class ParentTask : SiteRow
{
    public Guid Id { get; init; }

    public required Guid LinkId { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>Its place among the forms of the link, from 0.</summary>
    public required int Place { get; init; }

    /// <summary>The code of the form.</summary>
    public required string Form { get; init; }

    /// <summary>The visit; null for a form that is filled in as often as needed.</summary>
    public Guid? VisitId { get; init; }

    /// <summary>The record that is being filled in, or was.</summary>
    public Guid? RecordId { get; set; }

    /// <summary>When it was sent; a form that repeats stays open.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>For a form that repeats: how often it was sent.</summary>
    public int Sent { get; set; }

    public bool IsOnce => VisitId is not null;
}

/// <summary>How links of parents lie in the database.</summary>
internal sealed class ParentLinkTables : IEntityTypeConfiguration<ParentLink>, IEntityTypeConfiguration<ParentTask>
{
    public void Configure(EntityTypeBuilder<ParentLink> builder)
    {
        builder.ToTable("ParentLinks");
        builder.HasKey(l => new { l.SiteId, l.Id });
        builder.Property(l => l.Language).HasMaxLength(2);
        builder.Property(l => l.Call).HasMaxLength(ParentLink.LongestCall);
        builder.Property(l => l.SecretHash).HasMaxLength(64);
        builder.Property(l => l.DeviceHash).HasMaxLength(64);
        builder.Property(l => l.CodeHash).HasMaxLength(64);
        builder.HasOne<Participant>().WithMany().HasForeignKey(l => new { l.SiteId, l.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ParentTask> builder)
    {
        builder.ToTable("ParentTasks");
        builder.HasKey(t => new { t.SiteId, t.Id });
        builder.Property(t => t.Form).HasMaxLength(40);
        builder.Ignore(t => t.IsOnce);
        builder.HasOne<ParentLink>().WithMany().HasForeignKey(t => new { t.SiteId, t.LinkId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Visit>().WithMany().HasForeignKey(t => new { t.SiteId, t.VisitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.SiteId, t.ParticipantId });
    }
}
