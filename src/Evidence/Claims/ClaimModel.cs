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
    public string Judge(IReadOnlyCollection<string> features)
    {
        var probabilities = Verdict.Probabilities(features);
        return Verdict.Best([.. Verdict.Labels.Select((label, i) => probabilities[i] * Math.Exp(Leanings.GetValueOrDefault(label)))]);
    }

    /// <summary>Whether a passage states something; questions and headings do not.</summary>
    public bool IsClaim(DescribedPassage passage) =>
        passage.Passage is { IsQuestion: false, Kind: not BlockKind.Heading } && Find.Probability(passage.Features, "claim") >= Threshold;

    /// <summary>Reads the file that <see cref="Write"/> made.</summary>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static ClaimModel Read(Stream file)
    {
        var stored = JsonSerializer.Deserialize<Stored>(file, JsonSerializerOptions.Web) ?? throw new JsonException("The file of the claim model is empty.");
        return new(Of(stored.Find), Of(stored.Type), Of(stored.Stance), Of(stored.Verdict)) { Threshold = stored.Threshold, Leanings = stored.Leanings.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    public void Write(Stream file) =>
        JsonSerializer.Serialize(file, new Stored(Threshold, new(Leanings.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal), Of(Find), Of(Type), Of(Stance), Of(Verdict)), JsonSerializerOptions.Web);

    private static LinearModel Of(StoredModel stored) =>
        new(stored.Labels, stored.Weights.ToFrozenDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal));

    private static StoredModel Of(LinearModel model) => new(model.Labels, new(model.Weights.ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal), StringComparer.Ordinal));

    private sealed record Stored(double Threshold, SortedDictionary<string, double> Leanings, StoredModel Find, StoredModel Type, StoredModel Stance, StoredModel Verdict);

    private sealed record StoredModel(ImmutableArray<string> Labels, SortedDictionary<string, ImmutableArray<double>> Weights);
}
