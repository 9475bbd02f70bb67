namespace Equipoise.Statistics.Tests.Oracles;

/// <summary>The binomial distribution by its definition, written out term by term: a second road that shares no code with the product.</summary>
internal static class BinomialTail
{
    /// <summary>P(X = events).</summary>
    public static double Exactly(int events, int n, double p)
    {
        if (p is 0) return events == 0 ? 1 : 0;
        if (p is 1) return events == n ? 1 : 0;
        return Math.Exp(LogChoose(n, events) + (events * Math.Log(p)) + ((n - events) * Math.Log(1 - p)));
    }

    public static double AtMost(int events, int n, double p) => Enumerable.Range(0, events + 1).Sum(x => Exactly(x, n, p));

    public static double AtLeast(int events, int n, double p) => Enumerable.Range(events, n - events + 1).Sum(x => Exactly(x, n, p));

    /// <summary>The exact limits by their definition: the proportions at which the count seen is just too high, or too low, to be likely.</summary>
    public static (double Lower, double Upper) Limits(int events, int n, double level)
    {
        var tail = (1 - level) / 2;
        return (events == 0 ? 0 : Bisect(p => AtLeast(events, n, p) < tail), events == n ? 1 : Bisect(p => AtMost(events, n, p) > tail));
    }

    private static double Bisect(Func<double, bool> below)
    {
        double low = 0, high = 1;
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            if (below(middle)) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    private static double LogChoose(int n, int k) => Enumerable.Range(1, k).Sum(i => Math.Log((double)(n - k + i) / i));
}
