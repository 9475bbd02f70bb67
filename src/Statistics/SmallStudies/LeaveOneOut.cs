using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>The pooled effect without each study in turn.</summary>
/// <remarks>Viechtbauer W, Cheung MWL (2010). Research Synthesis Methods 1:112–125. doi:10.1002/jrsm.11.</remarks>
public static class LeaveOneOut
{
    /// <summary>One fit per study that took part, without it, in order.</summary>
    /// <param name="fit">A meta-analysis or meta-regression of at least two studies.</param>
    /// <exception cref="ArgumentException">Only one study, or too few left for the coefficients.</exception>
    public static Fit[] Of(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.K < 2) throw new ArgumentException("Leaving one out needs at least two studies.", nameof(fit));
        return [.. Enumerable.Range(0, fit.K).Select(i => Refit.Of(fit, Enumerable.Range(0, fit.K).Where(r => r != i)))];
    }
}

/// <summary>Fits the same model to some of the studies.</summary>
internal static class Refit
{
    public static Fit Of(Fit fit, IEnumerable<int> rows)
    {
        int[] chosen = [.. rows];
        double[] y = [.. chosen.Select(r => fit.Estimates[r])], v = [.. chosen.Select(r => fit.Variances[r])];
        return fit.Design is null ? MetaAnalysis.Fit(y, v, fit.Options) : MetaRegression.Fit(y, v, fit.Design.Select(chosen), fit.Options);
    }
}
