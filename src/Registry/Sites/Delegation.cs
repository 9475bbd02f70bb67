using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Sites;

/// <summary>What the investigator hands to others.</summary>
public enum SiteTask
{
    /// <summary>Explains the programme to a family and takes its consent.</summary>
    Consent,

    Eligibility,
    Infusion,
    Product,

    /// <summary>Rates children with the instruments of the programme.</summary>
    Assessment,

    /// <summary>Judges and reports adverse events.</summary>
    AdverseEvents,

    Laboratory,
    Therapy,

    /// <summary>Enters and corrects records.</summary>
    Records,
}

/// <summary>One line of the delegation log: a person may do a task, once an investigator has signed it, until it ends.</summary>
public sealed class Delegation : SiteRow
{
    public Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required SiteTask Task { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The investigator who signed; nobody yet when null, and then it does not count.</summary>
    public Guid? SignedBy { get; set; }

    public DateTimeOffset? SignedAt { get; set; }

    public bool HoldsOn(DateOnly day) => SignedBy is not null && From <= day && (Until is null || day <= Until);

    /// <summary>The tasks without which nobody should act in a role.</summary>
    public static ImmutableArray<SiteTask> Needed(Role role) => role switch
    {
        Role.Coordinator => [SiteTask.Records],
        Role.Clinician => [SiteTask.Consent, SiteTask.Eligibility, SiteTask.AdverseEvents],
        Role.CellLab => [SiteTask.Product],
        Role.Therapist => [SiteTask.Therapy],
        Role.BlindedRater => [SiteTask.Assessment],
        _ => [],
    };
}

/// <summary>How the delegation log lies in the database.</summary>
internal sealed class DelegationTable : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations");
        builder.HasKey(d => new { d.SiteId, d.Id });
        builder.HasOne<RegistryUser>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.SiteId, d.UserId });
    }
}
