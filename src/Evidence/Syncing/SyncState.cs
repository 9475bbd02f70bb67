using Equipoise.Evidence.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Evidence.Syncing;

/// <summary>How far a source has been fetched for one query: what is done for good, and where a walk under way stands. Stored after each page.</summary>
public sealed class SyncState
{
    public required RecordSource Source { get; init; }

    /// <summary>SHA-256 of the query, 64 lower-case hexadecimal digits.</summary>
    public required string QueryHash { get; init; }

    public required string Query { get; init; }

    /// <summary>Everything that the source had changed before this day is here, in UTC; absent until a whole walk was finished.</summary>
    public DateOnly? Through { get; set; }

    /// <summary>When a walk was last finished, in UTC.</summary>
    public DateTimeOffset? Finished { get; set; }

    /// <summary>When the walk under way began, in UTC; absent when none is.</summary>
    public DateTimeOffset? Began { get; set; }

    /// <summary>The day from which on changes are wanted by the walk under way; absent for a whole walk.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>Where the walk under way goes on: a token of the source.</summary>
    public string? Place { get; set; }

    /// <summary>Pages of the walk under way that are stored.</summary>
    public int Pages { get; set; }

    /// <summary>Records on them.</summary>
    public int Records { get; set; }

    /// <summary>Whether any of them was new or changed.</summary>
    public bool Changed { get; set; }

    /// <summary>Address of the first page of the last finished walk, with the marks that it came with.</summary>
    public string? Address { get; set; }

    public string? ETag { get; set; }

    public string? LastModified { get; set; }

    /// <summary>The same for the walk under way.</summary>
    public string? NewETag { get; set; }

    public string? NewLastModified { get; set; }
}

/// <summary>How the state of fetching lies in the database.</summary>
internal sealed class SyncStateTable : IEntityTypeConfiguration<SyncState>
{
    public void Configure(EntityTypeBuilder<SyncState> builder)
    {
        builder.ToTable("SyncStates");
        builder.HasKey(s => new { s.Source, s.QueryHash });
        builder.Property(s => s.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.QueryHash).HasMaxLength(64);
    }
}
