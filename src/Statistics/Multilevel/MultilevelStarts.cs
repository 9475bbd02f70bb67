using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Multilevel;

/// <summary>Covariance parameters to start climbs from: the heterogeneity that Q shows, shared in several ways among the terms and with several correlations.</summary>
internal static class MultilevelStarts
{
    private const double LeastShare = 0.05;

    public static IReadOnlyList<double[]> Of(GaussianModel model, SamplingErrors errors)
    {
        var df = model.N - model.P;
        var heterogeneity = Math.Max(errors.Q - df, LeastShare * df) / errors.Trace;
        int t = model.Terms.Count;
        var starts = new List<double[]> { Shared(model, Enumerable.Repeat(heterogeneity / t, t), 0.1) };
        for (var main = 0; main < t && t > 1; main++) starts.Add(Shared(model, Enumerable.Range(0, t).Select(i => heterogeneity * (i == main ? 0.85 : 0.15 / (t - 1))), 0.3));
        if (model.Terms.All(term => term.Structure is Diagonal)) return starts;
        starts.Add(Shared(model, Enumerable.Repeat(heterogeneity / t, t), 0.8));
        starts.Add(Shared(model, Enumerable.Repeat(heterogeneity / t, t), -0.6));
        return starts;
    }

    private static double[] Shared(GaussianModel model, IEnumerable<double> variances, double rho)
    {
        var natural = new double[model.ParameterCount];
        foreach (var (variance, t) in variances.Select((v, t) => (v, t)))
        {
            var structure = model.Terms[t].Structure;
            var own = natural.AsSpan(model.Parameters(t));
            structure.Start([.. Enumerable.Repeat(variance, structure.Size)], own);
            if (structure is CorrelatedLevels) Correlate(structure, own, rho);
            else if (structure is Unstructured) Covary(structure, own, variance * rho);
        }

        return natural;
    }

    /// <summary>Sets the correlation if it is possible, and leaves it otherwise.</summary>
    private static void Correlate(CovarianceStructure structure, Span<double> own, double rho)
    {
        var kept = own[^1];
        if (rho < 0 || kept <= 0.1) own[^1] = rho;
        if (!structure.TryWorking(own, new double[own.Length])) own[^1] = kept;
    }

    private static void Covary(CovarianceStructure structure, Span<double> own, double covariance)
    {
        double[] kept = [.. own];
        for (int a = 0, at = 0; a < structure.Size; a++)
        {
            for (var b = 0; b <= a; b++, at++)
            {
                if (a != b) own[at] = covariance;
            }
        }

        if (!structure.TryWorking(own, new double[own.Length])) kept.CopyTo(own);
    }
}
