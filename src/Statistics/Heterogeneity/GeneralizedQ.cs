using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Heterogeneity;

/// <summary>
/// The τ² at which Cochran's Q, with weights 1/(v + τ²), takes a wanted value. Q falls and is convex in τ², so there is one root or none;
/// Newton's method on 1/Q (a straight line when all variances are equal) inside a bracket finds it.
/// </summary>
/// <remarks>Paule RC, Mandel J (1982). Journal of Research of the National Bureau of Standards 87:377–385. doi:10.6028/jres.087.022. Viechtbauer W (2007). Statistics in Medicine 26:37–52. doi:10.1002/sim.2514.</remarks>
internal static class GeneralizedQ
{
    /// <summary>The root, or 0 when Q is at most the wanted value already without heterogeneity.</summary>
    public static (double Tau2, int Evaluations) Solve<T>(T set, double wanted)
        where T : IStudySet
    {
        var evaluations = 1;
        var m = set.At(0);
        if (!(m.Q > wanted)) return (0, evaluations);
        double low = 0, high = set.UnweightedSquares / wanted, tau2 = 0;
        for (; evaluations < 2000; evaluations++)
        {
            var next = tau2 + (((1 / wanted) - (1 / m.Q)) * m.Q * m.Q / m.YPPY);
            if (!(next > low && next < high)) next = Between(set, low, high);
            if (Math.Abs(next - tau2) <= 4e-16 * (next + set.LeastVariance) || !(next > low && next < high)) return (next, evaluations);
            tau2 = next;
            m = set.At(tau2);
            if (m.Q > wanted) low = tau2;
            else if (m.Q < wanted) high = tau2;
            else return (tau2, evaluations);
        }

        return (tau2, evaluations);
    }

    private static double Between<T>(T set, double low, double high)
        where T : IStudySet
    {
        var least = set.LeastVariance;
        var middle = Math.Sqrt((low + least) * (high + least)) - least;
        return middle > low && middle < high ? middle : low + ((high - low) / 2);
    }
}
