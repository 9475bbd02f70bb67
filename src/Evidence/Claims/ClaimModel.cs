using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Evidence.Claims;

/// <summary>The rankings that decide where rules do not: is it a claim, of what type, in which voice, with which verdict.</summary>
/// <param name="Find">Labels <c>claim</c> and <c>none</c>.</param>
/// <param name="Type">Labels of <see cref="ClaimType"/>.</param>
/// <param name="Stance">Labels of <see cref="Claims.Stance"/>.</param>
/// <param name="Verdict">Labels of <see cref="Claims.Verdict"/>.</param>
public sealed record ClaimModel(LinearModel Find, LinearModel Type, LinearModel Stance, LinearModel Verdict)
{
    /// <summary>Probability from which a passage is told as a claim.</summary>
    public double Threshold { get; init; } = 0.4;

    /// <summary>
    /// How far a verdict is leaned towards or away from, added to the logarithm of its probability. To call a bad claim supported does the most harm,
    /// so more is asked of that verdict than of the others.
    /// </summary>
    public FrozenDictionary<string, double> Leanings { get; init; } = FrozenDictionary<string, double>.Empty;

    /// <summary>The verdict that the ranking comes to.</summary>
    public string Judge(PassageFeatures features)
    {
        var probabilities = Verdict.Probabilities(features);
        return Verdict.Best([.. Verdict.Labels.Select((label, i) => probabilities[i] * Math.Exp(Leanings.GetValueOrDefault(label)))]);
    }

    /// <summary>Whether a passage states something; questions and headings do not.</summary>
    public bool IsClaim(DescribedPassage passage) =>
        passage.Passage is { IsQuestion: false, Kind: not BlockKind.Heading } && Find.Probability(passage.Features, "claim") >= Threshold;

    /// <summary>The features that some ranking gives weight, known to all of them.</summary>
    public FeatureNames Names => Find.Names;

    /// <summary>The same model without the features that no ranking gives weight.</summary>
    public ClaimModel Lean()
    {
        var names = new FeatureNames(Enumerable.Range(0, Names.Count).Where(f => All.Any(m => m.Weighs(f))).Select(f => Names[f]));
        return this with { Find = Find.Over(names), Type = Type.Over(names), Stance = Stance.Over(names), Verdict = Verdict.Over(names) };
    }

    private ImmutableArray<LinearModel> All => [Find, Type, Stance, Verdict];

    /// <summary>Reads the file that <see cref="Write"/> made.</summary>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static ClaimModel Read(Stream file)
    {
        var stored = JsonSerializer.Deserialize<Stored>(file, JsonSerializerOptions.Web) ?? throw new JsonException("The file of the claim model is empty.");
        StoredModel[] all = [stored.Find, stored.Type, stored.Stance, stored.Verdict];
        var names = new FeatureNames(all.SelectMany(m => m.Weights.Keys).Distinct(StringComparer.Ordinal));
        return new(Of(stored.Find, names), Of(stored.Type, names), Of(stored.Stance, names), Of(stored.Verdict, names)) { Threshold = stored.Threshold, Leanings = stored.Leanings.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    public void Write(Stream file) =>
        JsonSerializer.Serialize(file, new Stored(Threshold, new(Leanings.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal), Of(Find), Of(Type), Of(Stance), Of(Verdict)), JsonSerializerOptions.Web);

    private static LinearModel Of(StoredModel stored, FeatureNames names)
    {
        var none = new double[stored.Labels.Length].ToImmutableArray();
        if (stored.Weights.Values.Append(stored.Bias).Any(w => w.Length != none.Length)) throw new JsonException("The file of the claim model has more or fewer weights than labels.");
        return new(stored.Labels, stored.Bias, names, [.. Enumerable.Range(0, names.Count).SelectMany(f => stored.Weights.GetValueOrDefault(names[f], none))]);
    }

    private static StoredModel Of(LinearModel model) =>
        new(model.Labels, model.Bias, new(Enumerable.Range(0, model.Names.Count).Where(model.Weighs).ToDictionary(f => model.Names[f], model.Of, StringComparer.Ordinal), StringComparer.Ordinal));

    private sealed record Stored(double Threshold, SortedDictionary<string, double> Leanings, StoredModel Find, StoredModel Type, StoredModel Stance, StoredModel Verdict);

    private sealed record StoredModel(ImmutableArray<string> Labels, ImmutableArray<double> Bias, SortedDictionary<string, ImmutableArray<double>> Weights);
}
