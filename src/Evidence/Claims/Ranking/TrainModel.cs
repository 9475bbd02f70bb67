using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>A case to learn from.</summary>
/// <param name="Features">What can be seen.</param>
/// <param name="Label">What a person said of it.</param>
/// <param name="Page">The page it is from.</param>
public sealed record LabelledCase(PassageFeatures Features, string Label, string Page);

/// <summary>How a ranking is trained.</summary>
/// <param name="Penalty">Ridge: half of it times the sum of squared weights is added to the summed loss; above 0.</param>
/// <param name="FewestPages">Pages that a feature must be seen on to count.</param>
public sealed record Training(double Penalty, int FewestPages = 3)
{
    /// <summary>A feature none of whose weights is this far from 0 is left out of the model.</summary>
    public double SmallestWeight { get; init; } = 0.3;
}

/// <summary>
/// Fits a multinomial logistic regression with a ridge penalty by full-batch Adam. A feature counts the more the rarer it is (the logarithm of cases per case
/// that shows it), and this is part of the weight that comes out. The same cases give the same weights to the last digit.
/// </summary>
/// <remarks>
/// Kingma DP, Ba J (2015). Adam: a method for stochastic optimization. ICLR. arXiv:1412.6980.
/// Spärck Jones K (1972). A statistical interpretation of term specificity and its application in retrieval. Journal of Documentation 28, 11–21. doi 10.1108/eb026526
/// </remarks>
public static class TrainModel
{
    private const int Steps = 300;

    private const double Rate = 0.1, FirstDecay = 0.9, SecondDecay = 0.999, Tiny = 1e-8;

    /// <summary>Brings the size of a feature near to 1, so that one pace suits weights and bias.</summary>
    private const double Size = 3;

    /// <summary>Fits.</summary>
    /// <param name="cases">What to learn from.</param>
    /// <param name="names">The features that the cases number.</param>
    /// <param name="training">How.</param>
    /// <exception cref="ArgumentException">There is no case.</exception>
    public static LinearModel Run(IReadOnlyList<LabelledCase> cases, FeatureNames names, Training training)
    {
        if (cases.Count == 0) throw new ArgumentException("There is nothing to learn from.", nameof(cases));
        var counted = Counted(cases, training.FewestPages);
        var index = counted.Select((f, i) => (f.Feature, i)).ToDictionary(p => p.Feature, p => p.i);
        var rarity = counted.Select(f => Math.Log(cases.Count / (double)f.Cases) / Size).ToArray();
        var labels = cases.Select(c => c.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var fit = new Fit(
            [.. cases.Select(c => c.Features.Numbers.Where(index.ContainsKey).Select(f => index[f]).Order().ToArray())],
            [.. cases.Select(c => c.Features.Share)],
            [.. cases.Select(c => labels.AsSpan().IndexOf(c.Label))],
            rarity,
            labels.Length);
        var fitted = fit.Run(training.Penalty);
        var weights = new double[names.Count * labels.Length];
        for (var i = 0; i < counted.Length; i++)
        {
            var own = fitted.AsSpan(i * labels.Length, labels.Length).ToArray().Select(w => Math.Round(w * rarity[i], 1)).ToArray();
            if (Matters(own, training.SmallestWeight)) own.CopyTo(weights, counted[i].Feature * labels.Length);
        }

        return new(labels, [.. fitted.AsSpan(counted.Length * labels.Length).ToArray().Select(b => Math.Round(b, 3))], names, [.. weights]);
    }

    private static ImmutableArray<(int Feature, int Cases)> Counted(IReadOnlyList<LabelledCase> cases, int fewestPages) =>
    [
        .. cases.SelectMany(c => c.Features.Numbers.Select(f => (f, c.Page))).GroupBy(p => p.f)
            .Where(g => g.Select(p => p.Page).Distinct(StringComparer.Ordinal).Count() >= fewestPages).Select(g => (g.Key, g.Count())).Order(),
    ];

    private static bool Matters(ReadOnlySpan<double> weights, double smallest)
    {
        foreach (var weight in weights)
        {
            if (Math.Abs(weight) >= smallest) return true;
        }

        return false;
    }

    /// <param name="rows">The features of each case.</param>
    /// <param name="shares">What a feature of each case counts for.</param>
    /// <param name="truth">The label of each case.</param>
    /// <param name="rarity">What each feature counts for.</param>
    /// <param name="labels">How many there are.</param>
    private sealed class Fit(int[][] rows, double[] shares, int[] truth, double[] rarity, int labels)
    {
        /// <summary>Feature after feature, and after them the bias.</summary>
        private readonly double[] weights = new double[(rarity.Length + 1) * labels];
        private readonly double[] slope = new double[(rarity.Length + 1) * labels];

        public double[] Run(double penalty)
        {
            double[] first = new double[weights.Length], second = new double[weights.Length];
            for (var step = 1; step <= Steps; step++)
            {
                Slope(penalty / rows.Length);
                var pace = Rate / (1 + (step / 100.0)) / (1 - Math.Pow(FirstDecay, step));
                var correction = 1 / (1 - Math.Pow(SecondDecay, step));
                for (var i = 0; i < weights.Length; i++)
                {
                    first[i] = (FirstDecay * first[i]) + ((1 - FirstDecay) * slope[i]);
                    second[i] = (SecondDecay * second[i]) + ((1 - SecondDecay) * slope[i] * slope[i]);
                    weights[i] -= pace * first[i] / (Math.Sqrt(second[i] * correction) + Tiny);
                }
            }

            return weights;
        }

        private void Slope(double penalty)
        {
            var bias = rarity.Length * labels;
            for (var i = 0; i < bias; i++) slope[i] = penalty * weights[i];
            slope.AsSpan(bias).Clear();
            var scores = new double[labels];
            for (var r = 0; r < rows.Length; r++)
            {
                weights.AsSpan(bias).CopyTo(scores);
                foreach (var f in rows[r]) Add(weights.AsSpan(f * labels, labels), shares[r] * rarity[f], scores);
                LinearModel.Softmax(scores);
                scores[truth[r]] -= 1;
                for (var l = 0; l < scores.Length; l++) scores[l] /= rows.Length;
                Add(scores, 1, slope.AsSpan(bias));
                foreach (var f in rows[r]) Add(scores, shares[r] * rarity[f], slope.AsSpan(f * labels, labels));
            }
        }

        private static void Add(ReadOnlySpan<double> some, double times, Span<double> to)
        {
            for (var l = 0; l < to.Length; l++) to[l] += times * some[l];
        }
    }
}
