namespace Equipoise.Evidence.Importing.PubMed;

/// <summary>The id of a citation of PubMed.</summary>
internal static class PubMedIds
{
    public static string Of(string? pmid, RecordSlice slice, IssueLog log)
    {
        var id = pmid?.Trim();
        if (string.IsNullOrEmpty(id))
        {
            log.AtLine(ImportCodes.NoId, 0, 0, "The record has no PMID; it is kept under an id made of its content.");
            return RecordIds.OfContent(slice);
        }

        if (!id.All(char.IsAsciiDigit)) log.AtLine(ImportCodes.IdMalformed, 0, 0, $"'{id}' does not look like a PMID.");
        return RecordIds.Bounded(id, log);
    }
}
