using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.PubMed;

/// <summary>Reads a book or a chapter of PubMed.</summary>
internal static class PubMedBook
{
    public static ImportedCitation From(XmlPart document, IssueLog log)
    {
        var book = document.Down("Book");
        var title = document.Text("ArticleTitle");
        return new()
        {
            Types = [.. document.Texts("PublicationType")],
            Title = title ?? book?.Text("BookTitle"),
            OtherTitles = title is not null && book?.Text("BookTitle") is { } other ? [other] : [],
            Authors = [.. document.All("AuthorList").Concat(book?.All("AuthorList") ?? []).Where(l => l.Attribute("Type") != "editors").SelectMany(l => PubMedArticle.Authors(l))],
            Editors = [.. document.All("AuthorList").Concat(book?.All("AuthorList") ?? []).Where(l => l.Attribute("Type") == "editors").SelectMany(l => PubMedArticle.Authors(l))],
            Published = PubMedDates.From(book?.Down("PubDate"), log),
            Publisher = book?.Text("Publisher", "PublisherName"),
            SerialNumbers = book?.Texts("Isbn").ToImmutableArray() ?? [],
            Volume = book?.Text("Volume"),
            Pages = document.Text("Pagination", "MedlinePgn"),
            Languages = [.. document.Texts("Language")],
            Abstract = [.. PubMedArticle.Parts(document.Down("Abstract"))],
            Keywords = [.. document.All("KeywordList").SelectMany(l => l.Texts("Keyword"))],
            Further = [.. (document.Down("Sections")?.Below("SectionTitle") ?? []).Select(s => new NamedText("Section", s.Words()))],
        };
    }
}
