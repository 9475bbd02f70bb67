using Equipoise.Evidence.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Evidence.Eligibility.Finding;

/// <summary>
/// What the fields of an imported trial about autism decide, once for each country where it runs, so that the database can leave out what a child is too young for.
/// Made anew whenever a newer version of the record comes.
/// </summary>
public sealed class JoinableRow
{
    /// <summary>Ages without an upper limit end here.</summary>
    public const int NoLimit = 10_000;

    public required RecordSource Source { get; init; }

    public required string RecordId { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code; empty where no country is known.</summary>
    public required string Country { get; init; }

    /// <summary><see cref="Eligibility.Openness"/> as a number: the best first.</summary>
    public required Openness Openness { get; init; }

    public required bool TestsCells { get; init; }

    /// <summary>The day on which somebody last vouched for the record, as days since the year 1; 0 when unknown.</summary>
    public required int Verified { get; init; }

    /// <summary>Completed months below which a child is surely too young.</summary>
    public required int OutBelow { get; init; }

    /// <summary>Completed months from which a child is surely too old.</summary>
    public required int OutFrom { get; init; }

    /// <summary>The only sex that may take part; null for both.</summary>
    public required Sex? OnlySex { get; init; }

    /// <summary>True for one of the rows of a trial, so that trials can be counted.</summary>
    public required bool IsFirst { get; init; }

    internal static JoinableRow[] Of(ImportedRecord record)
    {
        if (record.Trial is not { } trial || !ReadTrial.IsAboutAutism(trial) || ReadTrial.Heading(record) is not { } read) return [];
        string[] countries = read.Countries.IsEmpty ? [""] : [.. read.Countries];
        return [.. countries.Select((country, i) => new JoinableRow
        {
            Source = record.Source,
            RecordId = record.Id,
            Country = country,
            Openness = read.Openness,
            TestsCells = read.TestsCells,
            Verified = read.Verified?.Earliest.DayNumber ?? 0,
            OutBelow = read.Ages?.OutBelow ?? 0,
            OutFrom = read.Ages?.OutFrom ?? NoLimit,
            OnlySex = read.OnlySex,
            IsFirst = i == 0,
        })];
    }
}

/// <summary>How these rows lie in the database: in the order in which they are shown, with all that leaves them out.</summary>
internal sealed class JoinableTable : IEntityTypeConfiguration<JoinableRow>
{
    public void Configure(EntityTypeBuilder<JoinableRow> builder)
    {
        builder.ToTable("JoinableTrials");
        builder.HasKey(r => new { r.Source, r.RecordId, r.Country });
        builder.Property(r => r.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.RecordId).HasMaxLength(RecordIds.Longest);
        builder.Property(r => r.Country).HasMaxLength(2);
        builder.HasIndex(r => new { r.Openness, r.Country, r.TestsCells, r.Verified, r.RecordId, r.Source, r.OutBelow, r.OutFrom, r.OnlySex, r.IsFirst }, "IX_JoinableTrials_Shown");
    }
}
