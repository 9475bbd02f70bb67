using System.Diagnostics;

namespace Equipoise.Peers;

/// <summary>One batch: seconds for each run, and a number out of the result.</summary>
internal readonly record struct Batch(double Seconds, double Check);

/// <summary>Something done by two sides.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Ours">Our side: so many runs.</param>
/// <param name="Peer">Who the other side is.</param>
/// <param name="Theirs">The other side: so many runs.</param>
internal sealed record Item(string Name, Func<int, Batch> Ours, string Peer, Func<int, Batch> Theirs)
{
    /// <summary>Runs in a batch of each side, where they are not found by trying.</summary>
    public (int Ours, int Theirs)? Times { get; init; }

    /// <summary>A batch in this process.</summary>
    public static Func<int, Batch> Here(Func<double> run) => times =>
    {
        double check = 0;
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++) check = run();
        return new(Stopwatch.GetElapsedTime(began).TotalSeconds / times, check);
    };
}

/// <summary>How long and how often it is measured.</summary>
/// <param name="Rounds">Batches of each side.</param>
/// <param name="Ours">Least seconds of a batch of ours.</param>
/// <param name="Theirs">Least seconds of a batch of theirs.</param>
/// <param name="Simulations">How many simulated data sets the other side gets.</param>
internal sealed record Effort(int Rounds, double Ours, double Theirs, int Simulations)
{
    public static Effort Full { get; } = new(9, 0.1, 1, Simulated.Sets);

    public static Effort Short { get; } = new(3, 0.03, 0.1, 300);
}
