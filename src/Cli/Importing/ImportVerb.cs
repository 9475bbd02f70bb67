using System.CommandLine;
using Equipoise.Evidence.Importing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Cli.Importing;

/// <summary><c>equipoise import PATH…</c>: records of registries and bibliographies into the evidence database.</summary>
internal static class ImportVerb
{
    public static Command Command()
    {
        var paths = new Argument<string[]>("PATH") { Description = "files, folders, zip or gz archives; the form is recognised by the content", Arity = ArgumentArity.OneOrMore };
        var format = Options.Format();
        var records = new Option<bool>("--records") { Description = "a line of JSON for each record instead: its key, what became of it, and how many arms, groups, values and events it has" };
        var command = new Command("import", "Import records of registries and bibliographies.") { paths, format, records };
        command.SetAction((parsed, cancel) => parsed.GetValue(records) ? ImportRecordLines.Run(parsed.GetValue(paths)!, cancel)
            : parsed.GetValue(format) == OutputFormat.Json ? ImportForPrograms.Run(parsed.GetValue(paths)!, cancel)
            : ImportForPeople.Run(parsed.GetValue(paths)!, cancel));
        return command;
    }

    internal static async Task<ImportSummary> Import(string[] paths, Action<ImportIssue> issue, CancellationToken cancel, Action<StoredNow>? each = null)
    {
        await using var database = await EvidencePlace.Open(cancel);
        var import = new ImportRecords(database, TimeProvider.System) { Each = each };
        try
        {
            return await Working.Show("Importing", progress => import.Run(paths, issue, progress is null ? null : new Part(CutRecords.Size(paths), progress), cancel: cancel));
        }
        catch (DbUpdateException e)
        {
            throw new Refusal($"The records could not be stored: {(e.InnerException ?? e).Message} What was stored until then is kept; run the import again to go on.");
        }
    }

    /// <summary>How far an import is, as a part of the bytes it has to read.</summary>
    private sealed class Part(long bytes, IProgress<double> bar) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => bar.Report(bytes > 0 ? (double)value.Bytes / bytes : 1);
    }

    internal static int ExitOf(ImportSummary summary) => HasRead(summary) ? Exit.Done : Exit.Refused;

    /// <summary>A file that only tells of deletions has been read.</summary>
    internal static bool HasRead(ImportSummary summary) => summary.Records > 0 || summary.IssuesByCode.ContainsKey(ImportCodes.NoteOfDeletion);
}
