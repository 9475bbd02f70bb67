using Equipoise.Evidence.Searching;

namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>The texts of an imported record that a search looks through: what it is called first, then what it is about, then the rest.</summary>
internal static class RecordPassages
{
    public static IEnumerable<Passage> Of(ImportedRecord record)
    {
        foreach (var id in record.Identifiers) yield return new(id.Role is IdentifierRole.Own or IdentifierRole.Alias ? Place.Name : Place.About, id.Value);
        yield return new(Place.Name, record.Id);
        var passages = (IEnumerable<(Place Place, string? Text)>)[(Place.Name, record.Title)];
        if (record.Trial is { } trial) passages = passages.Concat(OfTrial(trial, record.Title));
        if (record.Results is { } results) passages = passages.Concat(OfResults(results));
        if (record.Citation is { } citation) passages = passages.Concat(OfCitation(citation, record.Title));
        if (record.Review is { } review) passages = passages.Concat(OfReview(review));
        if (record.Row is { } row) passages = passages.Concat(row.Cells.Select(c => (Place.Rest, (string?)c.Value.Text)));
        foreach (var (place, text) in passages)
            if (!string.IsNullOrWhiteSpace(text)) yield return new(place, text, Quotable: place is Place.Summary or Place.Rest);
    }

    private static IEnumerable<(Place, string?)> OfTrial(ImportedTrial trial, string? title) =>
    [
        (Place.Name, trial.BriefTitle == title ? null : trial.BriefTitle), (Place.Name, trial.OfficialTitle == title ? null : trial.OfficialTitle), (Place.Name, trial.Acronym),
        .. At(Place.About, trial.Conditions), .. At(Place.About, trial.Keywords),
        .. trial.Interventions.Select(i => (Place.About, i.Name)), .. trial.Interventions.SelectMany(i => At(Place.About, i.OtherNames)),
        (Place.About, trial.Sponsor?.Name), .. trial.Collaborators.Select(c => (Place.About, (string?)c.Name)),
        (Place.Summary, trial.Summary), (Place.Rest, trial.Description), (Place.Rest, trial.WhyStopped), (Place.Rest, trial.Design.Text),
        .. trial.Arms.SelectMany(a => At(Place.Rest, [a.Label, a.Description])), .. trial.Interventions.Select(i => (Place.Rest, i.Description)),
        .. trial.Outcomes.SelectMany(o => At(Place.Rest, [o.Measure, o.Description, o.TimeFrame])),
        .. At(Place.Rest, [trial.Eligibility?.Criteria, trial.Eligibility?.Exclusion, trial.Eligibility?.Population]),
        .. trial.Places.Select(p => string.Join(' ', new[] { p.Facility, p.City, p.State, p.Country }.OfType<string>())).Distinct(StringComparer.Ordinal).Select(p => (Place.Rest, (string?)p)),
        .. trial.References.Select(r => (Place.Rest, r.Citation)), .. trial.Further.Select(f => (Place.Rest, (string?)f.Text)),
    ];

    private static IEnumerable<(Place, string?)> OfResults(ReportedResults results) =>
    [
        .. results.Outcomes.SelectMany(o => At(Place.Rest, [o.Title, o.Description])),
        .. (results.AdverseEvents?.Serious ?? []).Select(e => (Place.Rest, e.Term)), .. (results.AdverseEvents?.Other ?? []).Select(e => (Place.Rest, e.Term)),
        (Place.Rest, results.Limitations),
    ];

    private static IEnumerable<(Place, string?)> OfCitation(ImportedCitation citation, string? title) =>
    [
        (Place.Name, citation.Title == title ? null : citation.Title), .. At(Place.Name, citation.OtherTitles),
        .. citation.Authors.Select(a => (Place.About, (string?)a.Name)), (Place.About, citation.Journal), (Place.About, citation.JournalShort), (Place.About, citation.Published?.Text), .. At(Place.About, citation.Keywords),
        .. citation.Abstract.Select(a => (Place.Summary, (string?)a.Text)), .. citation.Further.Select(f => (Place.Rest, (string?)f.Text)),
    ];

    private static IEnumerable<(Place, string?)> OfReview(ImportedReview review) =>
    [
        .. review.Studies.Select(s => (Place.About, s.Name)),
        .. review.Comparisons.Select(c => (Place.Summary, c.Name)), .. review.Comparisons.SelectMany(c => c.Outcomes).SelectMany(o => At(Place.Summary, [o.Name, .. o.Subgroups.Select(s => s.Name)])),
        .. review.Studies.SelectMany(s => At(Place.Rest, s.Citations)), .. review.Studies.SelectMany(s => s.Characteristics).Select(c => (Place.Rest, (string?)c.Text)),
    ];

    private static IEnumerable<(Place, string?)> At(Place place, IEnumerable<string?> texts) => texts.Select(t => (place, t));
}
