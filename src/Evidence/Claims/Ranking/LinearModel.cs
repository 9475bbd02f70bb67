using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>
/// A multinomial logistic regression: each feature has one weight for each label, a label's score is its bias and the sum of the weights of the features at hand,
/// divided by the square root of how many were looked for.
/// </summary>
/// <remarks>Cox DR (1958). The regression analysis of binary sequences. Journal of the Royal Statistical Society B 20, 215–242. doi 10.1111/j.2517-6161.1958.tb00292.x</remarks>
/// <param name="Labels">What can be chosen.</param>
/// <param name="Bias">What each label starts from.</param>
/// <param name="Names">The features.</param>
/// <param name="Weights">One weight a label for each feature, feature after feature.</param>
public sealed record LinearModel(ImmutableArray<string> Labels, ImmutableArray<double> Bias, FeatureNames Names, ImmutableArray<double> Weights)
{
    /// <summary>Probability of every label, in the order of <see cref="Labels"/>; they sum to 1.</summary>
    public double[] Probabilities(PassageFeatures features)
    {
        var scores = new double[Labels.Length];
        var weights = Weights.AsSpan();
        foreach (var feature in features.Numbers)
        {
            var at = feature * scores.Length;
            for (var label = 0; label < scores.Length; label++) scores[label] += weights[at + label];
        }

        for (var label = 0; label < scores.Length; label++) scores[label] = Bias[label] + (features.Share * scores[label]);
        return Softmax(scores);
    }

    /// <summary>Probability of one label.</summary>
    public double Probability(PassageFeatures features, string label) => Probabilities(features)[Labels.AsSpan().IndexOf(label)];

    /// <summary>The most probable label.</summary>
    public string Best(PassageFeatures features) => Best(Probabilities(features));

    /// <summary>The most probable label, of probabilities in the order of <see cref="Labels"/>.</summary>
    public string Best(double[] probabilities) => Labels[Array.IndexOf(probabilities, probabilities.Max())];

    /// <summary>The features that spoke most for a label against the others, strongest first.</summary>
    public IEnumerable<(string Feature, double Weight)> Reasons(PassageFeatures features, string label)
    {
        var at = Labels.AsSpan().IndexOf(label);
        var reasons = new List<(int Feature, double Weight)>(features.Numbers.Length);
        foreach (var feature in features.Numbers)
        {
            var own = Weights.AsSpan(feature * Labels.Length, Labels.Length);
            var weight = own[at] - Mean(own);
            if (weight > 0) reasons.Add((feature, features.Share * weight));
        }

        reasons.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(Names[a.Feature], Names[b.Feature]));
        return reasons.Select(r => (Names[r.Feature], r.Weight));
    }

    private static double Mean(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (var weight in weights) sum += weight;
        return sum / weights.Length;
    }

    /// <summary>The weights of one feature.</summary>
    public ImmutableArray<double> Of(int feature) => Weights.Slice(feature * Labels.Length, Labels.Length);

    /// <summary>Whether a feature has a say.</summary>
    public bool Weighs(int feature) => Of(feature).Any(w => w != 0);

    /// <summary>The same ranking over fewer names.</summary>
    public LinearModel Over(FeatureNames names) => this with { Names = names, Weights = [.. Enumerable.Range(0, names.Count).SelectMany(f => Of(Names.Of(names[f])))] };

    internal static double[] Softmax(double[] scores)
    {
        var top = scores.Max();
        double sum = 0;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = Math.Exp(scores[i] - top);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
        return scores;
    }
}
