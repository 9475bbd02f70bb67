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
    public static IEnumerable<Fit?> Without(Fit fit) => Enumerable.Range(0, fit.K).Select(i => Estimable(fit, i) ? Of(fit, Enumerable.Range(0, fit.K).Where(r => r != i)) : null);

    private static bool Estimable(Fit fit, int without)
    {
        if (fit.Design is null) return fit.K > 1;
        return fit.K > fit.P && Orthogonal.Of(fit.Design.Select([.. Enumerable.Range(0, fit.K).Where(r => r != without)])) is not null;
    }

    public static Fit Of(Fit fit, IEnumerable<int> rows)
    {
        int[] chosen = [.. rows];
        double[] y = [.. chosen.Select(r => fit.Estimates[r])], v = [.. chosen.Select(r => fit.Variances[r])];
        return fit.Design is null ? MetaAnalysis.Fit(y, v, fit.Options) : MetaRegression.Fit(y, v, fit.Design.Select(chosen), fit.Options);
    }
}
