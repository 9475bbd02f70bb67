using System.Data.Common;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Exporting;
using Equipoise.Registry.Forms;
using Equipoise.Registry.History;
using Equipoise.Registry.Importing;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Parents;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Visits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Equipoise.Registry;

/// <summary>
/// What the registry keeps in a database. A context is bound to one site, once; it sees no row of another site and refuses to save one.
/// Rows of a site are changed through <see cref="Operating.Act"/> alone, which writes their history in the same transaction.
/// </summary>
public abstract class RegistryDb(DbContextOptions options) : IdentityUserContext<RegistryUser, Guid>(options)
{
    /// <summary>PostgreSQL keeps the tables under this name; a SQLite file has no schemas.</summary>
    public const string Schema = "registry";

    /// <summary>The name of the filter that hides other sites.</summary>
    public const string SiteFilter = "site";

    /// <summary>The site this context is bound to; empty before, and then nothing of any site is seen.</summary>
    public Guid SiteId { get; private set; }

    /// <summary>While an operation saves what it has recorded in the history.</summary>
    internal bool IsRecorded { get; set; }

    public DbSet<RegistrySite> Sites => Set<RegistrySite>();

    public DbSet<SiteDocument> SiteDocuments => Set<SiteDocument>();

    public DbSet<SiteDocumentFile> SiteDocumentFiles => Set<SiteDocumentFile>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<Training> Trainings => Set<Training>();

    public DbSet<SiteRole> SiteRoles => Set<SiteRole>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<AccountEvent> AccountEvents => Set<AccountEvent>();

    public DbSet<GlassBreak> GlassBreaks => Set<GlassBreak>();

    public DbSet<GlassUse> GlassUses => Set<GlassUse>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<HistoryRow> History => Set<HistoryRow>();

    public DbSet<HistoryHead> HistoryHeads => Set<HistoryHead>();

    public DbSet<HandledRequest> HandledRequests => Set<HandledRequest>();

    public DbSet<ProgrammeVersion> ProgrammeVersions => Set<ProgrammeVersion>();

    public DbSet<SiteProgramme> SiteProgrammes => Set<SiteProgramme>();

    public DbSet<ProgrammeDraft> ProgrammeDrafts => Set<ProgrammeDraft>();

    public DbSet<ProgrammeDraftStep> ProgrammeDraftSteps => Set<ProgrammeDraftStep>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<PersonIdentity> PersonIdentities => Set<PersonIdentity>();

    public DbSet<IdentityLook> IdentityLooks => Set<IdentityLook>();

    public DbSet<SuitabilityDecision> SuitabilityDecisions => Set<SuitabilityDecision>();

    public DbSet<ConsentEvent> ConsentEvents => Set<ConsentEvent>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<Deviation> Deviations => Set<Deviation>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<FormRecord> FormRecords => Set<FormRecord>();

    public DbSet<EntryComparison> EntryComparisons => Set<EntryComparison>();

    public DbSet<DataQuery> DataQueries => Set<DataQuery>();

    public DbSet<AdverseEvent> AdverseEvents => Set<AdverseEvent>();

    public DbSet<EventNotice> EventNotices => Set<EventNotice>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<ReferenceSafety> ReferenceSafety => Set<ReferenceSafety>();

    public DbSet<ExportRun> ExportRuns => Set<ExportRun>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ParentLink> ParentLinks => Set<ParentLink>();

    public DbSet<ParentTask> ParentTasks => Set<ParentTask>();

    /// <summary>With room for passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Binds the context to a site, for as long as it lives.</summary>
    /// <exception cref="InvalidOperationException">It is bound to another.</exception>
    public void Bind(Guid siteId)
    {
        if (siteId == Guid.Empty) throw new ArgumentException("A site is needed.", nameof(siteId));
        if (SiteId != Guid.Empty && SiteId != siteId) throw new InvalidOperationException("This context is bound to another site.");
        SiteId = siteId;
    }

    /// <summary>The end of the site's history, held against other writers until the transaction ends.</summary>
    protected abstract Task<HistoryHead?> HoldHistory(CancellationToken cancel);

    /// <summary>A transaction that reads everything as of one moment and keeps nobody from writing.</summary>
    protected abstract Task<IDbContextTransaction> BeginSnapshot(CancellationToken cancel);

    /// <summary>Within a transaction of an unbound context: lets the rows of one site through, where the engine itself holds them back.</summary>
    protected abstract Task Unveil(Guid siteId, CancellationToken cancel);

    /// <summary>Whether it is the engine that cannot go on: it is gone, its disk is full or broken, or it is busy for too long. Nothing was saved then.</summary>
    public abstract bool IsOutOfReach(DbException fault);

    internal Task<IDbContextTransaction> Snapshot(CancellationToken cancel) => BeginSnapshot(cancel);

    internal Task LetThrough(Guid siteId, CancellationToken cancel) => Unveil(siteId, cancel);

    internal Task<HistoryHead?> Hold(CancellationToken cancel) => HoldHistory(cancel);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CheckSite();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CheckSite();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        NameAccounts(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RegistryDb).Assembly);
        Isolate<RegistrySite>(builder);
        Isolate<SiteDocument>(builder);
        Isolate<SiteDocumentFile>(builder);
        Isolate<Delegation>(builder);
        Isolate<Training>(builder);
        Isolate<SiteRole>(builder);
        Isolate<AccountEvent>(builder);
        Isolate<GlassBreak>(builder);
        Isolate<GlassUse>(builder);
        Isolate<ApiKey>(builder);
        Isolate<SiteProgramme>(builder);
        Isolate<ProgrammeDraft>(builder);
        Isolate<ProgrammeDraftStep>(builder);
        Isolate<Participant>(builder);
        Isolate<PersonIdentity>(builder);
        Isolate<IdentityLook>(builder);
        Isolate<SuitabilityDecision>(builder);
        Isolate<ConsentEvent>(builder);
        Isolate<Visit>(builder);
        Isolate<Deviation>(builder);
        Isolate<CalendarFeed>(builder);
        Isolate<FormRecord>(builder);
        Isolate<DataQuery>(builder);
        Isolate<AdverseEvent>(builder);
        Isolate<EventNotice>(builder);
        Isolate<FollowUp>(builder);
        Isolate<ReferenceSafety>(builder);
        Isolate<ExportRun>(builder);
        Isolate<ImportRun>(builder);
        Isolate<ParentLink>(builder);
        Isolate<ParentTask>(builder);
        Isolate<EntryComparison>(builder);
        builder.Entity<HistoryRow>().HasQueryFilter(SiteFilter, r => r.SiteId == SiteId);
        builder.Entity<HistoryHead>().HasQueryFilter(SiteFilter, r => r.SiteId == SiteId);
        builder.Entity<HandledRequest>().HasQueryFilter(SiteFilter, r => r.SiteId == SiteId);
    }

    private static void NameAccounts(ModelBuilder builder)
    {
        builder.Entity<RegistryUser>().ToTable("Accounts").Property(u => u.Name).HasMaxLength(200);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("AccountPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024); // as WebAuthn limits it
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<RegistryUser>().WithMany().HasForeignKey(p => p.UserId);
        });
    }

    private void Isolate<T>(ModelBuilder builder) where T : SiteRow
    {
        builder.Entity<T>().HasQueryFilter(SiteFilter, r => r.SiteId == SiteId);
        builder.Entity<T>().Property(r => r.Version).IsConcurrencyToken();
    }

    private void CheckSite()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            var site = entry.Entity switch
            {
                SiteRow row => row.SiteId,
                HistoryRow row => row.SiteId,
                HistoryHead head => head.SiteId,
                HandledRequest request => request.SiteId,
                _ => (Guid?)null,
            };
            if (site is null) continue;
            if (entry.Entity is HistoryRow && entry.State != EntityState.Added) throw new InvalidOperationException("History is never changed; nothing was saved.");
            if (SiteId == Guid.Empty || site != SiteId) throw new InvalidOperationException($"A row of {entry.Metadata.ShortName()} belongs to another site than the one this context is bound to; nothing was saved.");
            if (!IsRecorded) throw new InvalidOperationException($"{entry.Metadata.ShortName()} is changed outside an operation, and so without history; nothing was saved.");
        }
    }
}
