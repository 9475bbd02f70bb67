using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Tests.Oracles;

/// <summary>
/// Log likelihoods of mixed models of 2×2 tables and rates by their definition: plain sums over evenly spaced values of the random
/// effects, nuisance parameters by golden section. Slow, and shares no code with the product.
/// </summary>
internal static class CountIntegral
{
    /// <summary>Unconditional, fixed levels; the levels are at their best.</summary>
    public static double FixedLevels(TwoByTwo[] tables, double beta, double tau) => tables.Sum(t => Best(-25, 25, level =>
        LogMean(u => Binomial(t.A, t.N1, level + beta + (tau * u / 2)) + Binomial(t.C, t.N2, level - (tau * u / 2)))));

    /// <summary>Unconditional, random levels; their mean is at its best.</summary>
    public static double RandomLevels(TwoByTwo[] tables, double beta, double tau, double sigma) =>
        RandomLevels(tables.Length, tau, (i, level, u) => Binomial(tables[i].A, tables[i].N1, level + beta + (tau * u / 2)) + Binomial(tables[i].C, tables[i].N2, level - (tau * u / 2)), sigma);

    /// <summary>The same for rates.</summary>
    public static double RandomLevels(PersonTime[] studies, double beta, double tau, double sigma) =>
        RandomLevels(studies.Length, tau, (i, level, u) => Poisson(studies[i].Events1, studies[i].Time1, level + beta + (tau * u / 2)) + Poisson(studies[i].Events2, studies[i].Time2, level - (tau * u / 2)), sigma);

    /// <summary>Conditional on all margins.</summary>
    public static double Conditional(TwoByTwo[] tables, double beta, double tau) => tables.Sum(t =>
    {
        double events = t.A + t.C;
        double[] counts = [.. Enumerable.Range(0, (int)events + 1).Select(k => (double)k).Where(k => k <= t.N1 && events - k <= t.N2)];
        double[] terms = [.. counts.Select(k => LogChoose(t.N1, k) + LogChoose(t.N2, events - k))];
        return LogMean(u =>
        {
            var odds = beta + (tau * u);
            double here = LogChoose(t.N1, t.A) + LogChoose(t.N2, t.C) + (t.A * odds), most = counts.Select((k, i) => terms[i] + (k * odds)).Max();
            return here - most - Math.Log(counts.Select((k, i) => Math.Exp(terms[i] + (k * odds) - most)).Sum());
        });
    });

    /// <summary>One binomial count a study with a known part of its logit (conditional models of rates and rare events, proportions).</summary>
    public static double Logits((double X, double N, double Offset)[] counts, double beta, double tau) => counts.Sum(c => LogMean(u => Binomial(c.X, c.N, c.Offset + beta + (tau * u))));

    public static double Rates(OneRate[] rates, double beta, double tau) => rates.Sum(r => LogMean(u => Poisson(r.Events, r.Time, beta + (tau * u))));

    private static double RandomLevels(int k, double tau, Func<int, double, double, double> log, double sigma) => Best(-15, 10, mean => Enumerable.Range(0, k).Sum(i =>
        LogMean(s => tau == 0 ? log(i, mean + (sigma * s), 0) : LogMean(u => log(i, mean + (sigma * s), u), 0.3), 0.3)));

    private static double Binomial(double x, double n, double logit) => LogChoose(n, x) - (x * Math.Log(1 + Math.Exp(-logit))) - ((n - x) * Math.Log(1 + Math.Exp(logit)));

    private static double Poisson(double x, double time, double log) => (x * (log + Math.Log(time))) - (time * Math.Exp(log)) - Enumerable.Range(1, (int)x).Sum(i => Math.Log(i));

    private static double LogChoose(double n, double k) => Enumerable.Range(1, (int)Math.Min(k, n - k)).Sum(i => Math.Log((n - Math.Min(k, n - k) + i) / i));

    /// <summary>ln of the mean of exp(log) over a standard normal variable.</summary>
    private static double LogMean(Func<double, double> log, double step = 0.05)
    {
        var values = new List<double>();
        for (var u = -8.6; u <= 8.6; u += step) values.Add(log(u) - (u * u / 2));
        var most = values.Max();
        return most + Math.Log(values.Sum(v => Math.Exp(v - most)) * step / Math.Sqrt(2 * Math.PI));
    }

    private static double Best(double low, double high, Func<double, double> of)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 3e-6)
        {
            double a = high - (golden * (high - low)), b = low + (golden * (high - low));
            if (of(a) < of(b)) low = a;
            else high = b;
        }

        return of((low + high) / 2);
    }
}
