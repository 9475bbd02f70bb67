using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Cli.Serving;

/// <summary>Keeps what is served, in the database that <c>EQUIPOISE_EVIDENCE_DB</c> names or in a file of the person who serves it.</summary>
internal static class Releases
{
    public static async Task<EvidenceDatabase> Keep(Snapshot snapshot, CancellationToken cancel)
    {
        try
        {
            var database = await OpenEvidenceDb.At(Place(), cancel);
            await new StoreRelease(database, TimeProvider.System).Run(snapshot, FirstAnswers.From(snapshot), cancel);
            return database;
        }
        catch (DatabaseUnavailableException e)
        {
            throw new Refusal($"{e.Message} {Remedy}");
        }
        catch (DbUpdateException e)
        {
            throw new Refusal($"The version could not be stored: {(e.InnerException ?? e).Message} {Remedy}");
        }
    }

    private const string Remedy = "Set EQUIPOISE_EVIDENCE_DB to a file that can be written, or to a PostgreSQL connection string.";

    private static string Place()
    {
        if (Environment.GetEnvironmentVariable("EQUIPOISE_EVIDENCE_DB") is { Length: > 0 } named) return named;
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "equipoise");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "evidence.db");
    }
}
