using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.PubMed;

/// <summary>Reads an article or a book of PubMed in XML.</summary>
internal static class ReadPubMedXml
{
    public static ImportedRecord? From(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        var root = XmlRecord.Parse(slice, limits, log);
        if (root is null) return null;
        if (root.Name == "DeleteCitation") return Deleted(root, log);
        var book = root.Down("BookDocument");
        var citation = root.Name == "MedlineCitation" ? root : root.Down("MedlineCitation");
        if ((book ?? citation) is not { } document)
        {
            log.AtLine(ImportCodes.NotARecord, root.Line, root.Column, $"The element {root.Name} holds no citation.", dataLost: true);
            return null;
        }

        var read = book is not null ? PubMedBook.From(book, log) : PubMedArticle.From(citation!, log);
        var id = PubMedIds.Of(document.Text("PMID"), slice, log);
        return new()
        {
            Source = RecordSource.PubMed,
            Id = id,
            Kind = RecordKind.Citation,
            Title = read.Title,
            Updated = (PubMedDates.From(document.Down("DateRevised"), log) ?? PubMedDates.From(document.Down("DateCompleted"), log))?.Value,
            Identifiers = Identifiers(document, root, read),
            Citation = read,
        };
    }

    /// <summary>The citations that a note says were deleted; none where it is no such note.</summary>
    public static ImmutableArray<string> Withdrawn(RecordSlice slice, ImportLimits limits) =>
        XmlRecord.Parse(slice, limits, new(slice, limits.IssuesOfRecord)) is { Name: "DeleteCitation" } note ? [.. note.Texts("PMID").Where(id => id.Length is > 0 and <= RecordIds.Longest)] : [];

    /// <summary>A note that citations were deleted is no citation; it is told, and what was imported before stays.</summary>
    private static ImportedRecord? Deleted(XmlPart root, IssueLog log)
    {
        var ids = string.Join(", ", root.Texts("PMID"));
        log.AtLine(ImportCodes.NoteOfDeletion, root.Line, root.Column, $"PubMed has deleted {ids}. What was imported of it is kept, and marked as withdrawn by PubMed.");
        return null;
    }

    private static ImmutableArray<RecordIdentifier> Identifiers(XmlPart document, XmlPart root, ImportedCitation read)
    {
        var ids = new IdentifierList();
        ids.Paper(document.Text("PMID"), IdentifierRole.Own);
        foreach (var id in root.Down("PubmedData", "ArticleIdList")?.All("ArticleId") ?? []) Own(ids, id.Attribute("IdType"), id.Words());
        foreach (var id in document.Down("Article")?.All("ELocationID") ?? []) Own(ids, id.Attribute("EIdType"), id.Words());
        foreach (var id in document.Down("ArticleIdList")?.All("ArticleId") ?? []) Own(ids, id.Attribute("IdType"), id.Words());
        foreach (var number in document.Down("Article", "DataBankList")?.Below("AccessionNumber") ?? []) ids.Register(number.Words(), IdentifierRole.Linked);
        foreach (var part in read.Abstract) ids.Register(part.Text, IdentifierRole.Mentioned);
        ids.Register(read.Title, IdentifierRole.Mentioned);
        foreach (var notice in read.Notices) ids.Paper(notice.Pmid, IdentifierRole.Reference);
        return ids.Done();
    }

    private static void Own(IdentifierList ids, string? type, string value)
    {
        if (type == "doi") ids.Doi(value, IdentifierRole.Own);
        else if (type == "pmc") ids.Pmc(value, IdentifierRole.Own);
    }
}
