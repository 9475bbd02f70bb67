using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Sites;

/// <summary>What somebody was trained in.</summary>
public enum TrainingTopic
{
    GoodClinicalPractice,

    /// <summary>The protocol that the site follows.</summary>
    Programme,

    /// <summary>Reactions to an infusion, and what to do about them.</summary>
    Emergency,

    /// <summary>An instrument, with its certificate where its publisher gives one.</summary>
    Instrument,

    Product,
    Registry,
    Other,
}

/// <summary>One line of the training log.</summary>
public sealed class Training : SiteRow
{
    public Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required TrainingTopic Topic { get; init; }

    /// <summary>The course, the version of the programme, or the instrument.</summary>
    public required string Title { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The last day on which it counts, as its certificate says; null when it says none.</summary>
    public DateOnly? Expires { get; init; }

    public bool HoldsOn(DateOnly day) => On <= day && (Expires is null || day <= Expires);

    /// <summary>What somebody who acts in a role has been trained in.</summary>
    public static ImmutableArray<TrainingTopic> Needed(Role role) => role switch
    {
        Role.Coordinator or Role.Clinician or Role.CellLab or Role.Therapist => [TrainingTopic.GoodClinicalPractice, TrainingTopic.Programme],
        Role.BlindedRater => [TrainingTopic.GoodClinicalPractice, TrainingTopic.Programme, TrainingTopic.Instrument],
        _ => [],
    };
}

/// <summary>How the training log lies in the database.</summary>
internal sealed class TrainingTable : IEntityTypeConfiguration<Training>
{
    public void Configure(EntityTypeBuilder<Training> builder)
    {
        builder.ToTable("Trainings");
        builder.HasKey(t => new { t.SiteId, t.Id });
        builder.Property(t => t.Title).HasMaxLength(RecordTraining.LongestTitle);
        builder.HasOne<RegistryUser>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.SiteId, t.UserId });
    }
}
