using Equipoise.Storage;

namespace Equipoise.Cli.Registries;

/// <summary>Where the registry is: what <c>EQUIPOISE_REGISTRY_DB</c> names, or a file of the person who runs the program.</summary>
internal static class RegistryPlace
{
    private const string Remedy = "Set EQUIPOISE_REGISTRY_DB to a file that can be written, or to a PostgreSQL connection string.";

    private static string Place => OwnFolder.Place("EQUIPOISE_REGISTRY_DB", "registry.db");

    /// <summary>Whether <c>equipoise serve</c> serves the registry too: as <c>EQUIPOISE_REGISTRY</c> says, or when there is one.</summary>
    public static bool IsOn => Environment.GetEnvironmentVariable("EQUIPOISE_REGISTRY") switch
    {
        "on" => true,
        "off" => false,
        null or "" => Environment.GetEnvironmentVariable("EQUIPOISE_REGISTRY_DB") is { Length: > 0 } || File.Exists(Place),
        var other => throw new Refusal($"EQUIPOISE_REGISTRY is on or off, not {other}."),
    };

    /// <summary>The opened database, or a refusal that says how to mend it.</summary>
    public static async Task<RegistryDatabase> Open(CancellationToken cancel)
    {
        try
        {
            return await OpenRegistryDb.At(Place, cancel);
        }
        catch (DatabaseUnavailableException e)
        {
            throw new Refusal($"{e.Message} {Remedy}");
        }
    }
}
