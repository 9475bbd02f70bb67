using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Claims.Asking;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Flagging;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Judging;
using Equipoise.Evidence.Claims.Languages;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Omissions;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims;

/// <summary>Checks pages against one evidence base. Made once, used by many at a time; the same page always gives the same report.</summary>
public sealed class ClaimChecker
{
    private readonly FrozenDictionary<string, LanguageReader> readers;
    private readonly TellLanguage language;
    private readonly ReadByRanking byRanking;
    private readonly Library library;
    private readonly ReadByConcepts byConcepts;
    private readonly string release;

    public ClaimChecker(Snapshot snapshot, FindingBook findings, IEnumerable<Lexicon> lexicons, ClaimModel model)
    {
        var all = lexicons.ToList();
        var studies = KnownStudies.Of(snapshot);
        readers = WordsOf.Languages(all).Append(LanguageReader.English).Distinct(StringComparer.Ordinal).ToFrozenDictionary(l => l, l => new LanguageReader(l, studies, all, l == LanguageReader.English ? model.Names : new FeatureNames()), StringComparer.Ordinal);
        language = new(all);
        byRanking = new(model);
        library = new(snapshot, findings);
        byConcepts = new(library);
        Answer = new(library);
        release = snapshot.Hash;
    }

    /// <summary>The reasons, and where what they rest on can be read.</summary>
    public AnswerClaim Answer { get; }

    public ClaimReport Check(PageText page, CancellationToken cancel = default)
    {
        var told = language.Of(page.Text);
        var reader = readers.GetValueOrDefault(told == TellLanguage.Unknown ? LanguageReader.English : told);
        var described = reader is null ? [] : reader.Describe.Run(page, cancel).ToImmutableArray();
        var whole = new WholePage([.. described.Select(d => d.Passage)], [.. described.Select(d => d.Citation)], [.. described.Select(d => d.Frame)]);
        var contents = new PageContents(whole, reader is null ? [] : [.. described.Select(d => reader.Signs.Find(d.Passage.Words))], library);
        var places = new CodePoints(page.Text);
        var read = Read(reader, described);
        var claims = described.Select((d, i) => read[i] is { } claim ? Claim(page, claim, d, contents, i, places) : null).OfType<Claim>().ToImmutableArray();
        contents = contents.Reading(claims);
        var omissions = FindOmissions.Run(contents, Answer.Links);
        return new()
        {
            Page = page,
            Document = new(page.Title, told == TellLanguage.Unknown && whole.Speaks ? LanguageReader.English : told, places.Of(page.Text.Length)) { Notes = [.. page.Notes, .. PageNotes.Of(told, reader, whole)] },
            Claims = claims,
            Omissions = omissions,
            Flags = contents.IsSelling && ManyDiseases.Fits(whole) ? [Warning.OneCellManyDiseases] : [],
            Questions = AskClinic.Of(claims, contents),
            Summary = SummarisePage.Of(claims, omissions, whole),
            Release = release,
        };
    }

    private ImmutableArray<ReadClaim?> Read(LanguageReader? reader, ImmutableArray<DescribedPassage> described) =>
        reader is { IsRanked: true } ? byRanking.Of(described) : [.. described.Select(d => byConcepts.Of(d.Passage, d.Frame, d.Citation))];

    private Claim Claim(PageText page, ReadClaim read, DescribedPassage described, PageContents contents, int number, CodePoints places)
    {
        var (passage, citation, frame, _) = described;
        var quote = page.Text[passage.Sentence.Start..passage.Sentence.End];
        var unknown = library.Unknown.In(quote, passage, citation);
        var answer = Answer.Of(passage, frame, citation, read.Type, read.Verdict, contents.Home).Naming(unknown);
        return new()
        {
            Start = places.Of(passage.Sentence.Start),
            End = places.Of(passage.Sentence.End),
            Quote = quote,
            Type = read.Type,
            Stance = read.Stance,
            Concepts = ClaimConcepts.Of(passage),
            Verdict = read.Verdict,
            Why = answer.Why,
            Statement = answer.Statement,
            Evidence = answer.Evidence,
            Links = Answer.Links.Of(answer.Evidence),
            Misdescribed = citation?.Wrong ?? [],
            UnknownStudy = unknown,
            Flags = FlagClaim.Of(new(passage, frame, citation, read.Type, read.Stance, read.Verdict, contents.Page) { Signs = contents.Signs[number] }),
            Because = read.Because,
            Place = passage.Sentence,
        };
    }
}
