using System.CommandLine;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Cli.Evidence;

/// <summary><c>equipoise evidence check</c>: is the evidence base whole, and if not, where.</summary>
internal static class CheckEvidence
{
    public static Command Command()
    {
        var data = Options.Data();
        var format = Options.Format();
        var command = new Command("check", "Read every record and report all that is wrong, with its place.") { data, format };
        command.SetAction((parsed, cancel) => Task.FromResult(Check(parsed.GetValue(data)!, parsed.GetValue(format), cancel)));
        return command;
    }

    private static int Check(string folder, OutputFormat format, CancellationToken cancel)
    {
        var reading = EvidenceFolder.Read(folder, cancel);
        if (format == OutputFormat.Json)
            Json.Write(new { valid = reading.IsValid, hash = reading.Snapshot?.Hash, problems = reading.Problems });
        else
            Print(folder, reading);
        return reading.IsValid ? Exit.Done : Exit.Refused;
    }

    private static void Print(string folder, EvidenceReading reading)
    {
        foreach (var problem in reading.Problems) Console.WriteLine(problem);
        if (reading.Snapshot is { } snapshot)
            Console.WriteLine($"{folder} is whole: {snapshot.Studies.Count} studies, {snapshot.Reviews.Count} reviews, {snapshot.Trials.Count} trials, {snapshot.Sources.Count} sources. Hash {snapshot.Hash[..12]}.");
        else
            Console.Error.WriteLine($"{reading.Problems.Length} problem{(reading.Problems.Length == 1 ? "" : "s")} in {folder}. Nothing was loaded.");
    }
}
