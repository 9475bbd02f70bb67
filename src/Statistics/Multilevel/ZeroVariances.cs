using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Multilevel;

/// <summary>
/// Where each level has its own variance but all share a correlation, the likelihood has a kink at a variance of 0: the covariances with other levels
/// fall as its root. A climb that nears the kink is finished on it, with the variance held at 0.
/// </summary>
internal static class ZeroVariances
{
    private const double Small = 0.05;

    public static Maximum Of(MultilevelRows rows, GaussianLikelihood likelihood, Maximum best)
    {
        for (var at = 0; at < rows.Active.Count; at++)
        {
            if (likelihood.Model.Terms[at].Structure is CorrelatedLevels { Parameters: > 2 }) best = Of(rows, likelihood, best, at);
        }

        return best;
    }

    private static Maximum Of(MultilevelRows rows, GaussianLikelihood likelihood, Maximum best, int at)
    {
        var held = new List<int>();
        for (var again = true; again;)
        {
            again = false;
            var own = best.Natural[likelihood.Model.Parameters(at)];
            var most = own[..^1].Max();
            foreach (var level in Enumerable.Range(0, own.Length - 1).Where(l => !held.Contains(l) && own[l] < Small * most).OrderBy(l => own[l]))
            {
                if (Held(rows, likelihood, best, at, [.. held, level]) is not { } found || !(found.LogLikelihood >= best.LogLikelihood - 1e-10)) continue;
                held.Add(level);
                (best, again) = (found, true);
                break;
            }
        }

        return best;
    }

    /// <summary>The maximum with the variances of some levels of a term held at 0.</summary>
    private static Maximum? Held(MultilevelRows rows, GaussianLikelihood likelihood, Maximum from, int at, int[] levels)
    {
        var (first, count) = likelihood.Model.Parameters(at).GetOffsetAndLength(from.Natural.Length);
        var structure = likelihood.Model.Terms[at].Structure;
        List<double> free = [.. from.Natural.AsSpan(first, count)];
        foreach (var level in levels.OrderDescending())
        {
            var holder = new HeldParameter(structure, level);
            free.RemoveAt(level);
            if (!holder.TryHold(0, free.ToArray())) return null;
            structure = holder;
        }

        var reduced = new GaussianLikelihood(rows.Model(rows.Active[at], structure), likelihood.IsRestricted);
        var found = Maximisation.Run(reduced, [[.. from.Natural[..first], .. free, .. from.Natural[(first + count)..]]]);
        List<double> whole = [.. found.Natural.AsSpan(first, free.Count)];
        foreach (var level in levels.Order()) whole.Insert(level, 0);
        double[] natural = [.. found.Natural[..first], .. whole, .. found.Natural[(first + free.Count)..]], working = new double[natural.Length];
        return new WorkingSpace(likelihood.Model).TryWorking(natural, working) ? new(working, natural, likelihood.At(natural), found.Converged, from.Iterations + found.Iterations) : null;
    }
}
