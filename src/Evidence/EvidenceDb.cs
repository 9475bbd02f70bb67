using Equipoise.Evidence.Claims.Keeping;
using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Evidence.Importing.Indexing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Syncing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence;

/// <summary>What the evidence half keeps in a database. It knows no people and no database engine; Storage brings the engine.</summary>
public abstract class EvidenceDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>PostgreSQL keeps the tables under this name; a SQLite file has no schemas.</summary>
    public const string Schema = "evidence";

    public DbSet<Release> Releases => Set<Release>();

    public DbSet<Standing> Standings => Set<Standing>();

    public DbSet<StoredRecord> ImportedRecords => Set<StoredRecord>();

    public DbSet<RecordVersion> ImportedVersions => Set<RecordVersion>();

    public DbSet<RecordText> ImportedTexts => Set<RecordText>();

    public DbSet<StoredIssue> ImportIssues => Set<StoredIssue>();

    public DbSet<StoredIdentifier> ImportedIdentifiers => Set<StoredIdentifier>();

    public DbSet<UnindexedRecord> UnindexedRecords => Set<UnindexedRecord>();

    public DbSet<JoinableRow> JoinableTrials => Set<JoinableRow>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    public DbSet<FileIssue> FileIssues => Set<FileIssue>();

    /// <summary>The full-text index over imported records, as this engine keeps it.</summary>
    public abstract RecordIndex RecordIndex { get; }

    public DbSet<WithdrawnRecord> WithdrawnRecords => Set<WithdrawnRecord>();

    public DbSet<SyncState> SyncStates => Set<SyncState>();

    public DbSet<KeptReport> KeptReports => Set<KeptReport>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new ReleaseTable());
        modelBuilder.ApplyConfiguration(new StandingTable());
        var imported = new StoredRecordTables();
        modelBuilder.ApplyConfiguration<StoredRecord>(imported);
        modelBuilder.ApplyConfiguration<RecordVersion>(imported);
        modelBuilder.ApplyConfiguration<RecordText>(imported);
        modelBuilder.ApplyConfiguration<StoredIssue>(imported);
        modelBuilder.ApplyConfiguration<StoredIdentifier>(imported);
        modelBuilder.ApplyConfiguration<UnindexedRecord>(imported);
        modelBuilder.ApplyConfiguration(new JoinableTable());
        var log = new ImportLogTables();
        modelBuilder.ApplyConfiguration<ImportRun>(log);
        modelBuilder.ApplyConfiguration<ImportedFile>(log);
        modelBuilder.ApplyConfiguration<FileIssue>(log);
        modelBuilder.ApplyConfiguration(new WithdrawnRecordTable());
        modelBuilder.ApplyConfiguration(new SyncStateTable());
        modelBuilder.ApplyConfiguration(new KeptReportTable());
    }
}
