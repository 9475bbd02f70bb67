using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>
/// A multinomial logistic regression: each feature has one weight for each label, a label's score is the sum of the weights of the features at hand.
/// </summary>
/// <remarks>Cox DR (1958). The regression analysis of binary sequences. Journal of the Royal Statistical Society B 20, 215–242. doi 10.1111/j.2517-6161.1958.tb00292.x</remarks>
/// <param name="Labels">What can be chosen.</param>
/// <param name="Weights">By feature, one weight a label.</param>
public sealed record LinearModel(ImmutableArray<string> Labels, FrozenDictionary<string, ImmutableArray<double>> Weights)
{
    /// <summary>Probability of every label, in the order of <see cref="Labels"/>; they sum to 1.</summary>
    public double[] Probabilities(IEnumerable<string> features)
    {
        var scores = new double[Labels.Length];
        foreach (var feature in features)
        {
            if (!Weights.TryGetValue(feature, out var weights)) continue;
            for (var label = 0; label < scores.Length; label++) scores[label] += weights[label];
        }

        return Softmax(scores);
    }

    /// <summary>Probability of one label.</summary>
    public double Probability(IEnumerable<string> features, string label) => Probabilities(features)[Labels.AsSpan().IndexOf(label)];

    /// <summary>The most probable label.</summary>
    public string Best(IEnumerable<string> features) => Best(Probabilities(features));

    /// <summary>The most probable label, of probabilities in the order of <see cref="Labels"/>.</summary>
    public string Best(double[] probabilities) => Labels[Array.IndexOf(probabilities, probabilities.Max())];

    /// <summary>The features that spoke most for a label against the others, strongest first.</summary>
    public IEnumerable<(string Feature, double Weight)> Reasons(IEnumerable<string> features, string label)
    {
        var at = Labels.AsSpan().IndexOf(label);
        return features.Where(Weights.ContainsKey)
            .Select(feature => (Feature: feature, Weight: Weights[feature][at] - Weights[feature].Average()))
            .Where(reason => reason.Weight > 0)
            .OrderByDescending(reason => reason.Weight).ThenBy(reason => reason.Feature, StringComparer.Ordinal);
    }

    internal static double[] Softmax(double[] scores)
    {
        var top = scores.Max();
        double sum = 0;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = Math.Exp(scores[i] - top);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
        return scores;
    }
}
