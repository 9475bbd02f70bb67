using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Judging;
using Equipoise.Evidence.Claims.Languages;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>Reads the claims of a page by rule and trained ranking: which they are and in which voice, then each verdict in the voice of the rest of the page.</summary>
internal sealed class ReadByRanking(ClaimModel model)
{
    /// <summary>Reasons of a ranking that are told.</summary>
    private const int MostReasons = 5;

    /// <summary>One for each passage; null where nothing is claimed.</summary>
    public ImmutableArray<ReadClaim?> Of(ImmutableArray<DescribedPassage> described, IReadOnlyList<Frame> frames)
    {
        var voices = described.Select(d => model.IsClaim(d) ? model.Stance.Probabilities(d.Features) : null).ToList();
        var around = new PageVoice(model.Stance, [.. voices.OfType<double[]>()]);
        return [.. described.Select((d, i) => voices[i] is { } voice ? Claim(d, frames[i], voice, [.. d.Features, .. around.Around(voice)]) : null)];
    }

    private ReadClaim Claim(DescribedPassage described, Frame frame, double[] voice, IReadOnlyCollection<string> features)
    {
        var (type, stance) = (ClaimLabels.Type(model.Type.Best(described.Features)), ClaimLabels.Stance(model.Stance.Best(voice)));
        if (Rules.For(described.Passage, frame, described.Citation) is { } ruling) return new(type, stance, ruling.Verdict, [ruling.Rule]);
        var label = model.Judge(features);
        return new(type, stance, ClaimLabels.Verdict(label), [.. model.Verdict.Reasons(features, label).Take(MostReasons).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Feature} ({w.Weight:+0.00})"))]);
    }
}
