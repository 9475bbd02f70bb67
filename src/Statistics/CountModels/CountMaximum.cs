namespace Equipoise.Statistics.CountModels;

/// <summary>
/// The greatest likelihood of a mixed model of counts over coefficients and standard deviations, zero included: climbed from several
/// heterogeneities, compared with the models that lack a random effect, and repeated with twice the nodes until nothing moves.
/// </summary>
internal sealed record CountMaximum(double[] Linear, double[] Deviations, Curve Curve, int[] Active, bool Converged, int Steps, int Nodes)
{
    private const double Nothing = 1e-4;
    private static readonly double[] Starts = [0.1, 0.4, 1, 2.5];

    public double LogLikelihood => Curve.Value;

    /// <summary>Coefficients and the standard deviations that are not zero.</summary>
    public double[] Parameters => [.. Linear, .. Active.Select(e => Deviations[e])];

    public static CountMaximum Of(CountStudy[] studies, params int[] effects)
    {
        var rough = Search(studies, effects, effects.Length > 1 ? 10 : 20);
        if (rough.Active.Length == 0) return rough;
        var refined = rough.Refined(studies);
        var without = Search(studies, [], 1);

        // Where heterogeneity makes nothing likelier, there is none: a likelihood that is flat in it says nothing for it.
        return without.Converged && refined.LogLikelihood - without.LogLikelihood < 1e-9 * (1 + Math.Abs(without.LogLikelihood)) ? without : refined;
    }

    private static CountMaximum Search(CountStudy[] studies, int[] effects, int nodes)
    {
        if (effects.Length == 0) return Climb(studies, [], nodes, new double[studies[0].Arms[0].Linear.Length]);
        CountMaximum best = Search(studies, effects[..^1], nodes), simpler = best;
        if (effects.Length > 1 && Search(studies, effects[^1..], nodes) is var other && other.LogLikelihood > best.LogLikelihood) best = other;
        foreach (var start in Starts)
        {
            double[] deviations = [.. simpler.Deviations.Where((_, e) => Array.IndexOf(effects[..^1], e) >= 0).Select(d => Math.Max(d, 0.1)), start];
            var found = Climb(studies, effects, nodes, [.. simpler.Linear, .. deviations]);
            var gained = found.LogLikelihood - best.LogLikelihood > 1e-9 * (1 + Math.Abs(best.LogLikelihood)) && effects.All(e => found.Deviations[e] > Nothing);
            if (gained || (found.Converged && !best.Converged)) best = found;
        }

        return best;
    }

    private static CountMaximum Climb(CountStudy[] studies, int[] effects, int nodes, double[] start)
    {
        var all = studies[0].Arms[0].Loadings.Length;
        var likelihood = new CountLikelihood([.. studies.Select(s => s.Keep(effects))], effects.Length == 0 ? 1 : nodes);
        var summit = NewtonClimb.From(start, likelihood.At);
        var linear = summit.Parameters.Length - effects.Length;
        var deviations = new double[all];
        for (var i = 0; i < effects.Length; i++) deviations[effects[i]] = Math.Abs(summit.Parameters[linear + i]);
        return new(summit.Parameters[..linear], deviations, summit.Curve, effects, summit.Converged, summit.Steps, effects.Length == 0 ? 1 : nodes);
    }

    private CountMaximum Refined(CountStudy[] studies)
    {
        var (now, most) = (this, Active.Length > 1 ? 80 : 640);
        while (true)
        {
            var finer = Climb(studies, Active, now.Nodes * 2, now.Parameters) with { Steps = now.Steps + 1 };
            var settled = Math.Abs(finer.LogLikelihood - now.LogLikelihood) < 1e-9 && finer.Parameters.Zip(now.Parameters).All(p => Math.Abs(p.First - p.Second) < 1e-8 * (1 + Math.Abs(p.First)));
            if (settled) return finer;
            if (finer.Nodes >= most || (Active.Length > 1 && !finer.Converged && !now.Converged)) return finer with { Converged = false };
            now = finer;
        }
    }
}
