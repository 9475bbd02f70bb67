using System.Collections.Immutable;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Flagging;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Product.Tests.Claims;

/// <summary>One sentence, answered and flagged as if it had been found and judged in a given way, so that a test does not hang on the ranking.</summary>
internal static class Sentence
{
    private static readonly Lazy<EvidenceReading> Read = new(() => EvidenceFolder.Read(Repository.Data));
    private static readonly Lazy<FindingBook> Book = new(() => FindingBook.Of(Read.Value.Snapshot!));
    private static readonly Lazy<AnswerClaim> Answers = new(() => new(Snapshot, Findings));
    private static readonly Lazy<DescribePassages> Describe = new(() => new(KnownStudies.Of(Snapshot), Read.Value.Lexicons, new FeatureNames()));
    private static readonly Lazy<Vocabulary> Signs = new(() => new(WordsOf.WarningSigns(Read.Value.Lexicons, "en")));

    public static Snapshot Snapshot => Read.Value.Snapshot!;

    public static FindingBook Findings => Book.Value;

    public static ImmutableArray<Lexicon> Lexicons => Read.Value.Lexicons;

    public static EvidenceLinks Links => Answers.Value.Links;

    public static ClaimAnswer Answer(string text, ClaimType type, Verdict verdict)
    {
        var (page, described) = Page(text);
        return Answers.Value.Of(described[^1].Passage, page.Frames[^1], described[^1].Citation, type, verdict);
    }

    /// <summary>Flags of the last sentence of a text.</summary>
    public static ImmutableArray<Warning> Flags(string text, ClaimType type, Verdict verdict, Stance stance = Stance.Promotional)
    {
        var (page, described) = Page(text);
        var passage = described[^1].Passage;
        return FlagClaim.Of(new(passage, page.Frames[^1], described[^1].Citation, type, stance, verdict, page) { Signs = Signs.Value.Find(passage.Words) });
    }

    /// <summary>What the last sentence of a text says of which studies, and what of it is wrong.</summary>
    public static StudyCitation? Cited(string text) => Page(text).Described[^1].Citation;

    private static (WholePage Page, ImmutableArray<DescribedPassage> Described) Page(string text)
    {
        var described = Describe.Value.Run(ReadPlainText.Run(text), TestContext.Current.CancellationToken).ToImmutableArray();
        return (new([.. described.Select(d => d.Passage)], [.. described.Select(d => d.Citation)], [.. described.Select(d => d.Frame)]), described);
    }
}
