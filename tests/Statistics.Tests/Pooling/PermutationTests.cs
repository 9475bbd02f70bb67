using System.Collections.Concurrent;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Pooling;

/// <summary>Permutation tests beside a plain enumeration with whole fits, and what seed, progress and cancellation do.</summary>
public sealed class PermutationTests
{
    private static readonly double[] Y = [0.4, 0.5, 0.9, -0.2, 0.3, 0.8, 0.45], V = [0.02, 0.05, 0.11, 0.04, 0.03, 0.2, 0.06];
    private static readonly double[] Dose = [1, 1, 2, 2, 3, 1, 2];

    private static PermutationResult Permuted(Fit fit, PermutationOptions? options = null) => PermutationTest.Of(fit, options, null, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(TestKind.Z)]
    [InlineData(TestKind.KnappHartung)]
    public void All_signs_are_tried_once(TestKind kind)
    {
        var options = new PoolingOptions { Test = kind };
        var fit = MetaAnalysis.Fit(Y, V, options);
        var extreme = Enumerable.Range(0, 128).Count(mask => Math.Abs(MetaAnalysis.Fit([.. Y.Select((y, i) => (mask >> i & 1) == 1 ? -y : y)], V, options).Pooled.Statistic) >= Math.Abs(fit.Pooled.Statistic) - 1e-9);
        var ours = Permuted(fit);
        Assert.True(ours.IsExact && ours.Permutations == 128, $"{ours}");
        Assert.Equal(extreme / 128.0, Assert.Single(ours.P));
        Assert.Null(ours.ModeratorsP);
    }

    [Theory]
    [InlineData(TestKind.Z)]
    [InlineData(TestKind.KnappHartung)]
    public void Rows_that_are_alike_are_dealt_once_and_give_the_p_of_all_permutations(TestKind kind)
    {
        var options = new PoolingOptions { Test = kind };
        var fit = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept(Dose), options);
        int extreme = 0, intercept = 0, omnibus = 0, all = 0;
        foreach (var order in Orders([.. Enumerable.Range(0, 7)], 0))
        {
            var other = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept([.. order.Select(i => Dose[i])]), options);
            all++;
            if (Math.Abs(other.Coefficients[1].Statistic) >= Math.Abs(fit.Coefficients[1].Statistic) - 1e-9) extreme++;
            if (Math.Abs(other.Coefficients[0].Statistic) >= Math.Abs(fit.Coefficients[0].Statistic) - 1e-9) intercept++;
            if (other.Moderators!.Value.Statistic >= fit.Moderators!.Value.Statistic - 1e-9) omnibus++;
        }

        var ours = Permuted(fit);
        Assert.Equal(5040, all);
        Assert.Equal(5040 / (6 * 6), ours.Permutations);
        Assert.Equal((double)extreme / all, ours.P[1], 12);
        Assert.Equal((double)intercept / all, ours.P[0], 12);
        Assert.Equal((double)omnibus / all, ours.ModeratorsP!.Value, 12);
    }

    private static IEnumerable<int[]> Orders(int[] items, int from)
    {
        if (from == items.Length - 1) yield return items;
        for (var i = from; i < items.Length && from < items.Length - 1; i++)
        {
            (items[from], items[i]) = (items[i], items[from]);
            foreach (var order in Orders(items, from + 1)) yield return order;
            (items[from], items[i]) = (items[i], items[from]);
        }
    }

    [Fact]
    public void Drawn_permutations_come_near_the_exact_p_and_depend_on_nothing_but_the_seed()
    {
        var signs = MetaAnalysis.Fit([.. Y, .. Y.Select(y => -0.3 * y), 0.1, -0.4], [.. V, .. V, 0.1, 0.2]);
        var rows = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept([1, 2, 3, 4, 5, 6, 7.5]));
        foreach (var fit in new[] { signs, rows })
        {
            var exact = Permuted(fit, new() { Most = 100_000 });
            var drawn = Permuted(fit, new() { Most = 4000, Seed = 5 });
            Assert.True(exact.IsExact && !drawn.IsExact && drawn.Permutations == 4000, $"{exact} {drawn}");
            for (var c = 0; c < fit.P; c++) Assert.Equal(exact.P[c], drawn.P[c], 5 * Math.Sqrt(exact.P[c] * (1 - exact.P[c]) / 4000));
            Assert.Equal(drawn.P, Permuted(fit, new() { Most = 4000, Seed = 5 }).P);
            Assert.NotEqual(drawn.P, Permuted(fit, new() { Most = 4000, Seed = 6 }).P);
        }
    }

    [Fact]
    public void The_data_are_one_of_the_permutations_so_that_p_is_never_zero()
    {
        double[] y = [.. Enumerable.Range(0, 40).Select(i => 5.0 + (i * 0.01))], v = [.. y.Select(_ => 0.01)];
        Assert.Equal(1.0 / 50, Permuted(MetaAnalysis.Fit(y, v), new() { Most = 50 }).P[0]);
        Assert.Equal(1, Permuted(MetaAnalysis.Fit([0.5], [0.1])).P[0]);
        Assert.Equal(1, Permuted(MetaAnalysis.Fit([0.0, 0], [0.1, 0.1])).P[0]);
        Assert.Throws<ArgumentException>(() => Permuted(MetaAnalysis.Fit(y, v), new() { Most = 0 }));
    }

    [Fact]
    public void Progress_is_told_and_the_test_can_be_stopped()
    {
        var fit = MetaAnalysis.Fit([.. Enumerable.Range(0, 30).Select(i => Math.Sin(i))], [.. Enumerable.Range(0, 30).Select(_ => 0.1)]);
        var told = new Told();
        PermutationTest.Of(fit, new() { Most = 3000 }, told, TestContext.Current.CancellationToken);
        Assert.Equal(1, told.Shares.Last());
        Assert.Equal(told.Shares.Order(), told.Shares);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => PermutationTest.Of(fit, new() { Most = long.MaxValue / 2 }, new Stop(stop), stop.Token));
    }

    [Fact]
    public void More_permutations_allocate_no_more()
    {
        var fit = MetaAnalysis.Fit([.. Enumerable.Range(0, 30).Select(i => Math.Sin(i))], [.. Enumerable.Range(0, 30).Select(i => 0.1 + (0.01 * i))]);
        var regression = MetaRegression.Fit(fit.StudyEstimates.ToArray(), fit.StudyVariances.ToArray(), DesignMatrix.WithIntercept([.. Enumerable.Range(0, 30).Select(i => (double)(i * i % 13))]));
        foreach (var each in new[] { fit, regression })
        {
            long Bytes(long most)
            {
                Permuted(each, new() { Most = most });
                var before = GC.GetAllocatedBytesForCurrentThread();
                Permuted(each, new() { Most = most });
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            long few = Bytes(500), many = Bytes(10_000);
            Assert.True(many < few + 8000, $"{few} bytes for 500 permutations, {many} for 10,000.");
        }
    }

    private sealed class Told : IProgress<double>
    {
        public ConcurrentQueue<double> Shares { get; } = [];

        public void Report(double value) => Shares.Enqueue(value);
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
