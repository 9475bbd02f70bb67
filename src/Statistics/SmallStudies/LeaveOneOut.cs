using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>The pooled effect without each study in turn.</summary>
/// <remarks>Viechtbauer W, Cheung MWL (2010). Research Synthesis Methods 1:112–125. doi:10.1002/jrsm.11.</remarks>
public static class LeaveOneOut
{
    /// <summary>One fit per study that took part, without it, in order.</summary>
    /// <param name="fit">A meta-analysis or meta-regression of at least two studies.</param>
    /// <exception cref="ArgumentException">Only one study, or without one of them the others cannot tell the coefficients apart.</exception>
    public static Fit[] Of(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.K < 2) throw new ArgumentException("Leaving one out needs at least two studies.", nameof(fit));
        return [.. Refit.Without(fit).Select((other, i) => other ?? throw new ArgumentException(FormattableString.Invariant($"Without study {i + 1} (of those that took part) the others cannot tell the coefficients apart."), nameof(fit)))];
    }
}

/// <summary>Fits the same model to some of the studies.</summary>
internal static class Refit
{
    /// <summary>The fits without each study; null where the others cannot tell the coefficients apart.</summary>
    public static IEnumerable<Fit?> Without(Fit fit)
    {
        for (var without = 0; without < fit.K; without++)
        {
            var rows = new int[fit.K - 1];
            for (var i = 0; i < rows.Length; i++) rows[i] = i < without ? i : i + 1;
            yield return Of(fit, rows);
        }
    }

    /// <summary>The fit of some of its studies, whose rows stay those of the whole table; null where they cannot tell the coefficients apart.</summary>
    public static Fit? Of(Fit fit, int[] chosen)
    {
        if (chosen.Length < fit.P) return null;
        double[] y = new double[chosen.Length], v = new double[chosen.Length];
        var rows = new int[chosen.Length];
        for (var i = 0; i < rows.Length; i++) (y[i], v[i], rows[i]) = (fit.Estimates[chosen[i]], fit.Variances[chosen[i]], fit.Rows[chosen[i]]);
        if (fit.Design is null) return MetaAnalysis.Fit(y, v, rows, [], fit.Options);
        var x = fit.Design.Select(chosen);
        return Orthogonal.Of(x) is null ? null : MetaRegression.Fit(y, v, x, rows, [], fit.Options);
    }
}
