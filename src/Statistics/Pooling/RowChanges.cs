using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Statistics.Pooling;

/// <summary>Gives each study the moderators of another: all different ways in turn, or drawn ones.</summary>
internal sealed class RowChanges : Permutation
{
    private readonly Fit fit;
    private readonly RegressionSet set;
    private readonly Arrangements.Walk? walk;
    private readonly ulong seed;
    private readonly double[] y;
    private readonly double[] v;
    private readonly int[] order;

    public RowChanges(Fit fit, Arrangements arrangements, bool exact, ulong seed)
        : base(fit.P + 1)
    {
        this.fit = fit;
        this.seed = seed;
        set = new(fit.Estimates, fit.Variances, fit.Design!);
        walk = exact ? arrangements.Start() : null;
        (y, v, order) = (new double[fit.K], new double[fit.K], new int[fit.K]);
    }

    protected override void Arrange(long number, bool isFirstOfBlock)
    {
        if (walk is null) Draw(number);
        else
        {
            if (isFirstOfBlock) walk.GoTo(number);
            else walk.Next();
            walk.Place(order);
        }

        for (var i = 0; i < order.Length; i++)
        {
            y[i] = fit.Estimates[order[i]];
            v[i] = fit.Variances[order[i]];
        }

        set.Load(y, v);
    }

    protected override void Measure(Span<double> statistics)
    {
        var tau2 = BetweenStudyVariance.Estimate(set, fit.Options.Method).Tau2;
        var q = set.At(tau2).Q;
        var scale = Core.ScaleOf(fit.Options.Test, q, set.K - set.P);
        set.Statistics(tau2, statistics);
        var root = Math.Sqrt(scale);
        for (var c = 0; c < set.P; c++) statistics[c] = statistics[c] == 0 ? 0 : statistics[c] / root;
        var explained = Math.Max(0, set.SquaresAbout(tau2, fit.Design!.InterceptAt >= 0) - q);
        statistics[set.P] = explained == 0 ? 0 : explained / scale;
    }

    private void Draw(long number)
    {
        for (var i = 0; i < order.Length; i++) order[i] = i;
        if (number == 0) return;
        var random = new SplitMix(seed, number);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
