using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>A case to learn from.</summary>
/// <param name="Features">What can be seen.</param>
/// <param name="Label">What a person said of it.</param>
/// <param name="Page">The page it is from.</param>
public sealed record LabelledCase(IReadOnlyCollection<string> Features, string Label, string Page);

/// <summary>
/// Fits a multinomial logistic regression with a ridge penalty by full-batch Adam. The same cases give the same weights to the last digit.
/// </summary>
/// <remarks>Kingma DP, Ba J (2015). Adam: a method for stochastic optimization. ICLR. arXiv:1412.6980</remarks>
public static class TrainModel
{
    private const int Steps = 300;

    private const double Rate = 0.05, FirstDecay = 0.9, SecondDecay = 0.999, Tiny = 1e-8;

    /// <summary>Fits.</summary>
    /// <param name="cases">At least one of each label.</param>
    /// <param name="penalty">Ridge, as a share of the number of cases; above 0.</param>
    /// <param name="fewestPages">Pages that a feature must be seen on to count.</param>
    /// <param name="labelWeight">How much a case of a label counts; 1 when left out.</param>
    public static LinearModel Run(IReadOnlyList<LabelledCase> cases, double penalty, int fewestPages, Func<string, double>? labelWeight = null)
    {
        if (cases.Count == 0) throw new ArgumentException("There is nothing to learn from.", nameof(cases));
        var names = Names(cases, fewestPages);
        var labels = cases.Select(c => c.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var index = names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i, StringComparer.Ordinal);
        var rows = cases.Select(c => c.Features.Where(index.ContainsKey).Select(f => index[f]).Order().ToArray()).ToArray();
        var truth = cases.Select(c => labels.AsSpan().IndexOf(c.Label)).ToArray();
        var weights = Fit(rows, truth, [.. cases.Select(c => labelWeight?.Invoke(c.Label) ?? 1)], names.Length, labels.Length, penalty);
        return new(labels, names.Select((n, i) => (n, i)).ToFrozenDictionary(p => p.n, p => ImmutableArray.Create(weights[p.i].Select(w => Math.Round(w, 4)).ToArray()), StringComparer.Ordinal));
    }

    private static ImmutableArray<string> Names(IReadOnlyList<LabelledCase> cases, int fewestPages) =>
    [
        .. cases.SelectMany(c => c.Features.Select(f => (f, c.Page))).Distinct().GroupBy(p => p.f, StringComparer.Ordinal)
            .Where(g => g.Count() >= fewestPages).Select(g => g.Key).Order(StringComparer.Ordinal),
    ];

    private static double[][] Fit(int[][] rows, int[] truth, double[] importance, int features, int labels, double penalty)
    {
        double[][] weights = Zeros(features, labels), first = Zeros(features, labels), second = Zeros(features, labels);
        for (var step = 1; step <= Steps; step++)
        {
            var slope = Slope(rows, truth, importance, weights, penalty);
            for (var f = 0; f < features; f++)
            {
                for (var l = 0; l < labels; l++)
                {
                    first[f][l] = (FirstDecay * first[f][l]) + ((1 - FirstDecay) * slope[f][l]);
                    second[f][l] = (SecondDecay * second[f][l]) + ((1 - SecondDecay) * slope[f][l] * slope[f][l]);
                    var momentum = first[f][l] / (1 - Math.Pow(FirstDecay, step));
                    var scale = Math.Sqrt(second[f][l] / (1 - Math.Pow(SecondDecay, step))) + Tiny;
                    weights[f][l] -= Rate / (1 + (step / 100.0)) * momentum / scale;
                }
            }
        }

        return weights;
    }

    private static double[][] Slope(int[][] rows, int[] truth, double[] importance, double[][] weights, double penalty)
    {
        var labels = weights[0].Length;
        var slope = Zeros(weights.Length, labels);
        for (var r = 0; r < rows.Length; r++)
        {
            var scores = new double[labels];
            foreach (var f in rows[r])
            {
                for (var l = 0; l < labels; l++) scores[l] += weights[f][l];
            }

            LinearModel.Softmax(scores);
            scores[truth[r]] -= 1;
            foreach (var f in rows[r])
            {
                for (var l = 0; l < labels; l++) slope[f][l] += importance[r] * scores[l] / rows.Length;
            }
        }

        for (var f = 0; f < weights.Length; f++)
        {
            for (var l = 0; l < labels; l++) slope[f][l] += penalty * weights[f][l];
        }

        return slope;
    }

    private static double[][] Zeros(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
}
