using static System.FormattableString;

namespace Equipoise.Peers;

/// <summary>Both sides of an item, batches in turn.</summary>
internal sealed record Measurement(Item Item, double Ours, double OursFastest, double Theirs, double TheirsFastest, double Differs)
{
    public const string Heading = "| what | ours, median (fastest) | peer | its median (fastest) | peer ÷ ours | results differ by |\n| --- | ---: | --- | ---: | ---: | ---: |";

    private const double Warm = 2;

    public double Ratio => Theirs / Ours;

    public string Row => Invariant($"| {Item.Name} | {Time(Ours)} ({Time(OursFastest)}) | {Item.Peer} | {Time(Theirs)} ({Time(TheirsFastest)}) | {Ratio:G3} | {(double.IsNaN(Differs) ? "" : Invariant($"{Differs:G1}"))} |");

    public static Measurement Of(Item item, Effort effort)
    {
        WarmUp(item.Ours);
        var (ours, theirs) = item.Times ?? (Enough(item.Ours, effort.Ours), Enough(item.Theirs, effort.Theirs));
        var check = (Ours: item.Ours(item.Times is null ? 1 : theirs).Check, Theirs: double.NaN);
        item.Theirs(1);
        List<double> a = [], b = [];
        var rounds = effort.Rounds;
        for (var round = 0; round < rounds; round++)
        {
            a.Add(item.Ours(ours).Seconds);
            var batch = item.Theirs(theirs);
            b.Add(batch.Seconds);
            check.Theirs = batch.Check;
            if (batch.Seconds * theirs > 15) rounds = Math.Min(rounds, 3);
        }

        return new(item, Median(a), a.Min(), Median(b), b.Min(), Math.Abs(check.Ours - check.Theirs) / Math.Max(1, Math.Abs(check.Theirs)));
    }

    public static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    public static string Time(double seconds) => seconds switch
    {
        double.NaN => "could not",
        < 1e-3 => Invariant($"{seconds * 1e6:G3} µs"),
        < 1 => Invariant($"{seconds * 1e3:G3} ms"),
        _ => Invariant($"{seconds:G3} s"),
    };

    /// <summary>Runs for so long that the compiler behind the scenes finds the time to make the best code, even on a busy machine.</summary>
    public static void WarmUp(Func<int, Batch> run)
    {
        var spent = 0.0;
        for (var times = 1; spent < Warm; times = Math.Min(times * 2, 4096)) spent += run(times).Seconds * times;
    }

    /// <summary>How many runs make a batch of so many seconds.</summary>
    private static int Enough(Func<int, Batch> run, double seconds)
    {
        var one = Math.Min(run(1).Seconds, run(1).Seconds);
        if (one < 1e-3) one = run((int)(1e-3 / Math.Max(one, 1e-7)) + 1).Seconds;
        return double.IsNaN(one) ? 1 : (int)Math.Clamp(Math.Ceiling(seconds / one), 1, 10_000_000);
    }
}
