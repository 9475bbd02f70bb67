using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Ranking;

namespace Equipoise.Evidence.Claims.Languages;

/// <summary>What pages in one language are read with.</summary>
internal sealed class LanguageReader(string language, ImmutableArray<CitedStudy> studies, IReadOnlyCollection<Lexicon> lexicons, FeatureNames features)
{
    public string Language => language;

    /// <summary>Whether rankings were trained in it; elsewhere concepts decide.</summary>
    public bool IsRanked => language == English;

    public const string English = "en";

    public DescribePassages Describe { get; } = new(studies, lexicons, features, language);

    public Vocabulary Signs { get; } = new(WordsOf.WarningSigns(lexicons, language));
}
