using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>A case to learn from.</summary>
/// <param name="Features">What can be seen.</param>
/// <param name="Label">What a person said of it.</param>
/// <param name="Page">The page it is from.</param>
public sealed record LabelledCase(IReadOnlyCollection<string> Features, string Label, string Page);

/// <summary>How a ranking is trained.</summary>
/// <param name="Penalty">Ridge, as a share of the number of cases; above 0.</param>
/// <param name="FewestPages">Pages that a feature must be seen on to count.</param>
public sealed record Training(double Penalty = 0.0005, int FewestPages = 3)
{
    /// <summary>How much a case of a label counts; 1 when left out.</summary>
    public Func<string, double> LabelWeight { get; init; } = _ => 1;

    /// <summary>A feature none of whose weights is this far from 0 is left out of the model.</summary>
    public double SmallestWeight { get; init; } = 0.08;
}

/// <summary>
/// Fits a multinomial logistic regression with a ridge penalty by full-batch Adam. The same cases give the same weights to the last digit.
/// </summary>
/// <remarks>Kingma DP, Ba J (2015). Adam: a method for stochastic optimization. ICLR. arXiv:1412.6980</remarks>
public static class TrainModel
{
    private const int Steps = 300;

    private const double Rate = 0.05, FirstDecay = 0.9, SecondDecay = 0.999, Tiny = 1e-8;

    /// <summary>Fits.</summary>
    /// <exception cref="ArgumentException">There is no case.</exception>
    public static LinearModel Run(IReadOnlyList<LabelledCase> cases, Training training)
    {
        if (cases.Count == 0) throw new ArgumentException("There is nothing to learn from.", nameof(cases));
        var names = Names(cases, training.FewestPages);
        var index = names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i, StringComparer.Ordinal);
        var labels = cases.Select(c => c.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var fit = new Fit(
            [.. cases.Select(c => c.Features.Where(index.ContainsKey).Select(f => index[f]).Order().ToArray())],
            [.. cases.Select(c => labels.AsSpan().IndexOf(c.Label))],
            [.. cases.Select(c => training.LabelWeight(c.Label))],
            names.Length,
            labels.Length);
        var weights = fit.Run(training.Penalty);
        return new(labels, Kept(names, weights, labels.Length, training.SmallestWeight).ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static ImmutableArray<string> Names(IReadOnlyList<LabelledCase> cases, int fewestPages) =>
    [
        .. cases.SelectMany(c => c.Features.Select(f => (f, c.Page))).Distinct().GroupBy(p => p.f, StringComparer.Ordinal)
            .Where(g => g.Count() >= fewestPages).Select(g => g.Key).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<KeyValuePair<string, ImmutableArray<double>>> Kept(ImmutableArray<string> names, double[] weights, int labels, double smallest)
    {
        for (var f = 0; f < names.Length; f++)
        {
            var own = weights.AsSpan(f * labels, labels).ToArray();
            if (own.Any(w => Math.Abs(w) >= smallest)) yield return new(names[f], [.. own.Select(w => Math.Round(w, 3))]);
        }
    }

    private sealed class Fit(int[][] rows, int[] truth, double[] importance, int features, int labels)
    {
        private readonly double[] weights = new double[features * labels];
        private readonly double[] slope = new double[features * labels];

        public double[] Run(double penalty)
        {
            double[] first = new double[weights.Length], second = new double[weights.Length];
            for (var step = 1; step <= Steps; step++)
            {
                Slope(penalty);
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
            for (var i = 0; i < slope.Length; i++) slope[i] = penalty * weights[i];
            var scores = new double[labels];
            for (var r = 0; r < rows.Length; r++)
            {
                Array.Clear(scores);
                foreach (var f in rows[r])
                {
                    var at = f * labels;
                    for (var l = 0; l < scores.Length; l++) scores[l] += weights[at + l];
                }

                LinearModel.Softmax(scores);
                scores[truth[r]] -= 1;
                for (var l = 0; l < scores.Length; l++) scores[l] *= importance[r] / rows.Length;
                foreach (var f in rows[r])
                {
                    var at = f * labels;
                    for (var l = 0; l < scores.Length; l++) slope[at + l] += scores[l];
                }
            }
        }
    }
}
