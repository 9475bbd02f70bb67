using Equipoise.Storage;

namespace Equipoise.Cli.Registries;

/// <summary>Where the registry is: what <c>EQUIPOISE_REGISTRY_DB</c> names, or a file of the person who runs the program.</summary>
internal static class RegistryPlace
{
    private const string Remedy = "Set EQUIPOISE_REGISTRY_DB to a file that can be written, or to a PostgreSQL connection string.";

    /// <summary>Whether <c>equipoise serve</c> serves the registry too: only when <c>EQUIPOISE_REGISTRY</c> is on.</summary>
    public static bool IsOn => Environment.GetEnvironmentVariable("EQUIPOISE_REGISTRY") switch
    {
        null or "" or "off" => false,
        "on" => true,
        var other => throw new Refusal($"EQUIPOISE_REGISTRY is on or off, not {other}."),
    };

    /// <summary>The opened database, or a refusal that says how to mend it.</summary>
    public static async Task<RegistryDatabase> Open(CancellationToken cancel)
    {
        try
        {
            return await OpenRegistryDb.At(OwnFolder.Place("EQUIPOISE_REGISTRY_DB", "registry.db"), cancel);
        }
        catch (DatabaseUnavailableException e)
        {
            throw new Refusal($"{e.Message} {Remedy}");
        }
    }
}
