using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Sites;

/// <summary>A centre that uses the registry.</summary>
public sealed class RegistrySite : SiteRow
{
    /// <summary>Short and permanent, in capitals and digits; every pseudonym of the site starts with it.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }

    /// <summary>IANA name of the time zone in which the days of the site begin and end.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Whether its children are invented; such a site never mixes with real ones.</summary>
    public bool Synthetic { get; init; }

    /// <summary>The site that this one is a copy of, for practice; its people are the same, its children are invented.</summary>
    public Guid? PracticeOf { get; init; }

    /// <summary>The day it is at the site.</summary>
    public DateOnly Today(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>An instant by the clock of the site.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>
    /// The instant at which the clock of the site shows a time. A time that comes twice, when clocks go back, is the earlier; one that is left out, when they go forward, is read by the clock as
    /// it was before.
    /// </summary>
    public DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = day.ToDateTime(time);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The time of day it is at the site.</summary>
    public TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromDateTime(Local(at).DateTime);

    /// <summary>The instant at which a day begins at the site.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Instant(day, TimeOnly.MinValue);
}

/// <summary>How sites lie in the database.</summary>
internal sealed class RegistrySiteTable : IEntityTypeConfiguration<RegistrySite>
{
    public void Configure(EntityTypeBuilder<RegistrySite> builder)
    {
        builder.ToTable("Sites");
        builder.HasKey(s => s.SiteId);
        builder.Property(s => s.Code).HasMaxLength(8);
        builder.HasIndex(s => s.Code).IsUnique();
        builder.HasIndex(s => s.PracticeOf).IsUnique();
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.Country).HasMaxLength(2);
        builder.Property(s => s.TimeZone).HasMaxLength(64);
    }
}
