using Equipoise.Storage;

namespace Equipoise.Cli;

/// <summary>Where the evidence database is: what <c>EQUIPOISE_EVIDENCE_DB</c> names, or a file of the person who runs the program.</summary>
internal static class EvidencePlace
{
    public const string Remedy = "Set EQUIPOISE_EVIDENCE_DB to a file that can be written, or to a PostgreSQL connection string.";

    /// <summary>The opened database, or a refusal that says how to mend it.</summary>
    public static async Task<EvidenceDatabase> Open(CancellationToken cancel)
    {
        try
        {
            return await OpenEvidenceDb.At(OwnFolder.Place("EQUIPOISE_EVIDENCE_DB", "evidence.db"), cancel);
        }
        catch (DatabaseUnavailableException e)
        {
            throw new Refusal($"{e.Message} {Remedy}");
        }
    }
}
