using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Changes;

/// <summary>What happened to a paper, in plain sentences.</summary>
internal static class SayCitationChange
{
    public static IEnumerable<RecordNews> Sentences(ImportedRecord before, ImportedRecord after)
    {
        if (before.Citation is not { } was || after.Citation is not { } @is) yield break;
        if (!was.IsRetracted && @is.IsRetracted) yield return new(RecordNewsKind.Retraction, $"The paper was retracted.{Cited(Came(was, @is).FirstOrDefault(n => n.Type == "RetractionIn"))}");
        if (was.IsRetracted && !@is.IsRetracted) yield return new(RecordNewsKind.Retraction, "The paper is no longer marked as retracted.");
        foreach (var notice in Came(was, @is))
            if (Notice(notice, was.IsRetracted) is { } news) yield return news;
        foreach (var notice in Came(@is, was).Where(n => n.Type is "ExpressionOfConcernIn" or "ErratumIn" or "CorrectedandRepublishedIn"))
            yield return new(notice.Type == "ExpressionOfConcernIn" ? RecordNewsKind.Concern : RecordNewsKind.Correction, $"A notice is no longer listed: {notice.Citation ?? notice.Type}.");
        if (!SayRecord.Same(was.Title, @is.Title)) yield return new(RecordNewsKind.Other, $"The title went from “{was.Title}” to “{@is.Title}”.");
        if (!SayRecord.Same(Abstract(was), Abstract(@is))) yield return new(RecordNewsKind.Other, was.Abstract.IsEmpty ? "The record has an abstract for the first time." : @is.Abstract.IsEmpty ? "The record no longer has an abstract." : "The abstract was changed.");
    }

    private static RecordNews? Notice(CitationNotice notice, bool knownAsRetracted) => notice.Type switch
    {
        "RetractionIn" when knownAsRetracted => new(RecordNewsKind.Retraction, $"A further notice of retraction is listed.{Cited(notice)}"),
        "PartialRetractionIn" => new(RecordNewsKind.Retraction, $"A part of the paper was retracted.{Cited(notice)}"),
        "ExpressionOfConcernIn" => new(RecordNewsKind.Concern, $"The journal published an expression of concern about the paper.{Cited(notice)}"),
        "ErratumIn" => new(RecordNewsKind.Correction, $"A correction of the paper was published.{Cited(notice)}"),
        "CorrectedandRepublishedIn" or "RetractedandRepublishedIn" => new(RecordNewsKind.Correction, $"The paper was corrected and published again.{Cited(notice)}"),
        "UpdateIn" => new(RecordNewsKind.Correction, $"An update of the paper was published.{Cited(notice)}"),
        _ => null,
    };

    private static IEnumerable<CitationNotice> Came(ImportedCitation was, ImportedCitation @is) =>
        @is.Notices.Where(n => !was.Notices.Any(o => o.Type == n.Type && o.Pmid == n.Pmid && (n.Pmid is not null || SayRecord.Same(o.Citation, n.Citation)))).DistinctBy(n => (n.Type, n.Pmid, n.Citation));

    private static string Cited(CitationNotice? notice) => notice?.Citation is { Length: > 0 } citation ? $" The notice: {citation.Trim().TrimEnd('.')}." : "";

    private static string Abstract(ImportedCitation citation) => string.Join(' ', citation.Abstract.Select(p => $"{p.Label} {p.Text}").Order(StringComparer.Ordinal));
}
