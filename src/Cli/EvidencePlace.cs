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
            return await OpenEvidenceDb.At(Place(), cancel);
        }
        catch (DatabaseUnavailableException e)
        {
            throw new Refusal($"{e.Message} {Remedy}");
        }
    }

    private static string Place()
    {
        if (Environment.GetEnvironmentVariable("EQUIPOISE_EVIDENCE_DB") is { Length: > 0 } named) return named;
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "equipoise");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "evidence.db");
    }
}
