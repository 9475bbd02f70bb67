using System.Globalization;
using Equipoise.Evidence.Syncing;

namespace Equipoise.Cli.Syncing;

/// <summary>Where to fetch and what to ask, from the environment.</summary>
internal static class SyncPlace
{
    public static SyncSettings Read()
    {
        var usual = new SyncSettings();
        return usual with
        {
            ClinicalTrialsGov = Address("EQUIPOISE_CTGOV") ?? usual.ClinicalTrialsGov,
            TrialQuery = Text("EQUIPOISE_CTGOV_QUERY") ?? usual.TrialQuery,
            PubMed = Address("EQUIPOISE_PUBMED") ?? usual.PubMed,
            PaperQuery = Text("EQUIPOISE_PUBMED_QUERY") ?? usual.PaperQuery,
            PubMedKey = Text("EQUIPOISE_PUBMED_KEY"),
            Email = Text("EQUIPOISE_PUBMED_EMAIL"),
            Tool = Text("EQUIPOISE_PUBMED_TOOL") ?? usual.Tool,
            PageSize = Number("EQUIPOISE_SYNC_PAGE", 1, 1000) ?? usual.PageSize,
            Patience = Number("EQUIPOISE_SYNC_PATIENCE", 1, 3600) is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.Patience,
            Retries = Number("EQUIPOISE_SYNC_RETRIES", 0, 20) ?? usual.Retries,
        };
    }

    private static string? Text(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } text ? text : null;

    private static Uri? Address(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0) return address;
        throw new Refusal($"{name} is no address such as https://clinicaltrials.gov/api/v2.");
    }

    private static int? Number(string name, int low, int high)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high) return number;
        throw new Refusal($"{name} is a whole number from {low} to {high}.");
    }
}
