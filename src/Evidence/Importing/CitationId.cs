using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing;

/// <summary>
/// The id of a reference that no bibliography keeps: made of what identifies a paper. Two exports of one paper that disagree about that stay two records;
/// that they are one paper is for matching to say, with a reason.
/// </summary>
internal static class CitationId
{
    public static string Of(ImportedCitation read, ImmutableArray<RecordIdentifier> ids, string? accession, IssueLog log)
    {
        var doi = ids.FirstOrDefault(i => i is { Scheme: "doi", Role: IdentifierRole.Own })?.Value;
        var pmid = ids.FirstOrDefault(i => i is { Scheme: "pmid", Role: IdentifierRole.Own })?.Value;
        if (read.Title is null && doi is null && pmid is null && accession is null)
            log.AtLine(ImportCodes.NoId, 0, 0, "The reference has neither a title nor an id; it is kept under an id made of what there is.");
        var year = read.Published?.Value?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? read.Published?.Text;
        return RecordIds.OfParts(
            string.Join(' ', read.Types), read.Title, year, read.Authors.FirstOrDefault()?.Name, read.Journal, read.Volume, read.Pages, doi, pmid, accession,
            read.Title is null ? string.Join(' ', read.Further.Select(f => f.Text)) : null);
    }
}
