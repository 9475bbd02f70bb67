using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Flagging;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Judging;
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
    private readonly Vocabulary vocabulary;
    private readonly ResolveCitations citations;
    private readonly ClaimModel model;
    private readonly ExplainVerdict explain;
    private readonly string release;

    public ClaimChecker(Snapshot snapshot, FindingBook findings, IEnumerable<Lexicon> lexicons, ClaimModel model)
    {
        var studies = KnownStudies.Of(snapshot);
        vocabulary = new(lexicons.Append(StudyNames.Lexicon(studies)));
        citations = new(studies);
        this.model = model;
        explain = new(snapshot, findings);
        release = snapshot.Hash;
    }

    public ClaimReport Check(PageText page, CancellationToken cancel = default)
    {
        var passages = ReadPassages.Run(page, vocabulary, cancel);
        var cited = citations.Run(passages);
        var places = new CodePoints(page.Text);
        var claims = ImmutableArray.CreateBuilder<Claim>();
        for (var i = 0; i < passages.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (Claim(page, passages[i], cited[i], places) is { } claim) claims.Add(claim);
        }

        return new()
        {
            Page = page,
            Document = new(page.Title, "en", places.Of(page.Text.Length)) { Notes = page.Notes },
            Claims = claims.ToImmutable(),
            Omissions = FindOmissions.Run(passages),
            Summary = Summary(claims),
            Release = release,
        };
    }

    private Claim? Claim(PageText page, Passage passage, StudyCitation? citation, CodePoints places)
    {
        var features = Features.Of(passage, citation);
        if (model.Find.Probability(features, "claim") < model.Threshold) return null;
        var frame = ReadFrame.Of(passage, citation);
        var ruling = Rules.For(passage, frame, citation);
        var verdict = ruling?.Verdict ?? ClaimLabels.Verdict(model.Verdict.Best(features));
        var because = ruling is { } r ? [r.Rule] : model.Verdict.Reasons(features, ClaimLabels.Of(verdict)).Take(5).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Feature} ({w.Weight:+0.00})")).ToImmutableArray();
        var (why, evidence) = explain.Of(passage, frame, citation, verdict);
        return new()
        {
            Start = places.Of(passage.Sentence.Start),
            End = places.Of(passage.Sentence.End),
            Quote = page.Text[passage.Sentence.Start..passage.Sentence.End],
            Type = ClaimLabels.Type(model.Type.Best(features)),
            Stance = ClaimLabels.Stance(model.Stance.Best(features)),
            Concepts = ClaimConcepts.Of(passage),
            Verdict = verdict,
            Why = why,
            Evidence = evidence,
            Misdescribed = citation?.Wrong ?? [],
            Flags = FlagClaim.Of(passage, frame, citation, verdict),
            Because = because,
            Passage = passage,
        };
    }

    private static string Summary(ImmutableArray<Claim>.Builder claims) => claims.Count == 0
        ? "No sentence of this page could be checked."
        : string.Create(CultureInfo.InvariantCulture, $"{claims.Count} claims were found. The evidence supports {claims.Count(c => c.Verdict == Verdict.Supported)} of them.");
}
