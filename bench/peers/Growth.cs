using System.Diagnostics;
using System.Globalization;
using Equipoise.Statistics.Pooling;
using static System.FormattableString;

namespace Equipoise.Peers;

/// <summary>How time and memory grow with the number of studies and shrink with the number of threads; only our side.</summary>
internal static class Growth
{
    private const int Few = 1000;

    private const int Many = 8000; // the exact test of 13 studies has 8,192

    public static IEnumerable<string> Sizes(Effort effort)
    {
        yield return "| studies | REML, median (fastest) | for each study | processor time for each study | evaluations | allocated, bytes | for each study |";
        yield return "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |";
        for (var k = 10; k <= 1_000_000; k *= 10)
        {
            var (y, v) = Simulated.Of(k);
            var run = Item.Here(() => MetaAnalysis.Fit(y, v).Tau2);
            Measurement.WarmUp(run);
            var times = (int)Math.Clamp(effort.Ours / run((100_000 / k) + 1).Seconds, 1, 1_000_000);
            var busy = Environment.CpuUsage.TotalTime;
            List<double> seconds = [.. Enumerable.Range(0, effort.Rounds).Select(_ => run(times).Seconds)];
            busy = Environment.CpuUsage.TotalTime - busy;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var fit = MetaAnalysis.Fit(y, v);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            var median = Measurement.Median(seconds);
            yield return Invariant($"| {k:N0} | {Measurement.Time(median)} ({Measurement.Time(seconds.Min())}) | {median / k * 1e9:F0} ns | {busy.TotalSeconds / effort.Rounds / times / k * 1e9:F0} ns | {fit.Evaluations} | {bytes:N0} | {(double)bytes / k:F1} |");
        }
    }

    public static IEnumerable<string> Threads(Effort effort)
    {
        List<double> one = [], two = [];
        long allocated = 0;
        for (var round = 0; round < Math.Min(effort.Rounds, 5); round++)
        {
            (var alone, allocated) = InAnotherProcess(1);
            one.Add(alone);
            two.Add(InAnotherProcess(2).Seconds);
        }

        yield return "| permutations of 13 studies, REML | one thread | two threads | gain |";
        yield return "| --- | ---: | ---: | ---: |";
        yield return Invariant($"| time of one, median (fastest) | {Measurement.Time(Measurement.Median(one))} ({Measurement.Time(one.Min())}) | {Measurement.Time(Measurement.Median(two))} ({Measurement.Time(two.Min())}) | {Measurement.Median(one) / Measurement.Median(two):F2} |");
        yield return "";
        yield return Invariant($"- On one thread {Many:N0} permutations, each with its own search for τ², allocate {allocated:N0} bytes more than {Few:N0}.");
    }

    /// <summary>Seconds of one permutation, and the bytes that many allocate on this thread beyond those of a few; this process was told how many processors there are.</summary>
    public static string Permutations()
    {
        var (y, v) = Simulated.Of(13);
        var fit = MetaAnalysis.Fit(y, v, new() { Test = TestKind.KnappHartung });
        var run = Item.Here(() => PermutationTest.Of(fit, new() { Most = Many }).P[0]);
        Measurement.WarmUp(run);
        var seconds = Measurement.Median([.. Enumerable.Range(0, 9).Select(_ => run(1).Seconds)]) / Many;
        return Invariant($"{seconds:R} {Allocated(Many) - Allocated(Few)}");

        long Allocated(long permutations)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            PermutationTest.Of(fit, new() { Most = permutations });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static (double Seconds, long Allocated) InAnotherProcess(int processors)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Growth).Assembly.Location, "--permutations"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), long.Parse(answer[1], CultureInfo.InvariantCulture));
    }
}
