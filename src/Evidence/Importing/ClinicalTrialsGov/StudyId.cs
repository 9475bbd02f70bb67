using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>The id of a study.</summary>
internal static partial class StudyId
{
    public static string Of(string? nctId, RecordSlice slice, IssueLog log)
    {
        var id = nctId?.Trim();
        if (string.IsNullOrEmpty(id))
        {
            log.AtPath(ImportCodes.NoId, "nctId", "The record has no NCT number; it is kept under one made of its content.");
            return RecordIds.OfContent(slice);
        }

        if (!Shape().IsMatch(id)) log.AtPath(ImportCodes.IdMalformed, "nctId", $"'{id}' does not look like an NCT number.");
        return RecordIds.Bounded(id, log);
    }

    [GeneratedRegex(@"^NCT\d{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
