using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims.Judging;
using Equipoise.Evidence.Claims.Languages;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>Reads the claims of a page by rule and trained ranking: which they are, of what type, in which voice, with which verdict.</summary>
internal sealed class ReadByRanking(ClaimModel model)
{
    /// <summary>Reasons of a ranking that are told.</summary>
    private const int MostReasons = 5;

    /// <summary>One for each passage; null where nothing is claimed.</summary>
    public ImmutableArray<ReadClaim?> Of(ImmutableArray<DescribedPassage> described) => [.. described.Select(d => model.IsClaim(d) ? Claim(d) : null)];

    private ReadClaim Claim(DescribedPassage described)
    {
        var (passage, citation, frame, features) = described;
        var (type, stance) = (ClaimLabels.Type(model.Type.Best(features)), ClaimLabels.Stance(model.Stance.Best(features)));
        if (Rules.For(passage, frame, citation) is { IsFinal: true } ruling) return new(type, stance, ruling.Verdict, [ruling.Rule]);
        var label = model.Judge(features);
        return new(type, stance, ClaimLabels.Verdict(label), [.. model.Verdict.Reasons(features, label).Take(MostReasons).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Feature} ({w.Weight:+0.00})"))]);
    }
}
