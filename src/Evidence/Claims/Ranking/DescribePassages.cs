using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>A passage with all that it is judged by.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Citation">The study it speaks of; null when it speaks of none that we know.</param>
/// <param name="Frame">What it asserts.</param>
/// <param name="Features">What the rankings look at.</param>
public sealed record DescribedPassage(Passage Passage, StudyCitation? Citation, Frame Frame, PassageFeatures Features);

/// <summary>Reads the passages of a page, the studies they speak of and the features they are judged by; training and checking see the same.</summary>
/// <param name="studies">Studies that a page may speak of.</param>
/// <param name="lexicons">Those of every language; the ones of the page's language are used.</param>
/// <param name="names">The features that are looked at.</param>
/// <param name="language">The page's language.</param>
public sealed class DescribePassages(ImmutableArray<CitedStudy> studies, IEnumerable<Lexicon> lexicons, FeatureNames names, string language = "en")
{
    private readonly Vocabulary vocabulary = new(WordsOf.Claims(lexicons, language).Append(StudyNames.Lexicon(studies)));
    private readonly ResolveCitations citations = new(studies);

    public IEnumerable<DescribedPassage> Run(PageText page, CancellationToken cancel = default)
    {
        var passages = ReadPassages.Run(page, vocabulary, cancel);
        var cited = citations.Run(passages);
        var features = new FeatureSet(names);
        for (var i = 0; i < passages.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var frame = ReadFrame.Of(passages[i], cited[i]);
            yield return new(passages[i], cited[i], frame, Features.Of(passages[i], frame, cited[i], features));
        }
    }
}
