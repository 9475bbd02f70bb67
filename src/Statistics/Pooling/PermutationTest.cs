namespace Equipoise.Statistics.Pooling;

/// <summary>How studies are permuted.</summary>
public sealed record PermutationOptions
{
    /// <summary>At most 10,000 permutations.</summary>
    public static PermutationOptions Default { get; } = new();

    /// <summary>The most permutations that may be tried, at least 1. If no more exist, all are (the test is exact); otherwise so many are drawn, the observed data being the first.</summary>
    public long Most { get; init; } = 10_000;

    /// <summary>Seed of the draws; the same seed gives the same result on any number of processors.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>What permuting the studies says.</summary>
/// <param name="P">Two-sided p of each coefficient, above 0, up to 1.</param>
/// <param name="ModeratorsP">p of all moderators; null without any.</param>
/// <param name="Permutations">Number of permutations behind it.</param>
/// <param name="IsExact">Whether these are all there are.</param>
public sealed record PermutationResult(IReadOnlyList<double> P, double? ModeratorsP, long Permutations, bool IsExact);

/// <summary>
/// Permutation tests, which hold with few studies and without normal true effects: the pooled effect is tested by changing the signs of the
/// estimates, moderators by giving each study the moderators of another. τ² is estimated anew each time, and the test statistics compared.
/// </summary>
/// <remarks>
/// Follmann DA, Proschan MA (1999). Biometrics 55:732–737. doi:10.1111/j.0006-341X.1999.00732.x (signs). Higgins JPT, Thompson SG (2004).
/// Statistics in Medicine 23:1663–1682. doi:10.1002/sim.1752 (moderators). Permutations that differ only between studies with the same
/// moderators are tried once.
/// </remarks>
public static class PermutationTest
{
    private const int BlockLength = 128;

    /// <summary>Tests every coefficient, and all moderators at once.</summary>
    /// <param name="fit">A meta-analysis or meta-regression; its method and kind of test are used for every permutation.</param>
    /// <param name="options">How many, and the seed.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from any thread.</param>
    /// <param name="cancellation">Stops the test.</param>
    /// <exception cref="ArgumentException">Fewer than one permutation allowed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PermutationResult Of(Fit fit, PermutationOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        options ??= PermutationOptions.Default;
        if (options.Most < 1) throw new ArgumentException("At least one permutation must be allowed.", nameof(options));
        var signs = fit.Design is null || (fit.P == 1 && fit.Design.InterceptAt == 0);
        var arrangements = signs ? null : new Arrangements(fit.Design!);
        var all = signs ? (fit.K <= 62 ? 1L << fit.K : long.MaxValue) : arrangements!.Count;
        var exact = all <= options.Most;

        // Turning every sign changes no statistic but its sign, so that half of them tell all.
        var tried = exact ? (signs ? Math.Max(1, all / 2) : all) : options.Most;
        Func<Permutation> permutation = signs ? () => new SignChanges(fit, exact, options.Seed) : () => new RowChanges(fit, arrangements!, exact, options.Seed);
        var counts = Count(permutation, tried, progress, cancellation);
        double[] p = [.. counts.Select(c => (double)c / tried)];
        return new(p[..fit.P], signs ? null : p[fit.P], exact ? all : tried, exact);
    }

    private static long[] Count(Func<Permutation> permutation, long tried, IProgress<double>? progress, CancellationToken cancellation)
    {
        var observed = permutation().Observed;
        var counts = new long[observed.Length];
        var (blocks, next, done, gate) = ((tried + BlockLength - 1) / BlockLength, -1L, 0L, new Lock());
        var workers = (int)Math.Min(blocks, Environment.ProcessorCount);
        void Work(int worker)
        {
            var mine = permutation();
            var found = new long[observed.Length];
            for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                long from = block * BlockLength, to = Math.Min(tried, from + BlockLength);
                mine.Count(from, to, observed, found);
                if (progress is null) continue;
                lock (gate) progress.Report((done += to - from) / (double)tried);
            }

            lock (gate) for (var c = 0; c < counts.Length; c++) counts[c] += found[c];
        }

        if (workers == 1) Work(0);
        else Parallel.For(0, workers, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = workers }, Work);
        return counts;
    }
}

/// <summary>Counts how many permutations are at least as extreme as the data. Each worker has its own; counting allocates nothing.</summary>
internal abstract class Permutation
{
    private readonly double[] statistics;

    protected Permutation(int statistics) => this.statistics = new double[statistics];

    /// <summary>The statistics of the data, by the same road as those of the permutations.</summary>
    public double[] Observed
    {
        get
        {
            Measure(statistics);
            return (double[])statistics.Clone();
        }
    }

    public void Count(long from, long to, double[] observed, long[] counts)
    {
        for (var number = from; number < to; number++)
        {
            Arrange(number, number == from);
            Measure(statistics);
            for (var c = 0; c < counts.Length; c++)
            {
                double here = Math.Abs(statistics[c]), there = Math.Abs(observed[c]);
                if (!(here < there - (1.5e-8 * Math.Max(1, there)))) counts[c]++; // what cannot be told from a tie is one
            }
        }
    }

    /// <summary>Brings the studies into the arrangement of that number; number 0 need not be the data.</summary>
    protected abstract void Arrange(long number, bool isFirstOfBlock);

    /// <summary>The statistics of the present arrangement; before any, of the data.</summary>
    protected abstract void Measure(Span<double> statistics);
}
