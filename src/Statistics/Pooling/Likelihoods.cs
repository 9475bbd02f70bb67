namespace Equipoise.Statistics.Pooling;

/// <summary>Log likelihoods and information criteria at a given τ².</summary>
internal static class Likelihoods
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    public static double Of<T>(T set, double tau2, bool restricted)
        where T : IStudySet
    {
        var (logs, information) = set.LogDeterminants(tau2);
        var n = restricted ? set.K - set.P : set.K;
        return -((n * LogTwoPi) + logs + set.At(tau2).Q + (restricted ? information : 0)) / 2;
    }

    public static (FitStatistics Full, FitStatistics Restricted) Statistics<T>(T set, double tau2, bool equalEffects)
        where T : IStudySet
    {
        var parameters = set.P + (equalEffects ? 0 : 1);
        var (logs, information) = set.LogDeterminants(tau2);
        var q = set.At(tau2).Q;
        var full = -((set.K * LogTwoPi) + logs + q) / 2;
        var saturated = -((set.K * LogTwoPi) + (tau2 == 0 ? logs : set.LogDeterminants(0).LogVariances)) / 2;
        var ml = Criteria(full, -2 * (full - saturated), parameters, set.K);
        var df = set.K - set.P;
        var restricted = -((df * LogTwoPi) + logs + q + information) / 2;
        return (ml, Criteria(restricted, -2 * restricted, parameters, df));
    }

    internal static FitStatistics Criteria(double likelihood, double deviance, int parameters, int n)
    {
        double small = Math.Max(n, parameters + 2);
        return new(
            likelihood,
            deviance,
            (-2 * likelihood) + (2 * parameters),
            n == 0 ? double.NaN : (-2 * likelihood) + (parameters * Math.Log(n)),
            (-2 * likelihood) + (2 * parameters * small / (small - parameters - 1)));
    }
}
