using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Access;

/// <summary>What can be read behind the glass, of one child.</summary>
public enum GlassPart
{
    Identity, Infusions, Products, AdverseEvents, Laboratory,
}

/// <summary>
/// An emergency in which somebody reads what the role, or a form's list of readers, hides: of one child, for an hour, with a reason. Every administrator and monitor is told until one of each has
/// looked at it.
/// </summary>
public sealed class GlassBreak : SiteRow
{
    public Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required Role Role { get; init; }

    public required Guid ParticipantId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>The administrator who has looked at it.</summary>
    public Guid? AdministratorId { get; set; }

    public string? AdministratorSays { get; set; }

    /// <summary>The monitor who has looked at it.</summary>
    public Guid? MonitorId { get; set; }

    public string? MonitorSays { get; set; }

    public bool IsOpenAt(DateTimeOffset at) => From <= at && at < Until;

    /// <summary>Whether somebody who acts in a role still has to look at it.</summary>
    public bool WaitsFor(Role role) => role switch { Role.Administrator => AdministratorId is null, Role.Monitor => MonitorId is null, _ => false };

    /// <summary>The topic of forms that a part is made of; none for the identity.</summary>
    public static FormTopic? Topic(GlassPart part) => part switch
    {
        GlassPart.Infusions => FormTopic.Infusion,
        GlassPart.Products => FormTopic.Product,
        GlassPart.AdverseEvents => FormTopic.AdverseEvent,
        GlassPart.Laboratory => FormTopic.Laboratory,
        _ => null,
    };
}

/// <summary>One look behind the glass.</summary>
public sealed class GlassUse : SiteRow
{
    public Guid Id { get; init; }

    public required Guid BreakId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required GlassPart Part { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How they lie in the database.</summary>
internal sealed class GlassTables : IEntityTypeConfiguration<GlassBreak>, IEntityTypeConfiguration<GlassUse>
{
    public void Configure(EntityTypeBuilder<GlassBreak> builder)
    {
        builder.ToTable("GlassBreaks");
        builder.HasKey(b => new { b.SiteId, b.Id });
        builder.Property(b => b.Reason).HasMaxLength(BreakTheGlass.LongestReason);
        builder.Property(b => b.AdministratorSays).HasMaxLength(BreakTheGlass.LongestReason);
        builder.Property(b => b.MonitorSays).HasMaxLength(BreakTheGlass.LongestReason);
        builder.HasOne<RegistryUser>().WithMany().HasForeignKey(b => b.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Participant>().WithMany().HasForeignKey(b => new { b.SiteId, b.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.SiteId, b.From });
    }

    public void Configure(EntityTypeBuilder<GlassUse> builder)
    {
        builder.ToTable("GlassUses");
        builder.HasKey(u => new { u.SiteId, u.Id });
        builder.HasOne<GlassBreak>().WithMany().HasForeignKey(u => new { u.SiteId, u.BreakId }).OnDelete(DeleteBehavior.Restrict);
    }
}
