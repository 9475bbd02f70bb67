using System.Text.Json;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Cli.Evidence;

/// <summary>The evidence base of a folder, or a refusal that names every problem.</summary>
internal static class Load
{
    public static Snapshot Snapshot(string folder, CancellationToken cancel) => Whole(folder, cancel).Snapshot!;

    /// <summary>Checks claims with the evidence base of a folder.</summary>
    public static ClaimChecker Checker(EvidenceReading reading, FindingBook book, string folder)
    {
        try
        {
            return ClaimFolder.Checker(reading, book, folder, Path.Combine(AppContext.BaseDirectory, "data"));
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            throw new Refusal($"The model of the claim checker, {ClaimFolder.Model}, cannot be read: {e.Message}");
        }
    }

    /// <summary>Everything that was read, without problems.</summary>
    public static EvidenceReading Whole(string folder, CancellationToken cancel)
    {
        var reading = EvidenceFolder.Read(folder, cancel);
        if (reading.Snapshot is not null) return reading;
        foreach (var problem in reading.Problems) Console.Error.WriteLine(problem);
        throw new Refusal($"{reading.Problems.Length} problem{(reading.Problems.Length == 1 ? "" : "s")} in {folder}. Nothing was loaded.");
    }
}
