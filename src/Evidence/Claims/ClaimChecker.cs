using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims.Flagging;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Judging;
using Equipoise.Evidence.Claims.Citations;
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
    /// <summary>Reasons of a ranking that are told.</summary>
    private const int MostReasons = 5;

    private readonly DescribePassages describe;
    private readonly ClaimModel model;
    private readonly ExplainVerdict explain;
    private readonly string release;

    public ClaimChecker(Snapshot snapshot, FindingBook findings, IEnumerable<Lexicon> lexicons, ClaimModel model)
    {
        describe = new(KnownStudies.Of(snapshot), lexicons);
        this.model = model;
        explain = new(snapshot, findings);
        release = snapshot.Hash;
    }

    public ClaimReport Check(PageText page, CancellationToken cancel = default)
    {
        var described = describe.Run(page, cancel).ToImmutableArray();
        var places = new CodePoints(page.Text);
        var claims = described.Select(d => Claim(page, d, places)).OfType<Claim>().ToImmutableArray();
        return new()
        {
            Page = page,
            Document = new(page.Title, "en", places.Of(page.Text.Length)) { Notes = page.Notes },
            Claims = claims,
            Omissions = FindOmissions.Run([.. described.Select(d => d.Passage)]),
            Summary = Summary(claims),
            Release = release,
        };
    }

    private Claim? Claim(PageText page, DescribedPassage described, CodePoints places)
    {
        var (passage, citation, features) = described;
        if (!model.IsClaim(features)) return null;
        var frame = ReadFrame.Of(passage, citation);
        var (verdict, because) = Judge(described, frame);
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
            Place = passage.Sentence,
        };
    }

    private (Verdict Verdict, ImmutableArray<string> Because) Judge(DescribedPassage described, Frame frame)
    {
        if (Rules.For(described.Passage, frame, described.Citation) is { } ruling) return (ruling.Verdict, [ruling.Rule]);
        var label = model.Verdict.Best(described.Features);
        return (ClaimLabels.Verdict(label), [.. model.Verdict.Reasons(described.Features, label).Take(MostReasons).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Feature} ({w.Weight:+0.00})"))]);
    }

    private static string Summary(ImmutableArray<Claim> claims) => claims.IsEmpty
        ? "No sentence of this page could be checked."
        : string.Create(CultureInfo.InvariantCulture, $"{claims.Length} claims were found. The evidence supports {claims.Count(c => c.Verdict == Verdict.Supported)} of them.");
}
