using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Exporting;

/// <summary>
/// Exports a site's programme: all forms, visits, participants, consents, deviations and queries that whoever asks may read; never who the children are, and never a child whose family took back
/// the use of its data. That an export was begun stands in the history before the first byte leaves; how much it was, and its hash, after the last.
/// </summary>
public sealed class ExportRecords(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>What an export would hold and what it would leave out; nothing leaves.</summary>
    public async Task<Outcome<ExportOutline>> Outline(Acting acting, ExportRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(request);
        if (Without(acting) is { } refused) return refused;
        await using var db = databases.For(acting);
        var scope = await ExportScope.Of(db, acting, request, cancel);
        return scope.Refused is { } wrong ? wrong : new ExportOutline(scope.Done.Counts, [.. scope.Done.Forms.Select(f => f.Form.Title)], scope.Done.LeftOut);
    }

    /// <summary>Begins an export. Nothing has left yet; <see cref="BegunExport.Write"/> writes it.</summary>
    public async Task<Outcome<BegunExport>> Begin(Acting acting, ExportRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(request);
        if (Without(acting) is { } refused) return refused;
        if (acting.RequestKey is not null) return new Refused(RefusalCode.Invalid, "An export is never repeated by a key; each one is an export of its own.");
        var begun = await databases.Act<Guid>(acting, Right.RecordsExport, "records.export-begun", request, async db =>
        {
            if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say what the export is for.");
            var scope = await ExportScope.Of(db, acting, request, cancel);
            if (scope.Refused is { } wrong) return wrong;
            var run = new ExportRun { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), ProgrammeId = request.ProgrammeId, Format = request.Format, Dates = request.Dates, State = ExportState.Begun };
            db.ExportRuns.Add(run);
            return run.Id;
        }, cancel);
        return begun.Refused is { } no ? no : new BegunExport(databases, acting, request, begun.Done);
    }

    private static Refused? Without(Acting acting) => acting.Without(Right.RecordsExport) ?? acting.Without(Right.ParticipantsRead);
}

/// <summary>An export that stands in the history and has not left yet.</summary>
public sealed class BegunExport
{
    private readonly IDbContextFactory<RegistryDb> databases;
    private readonly Acting acting;
    private readonly ExportRequest request;

    internal BegunExport(IDbContextFactory<RegistryDb> databases, Acting acting, ExportRequest request, Guid runId) => (this.databases, this.acting, this.request, RunId) = (databases, acting, request, runId);

    public Guid RunId { get; }

    /// <summary>
    /// Writes the export as everything stood at one moment, however long it takes, in memory that does not grow with it. What is not written to its end lacks the manifest,
    /// and whoever reads it is told so; on the web the connection must be broken off when this throws.
    /// </summary>
    /// <param name="to">Where to.</param>
    /// <param name="progress">Told the share that was written, 0 to 1.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ExportSummary> Write(Stream to, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        var summary = await Stream(to, progress, cancel);
        var done = await databases.Act<ExportState>(acting, Right.RecordsExport, "records.exported", RunId, async db =>
        {
            var run = await db.ExportRuns.SingleAsync(r => r.Id == RunId, cancel);
            (run.State, run.Children, run.Rows, run.Values, run.FileHash) = (ExportState.Done, summary.Children, summary.Rows, summary.Values, summary.FileHash);
            return run.State;
        }, cancel);
        return done.IsDone ? summary : throw new InvalidOperationException(done.Refused!.Message);
    }

    private async Task<ExportSummary> Stream(Stream to, IProgress<double>? progress, CancellationToken cancel)
    {
        await using var db = databases.For(acting);
        await using var still = await db.Snapshot(cancel);
        var scope = (await ExportScope.Of(db, acting, request, cancel)).Done;
        var children = await db.Participants.CountAsync(p => p.ProgrammeId == request.ProgrammeId && (scope.Counts.Screened != null || p.EnrolledOn != null), cancel) - await Excluded(db, scope, cancel);
        var tally = new ExportTally(children, request.Format == ExportFormat.Csv ? CsvExport.Passes(scope) : 1, progress);
        using var output = new ExportOutput(to);
        await (request.Format == ExportFormat.Csv ? new CsvExport(db, scope, output, tally).Write(cancel) : new JsonExport(db, scope, output, tally).Write(cancel));
        await to.FlushAsync(cancel);
        return new(RunId, children, tally.Rows, tally.Values, output.Stream.Length, output.Stream.Hash);
    }

    private static async Task<int> Excluded(RegistryDb db, ExportScope scope, CancellationToken cancel)
    {
        var gone = scope.Excluded.ToList();
        return await db.Participants.CountAsync(p => gone.Contains(p.Id) && (scope.Counts.Screened != null || p.EnrolledOn != null), cancel);
    }
}
