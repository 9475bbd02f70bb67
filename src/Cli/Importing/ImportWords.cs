using System.Globalization;
using Equipoise.Evidence.Importing;

namespace Equipoise.Cli.Importing;

/// <summary>How the program says what it imported.</summary>
internal static class ImportWords
{
    public static string Of(RecordSource source) => source switch
    {
        RecordSource.ClinicalTrialsGov => "ClinicalTrials.gov",
        RecordSource.PubMed => "PubMed",
        RecordSource.Ictrp => "WHO ICTRP",
        RecordSource.Ris => "RIS",
        RecordSource.BibTex => "BibTeX",
        RecordSource.RevMan => "RevMan",
        _ => "sheet",
    };

    public static string Of(RecordKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
