using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Components;

namespace Equipoise.Site.Records;

/// <summary>How imported records are spoken of and where they have their page.</summary>
public static class RecordWords
{
    public static string Of(RecordSource source) => source switch
    {
        RecordSource.ClinicalTrialsGov => "ClinicalTrials.gov",
        RecordSource.PubMed => "PubMed",
        RecordSource.Ictrp => "WHO ICTRP",
        RecordSource.Ris => "RIS file",
        RecordSource.BibTex => "BibTeX file",
        RecordSource.RevMan => "RevMan file",
        _ => "sheet",
    };

    public static string Of(RecordKind kind) => kind switch
    {
        RecordKind.Trial => "registered trial",
        RecordKind.Citation => "reference",
        RecordKind.Review => "review",
        _ => "row of a sheet",
    };

    public static string Title(StoredRecordName name) => string.IsNullOrWhiteSpace(name.Title) ? $"{name.Id} (no title)" : name.Title;

    public static string Address(RecordSource source, string id) => $"/records/{Choice.Word(source)}/{Uri.EscapeDataString(id)}";

    public static string Address(RecordKey key) => Address(key.Source, key.Id);

    public static string Address(WorkMatch match) => match.Kind switch { WorkKind.Study => "/studies/", WorkKind.Trial => "/trials/", _ => "/reviews/" } + match.Work;

    /// <summary>The source named in an address, with or without hyphens.</summary>
    public static RecordSource? SourceNamed(string? word)
    {
        var plain = (word ?? "").Replace("-", "", StringComparison.Ordinal);
        return Enum.GetValues<RecordSource>().Select(s => (RecordSource?)s).FirstOrDefault(s => s.ToString()!.Equals(plain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The id as it stands in an address: routing leaves a slash within it packed.</summary>
    public static string IdNamed(string id) => id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The page of the source itself, where there is one. Made of ids only, never of an address in the record.</summary>
    public static string? Outside(RecordSource source, string id) => source switch
    {
        RecordSource.ClinicalTrialsGov when IsNct(id) => $"https://clinicaltrials.gov/study/{id}",
        RecordSource.PubMed when id.Length <= 9 && id.All(char.IsAsciiDigit) => $"https://pubmed.ncbi.nlm.nih.gov/{id}/",
        RecordSource.Ictrp => $"https://trialsearch.who.int/Trial2.aspx?TrialID={Uri.EscapeDataString(id)}",
        _ => null,
    };

    /// <summary>Where an id leads, for the registers whose addresses follow from it.</summary>
    public static string? Outside(string scheme, string value) => scheme switch
    {
        "nct" => $"https://clinicaltrials.gov/study/{value}",
        "pmid" => $"https://pubmed.ncbi.nlm.nih.gov/{value}/",
        "pmc" => $"https://pmc.ncbi.nlm.nih.gov/articles/{value}/",
        "doi" => $"https://doi.org/{string.Join('/', value.Split('/').Select(Uri.EscapeDataString))}",
        "isrctn" => $"https://www.isrctn.com/{value}",
        _ => null,
    };

    public static string Of(IdentifierRole role) => role switch
    {
        IdentifierRole.Own => "its own",
        IdentifierRole.Alias => "an earlier name",
        IdentifierRole.Secondary => "another name it gives",
        IdentifierRole.Linked => "linked by the bibliography",
        IdentifierRole.Reference => "a paper it lists",
        _ => "stands in its text",
    };

    /// <summary>A register's word in capitals, as words: ACTIVE_NOT_RECRUITING.</summary>
    public static string Plain(string? word) => string.IsNullOrWhiteSpace(word) ? "" : word.Any(char.IsLower) ? word : word.Replace('_', ' ').ToLowerInvariant();

    public static string Date(ReportedDate date) =>
        (date.Value is { } value ? Words.Date(value) : date.Text) + date.Certainty switch { DateCertainty.Estimated => " (planned)", DateCertainty.Actual => "", _ => "" };

    public static string At(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The name of a file without the folders of the machine it was read on; entries of archives keep theirs.</summary>
    public static string File(string path)
    {
        var parts = path.Split('!');
        parts[0] = parts[0].Split('/', '\\')[^1];
        return string.Join(" ! ", parts);
    }

    private static bool IsNct(string id) => id.Length == 11 && id.StartsWith("NCT", StringComparison.Ordinal) && id.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>A record by its id and its title.</summary>
public readonly record struct StoredRecordName(string Id, string? Title);
