using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.PubMed;

/// <summary>Reads a MedlineCitation.</summary>
internal static class PubMedArticle
{
    public static ImportedCitation From(XmlPart citation, IssueLog log)
    {
        var article = citation.Down("Article") ?? new XmlPart("Article", "", 0, 0);
        var journal = article.Down("Journal");
        var issue = journal?.Down("JournalIssue");
        var types = article.Down("PublicationTypeList")?.Texts("PublicationType").ToImmutableArray() ?? [];
        var notices = Notices(citation);
        return new()
        {
            Types = types,
            Title = article.Text("ArticleTitle") ?? article.Text("VernacularTitle"),
            OtherTitles = article.Text("VernacularTitle") is { } other ? [other] : [],
            Authors = Authors(article.Down("AuthorList")),
            Journal = journal?.Text("Title") ?? citation.Text("MedlineJournalInfo", "MedlineTA"),
            JournalShort = journal?.Text("ISOAbbreviation") ?? citation.Text("MedlineJournalInfo", "MedlineTA"),
            Published = PubMedDates.From(issue?.Down("PubDate"), log) ?? PubMedDates.From(article.Down("ArticleDate"), log),
            Volume = issue?.Text("Volume"),
            Issue = issue?.Text("Issue"),
            Pages = Pages(article.Down("Pagination")),
            SerialNumbers = journal?.Texts("ISSN").ToImmutableArray() ?? [],
            Languages = [.. article.Texts("Language")],
            Abstract = [.. Parts(article.Down("Abstract")), .. citation.All("OtherAbstract").SelectMany(Parts)],
            Keywords = [.. citation.All("KeywordList").SelectMany(l => l.Texts("Keyword"))],
            Addresses = [.. (article.Down("AuthorList")?.Below("Affiliation") ?? []).Select(a => a.Words()).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal)],
            Notices = notices,
            IsRetracted = types.Contains("Retracted Publication", StringComparer.OrdinalIgnoreCase) || notices.Any(n => n.Type == "RetractionIn"),
            Further = Further(citation, article),
        };
    }

    public static ImmutableArray<CitationAuthor> Authors(XmlPart? list) => list is null ? [] : [.. list.All("Author").Select(Author).OfType<CitationAuthor>()];

    private static CitationAuthor? Author(XmlPart author)
    {
        if (author.Text("CollectiveName") is { } group) return new(group, IsGroup: true);
        var (family, given) = (author.Text("LastName"), author.Text("ForeName") ?? author.Text("FirstName") ?? author.Text("Initials"));
        var name = string.Join(", ", new[] { family, given, author.Text("Suffix") }.OfType<string>());
        return name.Length > 0 ? new(name) : author.Words() is { Length: > 0 } words ? new(words) : null;
    }

    public static IEnumerable<AbstractPart> Parts(XmlPart? text)
    {
        if (text is null) yield break;
        foreach (var part in text.All("AbstractText"))
            if (part.Words() is { Length: > 0 } words) yield return new(part.Filled("Label"), words);
        if (text.Text("CopyrightInformation") is { } copyright) yield return new("Copyright", copyright);
    }

    private static string? Pages(XmlPart? pagination) =>
        pagination?.Text("MedlinePgn") ?? (pagination?.Text("StartPage") is { } start ? pagination.Text("EndPage") is { } end ? $"{start}-{end}" : start : null);

    private static ImmutableArray<CitationNotice> Notices(XmlPart citation) =>
        [.. (citation.Down("CommentsCorrectionsList")?.All("CommentsCorrections") ?? []).Select(c => new CitationNotice(c.Attribute("RefType") ?? "", c.Text("RefSource"), c.Text("PMID")))];

    private static ImmutableArray<NamedText> Further(XmlPart citation, XmlPart article) =>
    [
        .. (citation.Down("MeshHeadingList")?.All("MeshHeading") ?? []).Select(m => new NamedText("MeSH", string.Join('/', m.Parts.Where(p => p.Name.Length > 0).Select(p => p.Words())))),
        .. (citation.Down("ChemicalList")?.Below("NameOfSubstance") ?? []).Select(c => new NamedText("Chemical", c.Words())),
        .. (article.Down("GrantList")?.All("Grant") ?? []).Select(g => new NamedText("Grant", string.Join("; ", g.Parts.Where(p => p.Name.Length > 0).Select(p => p.Words())))),
        .. (article.Down("DataBankList")?.All("DataBank") ?? []).Select(d => new NamedText("DataBank", $"{d.Text("DataBankName")}: {string.Join(", ", d.Below("AccessionNumber").Select(a => a.Words()))}")),
        .. citation.Texts("CoiStatement").Select(c => new NamedText("CoiStatement", c)),
        .. (citation.Down("InvestigatorList")?.All("Investigator") ?? []).Select(i => new NamedText("Investigator", Author(i)?.Name ?? "")),
        .. Plain(citation, "Status").Concat(Plain(citation, "Owner")),
    ];

    private static IEnumerable<NamedText> Plain(XmlPart part, string attribute) => part.Filled(attribute) is { } value ? [new(attribute, value)] : [];
}
