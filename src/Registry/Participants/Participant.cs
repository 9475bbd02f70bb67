using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Participants;

/// <summary>How far a child has come.</summary>
public enum ParticipantState
{
    Screening,

    /// <summary>It did not take part, for the reasons in the screening log.</summary>
    NotEnrolled,

    Enrolled,

    /// <summary>All visits are over.</summary>
    Completed,

    /// <summary>No more data are collected.</summary>
    Withdrawn,
}

/// <summary>Sex as on record at birth.</summary>
public enum Sex
{
    Female, Male, Other, Unknown,
}

/// <summary>A child, under its pseudonym. Who it is stands in its <see cref="PersonIdentity"/>, sealed.</summary>
public sealed class Participant : SiteRow
{
    public Guid Id { get; init; }

    /// <summary>Counts the children of the site from 1, also those who did not take part.</summary>
    public required int Number { get; init; }

    /// <summary>Code of the site and number: <c>HAN1-0007</c>.</summary>
    public required string Pseudonym { get; init; }

    public required ParticipantState State { get; set; }

    public required Sex Sex { get; init; }

    /// <summary>Age in completed months on the day of screening; the birth date is sealed.</summary>
    public required int AgeMonths { get; set; }

    public required DateOnly ScreenedOn { get; init; }

    public required string ProgrammeId { get; init; }

    public required int ProgrammeVersion { get; set; }

    /// <summary>The version of the programme that the child follows, frozen at enrolment.</summary>
    public required string ProgrammeHash { get; set; }

    public DateOnly? EnrolledOn { get; set; }

    /// <summary>Why it did not take part; for the screening log.</summary>
    public string? NotEnrolledBecause { get; set; }

    /// <summary>Age in completed months on a day, to a month: counted from the day of screening, for the birth date is sealed.</summary>
    public int AgeMonthsOn(DateOnly day) => AgeMonths + AddChild.Months(ScreenedOn, day);
}

/// <summary>How children lie in the database.</summary>
internal sealed class ParticipantTable : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Participants");
        builder.HasKey(p => new { p.SiteId, p.Id });
        builder.HasIndex(p => new { p.SiteId, p.Number }).IsUnique();
        builder.Property(p => p.Pseudonym).HasMaxLength(16);
        builder.Property(p => p.ProgrammeId).HasMaxLength(80);
        builder.Property(p => p.ProgrammeHash).HasMaxLength(64);
        builder.Property(p => p.NotEnrolledBecause).HasMaxLength(2000);
        builder.HasOne<Programmes.ProgrammeVersion>().WithMany().HasForeignKey(p => p.ProgrammeHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.SiteId, p.ProgrammeId, p.State, p.Number });
    }
}
