using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Cli.Evidence;

/// <summary>The evidence base of a folder, or a refusal that names every problem.</summary>
internal static class Load
{
    public static Snapshot Snapshot(string folder, CancellationToken cancel)
    {
        var reading = EvidenceFolder.Read(folder, cancel);
        if (reading.Snapshot is { } snapshot) return snapshot;
        foreach (var problem in reading.Problems) Console.Error.WriteLine(problem);
        throw new Refusal($"{reading.Problems.Length} problem{(reading.Problems.Length == 1 ? "" : "s")} in {folder}. Nothing was loaded.");
    }
}
