using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Statistics.Pooling;

/// <summary>Changes the signs of the estimates: all ways in turn, or drawn ones.</summary>
internal sealed class SignChanges(Fit fit, bool exact, ulong seed) : Permutation(1)
{
    private readonly StudySet set = new(fit.Estimates, fit.Variances);
    private readonly double[] changed = new double[fit.K];

    protected override void Arrange(long number, bool isFirstOfBlock)
    {
        var random = new SplitMix(seed, number);
        var bits = 0UL;
        for (var i = 0; i < changed.Length; i++)
        {
            if (exact) bits = i < 63 ? (ulong)number >> i : 0;
            else if (number > 0) bits = i % 64 == 0 ? random.Next() : bits >> 1;
            changed[i] = (bits & 1) == 0 ? fit.Estimates[i] : -fit.Estimates[i];
        }

        set.Load(changed);
    }

    protected override void Measure(Span<double> statistics)
    {
        var tau2 = BetweenStudyVariance.Estimate(set, fit.Options.Method).Tau2;
        var m = set.At(tau2);
        double mean = set.Mean(tau2), se = Math.Sqrt(Core.ScaleOf(fit.Options.Test, m.Q, set.K - 1) / m.SumW);
        statistics[0] = mean == 0 ? 0 : mean / se;
    }
}
