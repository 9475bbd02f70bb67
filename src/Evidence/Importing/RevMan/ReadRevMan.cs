using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.RevMan;

/// <summary>Reads a review of RevMan 5: its studies, the data of its analyses and the results it states.</summary>
internal static class ReadRevMan
{
    public static ImportedRecord? From(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        var root = XmlRecord.Parse(slice, limits, log);
        if (root is null) return null;
        var studies = Studies(root.Down("STUDIES_AND_REFERENCES", "STUDIES"), root);
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var study in studies)
            if (!names.TryAdd(study.Id, study.Name)) log.AtLine(ImportCodes.RecordTwice, 0, 0, $"Two studies have the id {study.Id}; both are kept.");
        var review = new ImportedReview
        {
            Doi = root.Filled("DOI"),
            Stage = root.Filled("STAGE"),
            Program = root.Filled("REVMAN_SUB_VERSION") ?? root.Filled("REVMAN_VERSION"),
            Studies = studies,
            Comparisons = [.. (root.Down("ANALYSES_AND_DATA")?.All("COMPARISON") ?? []).Select(c => ReadComparison.From(c, names, log))],
            Judgements = Judgements(root.Down("QUALITY_ITEMS")),
            Changes = Changes(root.Down("COVER_SHEET")),
        };
        return new()
        {
            Source = RecordSource.RevMan,
            Id = Id(root, review, slice, log),
            Kind = RecordKind.Review,
            Title = root.Text("COVER_SHEET", "TITLE"),
            Updated = root.Filled("MODIFIED") is { } modified ? ReadDate.From(modified) : null,
            Identifiers = Identifiers(review),
            Review = review,
        };
    }

    private static string Id(XmlPart root, ImportedReview review, RecordSlice slice, IssueLog log)
    {
        if (root.Filled("ID") is { } id) return RecordIds.Bounded(id, log);
        if (review.Doi is { } doi) return RecordIds.Bounded(doi.ToLowerInvariant(), log);
        log.AtLine(ImportCodes.NoId, root.Line, root.Column, "The review has no id; it is kept under one made of its content.");
        return RecordIds.OfContent(slice);
    }

    private static ImmutableArray<ReviewStudy> Studies(XmlPart? studies, XmlPart root)
    {
        if (studies is null) return [];
        var characteristics = (root.Down("CHARACTERISTICS_OF_STUDIES")?.Parts ?? []).SelectMany(p => p.Parts).Where(c => c.Filled("STUDY_ID") is not null)
            .ToLookup(c => c.Filled("STUDY_ID")!, StringComparer.Ordinal);
        return
        [
            .. from standing in studies.Parts.Where(p => p.Name.Length > 0)
               from study in standing.All("STUDY")
               let id = study.Filled("ID") ?? ""
               select new ReviewStudy(
                   id, study.Filled("NAME"), study.Filled("YEAR"), Standing(standing.Name), [.. study.All("REFERENCE").Select(Citation).Where(c => c.Length > 0)], Identifiers(study))
               { Characteristics = [.. characteristics[id].SelectMany(c => c.Parts).Where(p => p.Name.Length > 0 && p.Words().Length > 0).Select(p => new NamedText(p.Name, p.Words()))] },
        ];
    }

    private static readonly string[] CitationParts = ["AU", "TI", "SO", "YR", "VL", "NO", "PG", "PB", "CY"];

    private static string Standing(string element) => element.Split('_')[0].ToLowerInvariant();

    private static string Citation(XmlPart reference) =>
        string.Join(". ", CitationParts.Select(e => reference.Text(e)).OfType<string>());

    private static ImmutableArray<RecordIdentifier> Identifiers(XmlPart study)
    {
        var ids = new IdentifierList();
        foreach (var id in study.Below("IDENTIFIER"))
        {
            var (type, value) = (id.Filled("TYPE")?.ToUpperInvariant(), id.Filled("VALUE") ?? id.Words());
            if (type == "DOI") ids.Doi(value, IdentifierRole.Secondary);
            else if (type is "MEDLINE" or "PUBMED") ids.Paper(value, IdentifierRole.Secondary);
            ids.Register(value, IdentifierRole.Secondary);
        }

        return ids.Done();
    }

    private static ImmutableArray<RecordIdentifier> Identifiers(ImportedReview review)
    {
        var ids = new IdentifierList();
        ids.Doi(review.Doi, IdentifierRole.Own);
        foreach (var id in review.Studies.SelectMany(s => s.Identifiers).Where(i => i.Scheme == "pmid")) ids.Paper(id.Value, IdentifierRole.Reference);
        foreach (var id in review.Studies.SelectMany(s => s.Identifiers).Where(i => i.Scheme != "pmid"))
        {
            ids.Register(id.Value, IdentifierRole.Reference);
            ids.Doi(id.Value, IdentifierRole.Reference);
        }

        return ids.Done();
    }

    private static ImmutableArray<ReviewJudgement> Judgements(XmlPart? items) => items is null ? [] :
    [
        .. from item in items.All("QUALITY_ITEM")
           from entry in item.Below("QUALITY_ITEM_DATA_ENTRY")
           select new ReviewJudgement(entry.Filled("STUDY_ID") ?? "", item.Text("NAME"), entry.Filled("RESULT"), entry.Text("DESCRIPTION")),
    ];

    private static ImmutableArray<ReviewChange> Changes(XmlPart? cover) => cover is null ? [] :
    [
        .. cover.Below("WHATS_NEW_ENTRY").Select(e => new ReviewChange(e.Filled("EVENT"), Date(e.Down("DATE")), e.Text("DESCRIPTION"))),
    ];

    private static ReportedDate? Date(XmlPart? date)
    {
        if (date is null) return null;
        var (year, month, day) = (date.Filled("YEAR"), date.Filled("MONTH"), date.Filled("DAY"));
        return year is null ? null : new(string.Join('-', new[] { year, month, day }.OfType<string>()), ReadDate.Of(year, month ?? "", day ?? ""));
    }
}
