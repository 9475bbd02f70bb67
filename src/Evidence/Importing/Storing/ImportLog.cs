using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>Writes down what an import did, file by file, while it runs. An import that was stopped has no end in the log.</summary>
internal sealed class ImportLog
{
    private const int Attempts = 5;
    private readonly IDbContextFactory<EvidenceDb> databases;
    private readonly DateTimeOffset at;
    private int number;
    private int issues;

    private ImportLog(IDbContextFactory<EvidenceDb> databases, DateTimeOffset at) => (this.databases, this.at) = (databases, at);

    public static async Task<ImportLog> Begin(IDbContextFactory<EvidenceDb> databases, DateTimeOffset at, CancellationToken cancel)
    {
        var log = new ImportLog(databases, at);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await log.Number(cancel);
                return log;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another import took the number a moment earlier.
            }
        }
    }

    /// <summary>Adds what was done since the last time.</summary>
    public async Task Write(IReadOnlyCollection<FileCount> files, IReadOnlyCollection<ImportIssue> loose, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        foreach (var f in files)
        {
            var row = await db.ImportedFiles.FindAsync([number, f.File, f.Source, f.Kind], cancel);
            if (row is null) db.ImportedFiles.Add(row = new() { Run = number, File = f.File, Source = f.Source, Kind = f.Kind });
            (row.New, row.Changed, row.Same) = (row.New + f.New, row.Changed + f.Changed, row.Same + f.Same);
        }

        foreach (var issue in loose)
            db.FileIssues.Add(new() { Run = number, Ordinal = issues++, File = Storable.Text(issue.File), Code = issue.Code, Position = Storable.Text(issue.Position), Message = Storable.Text(issue.Message), DataLost = issue.DataLost });
        await db.SaveChangesAsync(cancel);
    }

    public async Task Finish(ImportSummary summary, DateTimeOffset finished, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var run = await db.ImportRuns.SingleAsync(r => r.Number == number, cancel);
        (run.Finished, run.Records, run.Unreadable, run.Issues, run.Losses) = (finished, summary.Records, summary.Unreadable, summary.IssuesByCode.Values.Sum(), summary.Losses);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Number(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        number = (await db.ImportRuns.MaxAsync(r => (int?)r.Number, cancel) ?? 0) + 1;
        db.ImportRuns.Add(new() { Number = number, At = at });
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>What became of the records of one file, source and kind since the log was last written.</summary>
internal sealed record FileCount(string File, RecordSource Source, RecordKind Kind)
{
    public int New { get; set; }

    public int Changed { get; set; }

    public int Same { get; set; }
}
