using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Heterogeneity;

/// <summary>An estimate of τ² with its standard error (NaN where there is none) and the work it took.</summary>
internal readonly record struct Tau2Estimate(double Tau2, double StandardError, int Evaluations, bool Converged);

/// <summary>Estimates τ² by any of the methods, from the moments of a study set.</summary>
internal static class BetweenStudyVariance
{
    public static Tau2Estimate Estimate<T>(T set, HeterogeneityMethod method)
        where T : IStudySet
    {
        if (method is HeterogeneityMethod.EE or HeterogeneityMethod.FE) return new(0, double.NaN, 0, true);
        if (set.K <= set.P) return new(0, double.NaN, 0, true);
        return method switch
        {
            HeterogeneityMethod.ML or HeterogeneityMethod.REML => ByLikelihood(set, method == HeterogeneityMethod.REML),
            HeterogeneityMethod.EB or HeterogeneityMethod.PM or HeterogeneityMethod.PMM or HeterogeneityMethod.SJIT => ByRoot(set, method),
            HeterogeneityMethod.SJ => SidikJonkman(set),
            HeterogeneityMethod.HE => Hedges(set),
            HeterogeneityMethod.DL => DerSimonianLaird(set),
            HeterogeneityMethod.HS or HeterogeneityMethod.HSk => HunterSchmidt(set, method == HeterogeneityMethod.HSk),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such method."),
        };
    }

    private static Tau2Estimate ByLikelihood<T>(T set, bool restricted)
        where T : IStudySet
    {
        var (tau2, evaluations, complete) = GreatestLikelihood.Find(set, restricted);
        var m = set.At(tau2);
        return new(tau2, Math.Sqrt(2 / (restricted ? m.TracePP : m.SumW2)), evaluations, complete);
    }

    private static Tau2Estimate ByRoot<T>(T set, HeterogeneityMethod method)
        where T : IStudySet
    {
        double df = set.K - set.P;
        var (tau2, evaluations) = GeneralizedQ.Solve(set, method == HeterogeneityMethod.PMM ? ChiSquare.Quantile(0.5, df) : df);
        var m = set.At(tau2);
        return new(tau2, Math.Sqrt(2 * (double)set.K * set.K / df) / m.SumW, evaluations, true);
    }

    private static Tau2Estimate DerSimonianLaird<T>(T set)
        where T : IStudySet
    {
        double df = set.K - set.P;
        var m = set.At(0);
        var tau2 = Math.Max(0, (m.Q - df) / m.TraceP);
        return new(tau2, Math.Sqrt((2 * df) + (4 * tau2 * m.TraceP) + (2 * tau2 * tau2 * m.TracePP)) / m.TraceP, 1, true);
    }

    private static Tau2Estimate HunterSchmidt<T>(T set, bool corrected)
        where T : IStudySet
    {
        double df = set.K - set.P, factor = corrected ? set.K / df : 1;
        var m = set.At(0);
        var tau2 = Math.Max(0, ((factor * m.Q) - set.K) / m.SumW);
        return new(tau2, factor * Math.Sqrt((2 * df) + (4 * tau2 * m.TraceP) + (2 * tau2 * tau2 * m.TracePP)) / m.SumW, 1, true);
    }

    private static Tau2Estimate Hedges<T>(T set)
        where T : IStudySet
    {
        double df = set.K - set.P;
        var (pv, pvpv) = set.UnweightedTraces();
        var tau2 = Math.Max(0, (set.UnweightedSquares - pv) / df);
        return new(tau2, Math.Sqrt((2 * pvpv) + (4 * tau2 * pv) + (2 * tau2 * tau2 * df)) / df, 1, true);
    }

    private static Tau2Estimate SidikJonkman<T>(T set)
        where T : IStudySet
    {
        double df = set.K - set.P;
        var start = set.TotalSquares / set.K;
        if (start == 0) return new(0, 0, 1, true);
        var m = set.At(start);
        var tau2 = start * m.Q / df;
        var pvpv = df - (2 * start * m.TraceP) + (start * start * m.TracePP);
        var pvp = m.TraceP - (start * m.TracePP);
        return new(tau2, start / df * Math.Sqrt((2 * pvpv) + (4 * tau2 * pvp) + (2 * tau2 * tau2 * m.TracePP)), 1, true);
    }
}
