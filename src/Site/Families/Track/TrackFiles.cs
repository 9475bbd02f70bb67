using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Translations;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Text = System.Text.Encoding;

namespace Equipoise.Site.Families.Track;

/// <summary>What makes the tracking page one that can be installed and used without a network: its manifest and its worker, for each language.</summary>
public sealed class TrackFiles(Snapshot snapshot, Assets assets, TrackScript script)
{
    public const string Page = "/families/track";
    public const string Paper = "/families/track/paper";

    private const string ManifestAddress = "/families/track.webmanifest";
    private const string WorkerAddress = "/families/track-worker.js"; // beside the page: a worker answers for its own folder only

    /// <summary>The topics whose words stand on the page.</summary>
    private static readonly string[] Topics = ["track", "track-paper", FamilyWords.Shared, "natural-course"];

    /// <summary>The instrument that the page follows a child with.</summary>
    public const string Instrument = "ATEC";

    /// <summary>Whether the evidence base holds what the page is made of. A folder of one's own need not.</summary>
    public static bool AreOnFile(Snapshot snapshot) =>
        snapshot.Instruments.GetValueOrDefault(Instrument)?.Sheet is not null && Array.TrueForAll(["track", "track-paper", FamilyWords.Shared], topic => snapshot.Words.Find(PageLanguage.En, topic) is not null);

    public static string Manifest(PageLanguage language) => FamilyWords.AddressIn(language, ManifestAddress);

    public static string Worker(PageLanguage language) => FamilyWords.AddressIn(language, WorkerAddress);

    public void Map(IEndpointRouteBuilder routes)
    {
        if (!AreOnFile(snapshot)) return;
        script.Map(routes);
        foreach (var language in PageLanguages.All)
        {
            routes.MapGet(Manifest(language), () => Results.Bytes(ManifestOf(language), "application/manifest+json")).WithMetadata(new PublicAnswer([])).ExcludeFromDescription();
            routes.MapGet(Worker(language), (HttpContext http) =>
            {
                SecurityHeaders.AllowOwnWorker(http.Response);
                return Results.Text(WorkerOf(language), "text/javascript; charset=utf-8");
            }).WithMetadata(new PublicAnswer([])).ExcludeFromDescription();
        }
    }

    /// <summary>Every address that the page needs to work by itself, and no other.</summary>
    public ImmutableArray<string> Needed(PageLanguage language) =>
    [
        FamilyWords.AddressIn(language, Page), FamilyWords.AddressIn(language, Paper), Manifest(language),
        assets.Address("site.css"), assets.Address("favicon.svg"), assets.Address("track-192.png"), assets.Address("track-512.png"),
        .. script.Addresses,
    ];

    private byte[] ManifestOf(PageLanguage language)
    {
        var words = new FamilyWords(snapshot.Words, language, "track");
        var page = FamilyWords.AddressIn(language, Page);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            name = words.Text("title"),
            short_name = "Equipoise",
            lang = language.Code(),
            dir = language.Direction(),
            id = page,
            start_url = page,
            scope = page,
            display = "standalone",
            background_color = "#ffffff",
            theme_color = "#5b2a6e",
            icons = new[]
            {
                new { src = assets.Address("track-192.png"), sizes = "192x192", type = "image/png", purpose = "any" },
                new { src = assets.Address("track-512.png"), sizes = "512x512", type = "image/png", purpose = "any maskable" },
                new { src = assets.Address("favicon.svg"), sizes = "any", type = "image/svg+xml", purpose = "any" },
            },
        });
    }

    private string WorkerOf(PageLanguage language) =>
        $"const VERSION = {JsonSerializer.Serialize(Version(language))};\nconst FILES = {JsonSerializer.Serialize(Needed(language))};\n{script.Worker}";

    /// <summary>Changes whenever the page could look otherwise: with the evidence, the words, the files and the program.</summary>
    private string Version(PageLanguage language)
    {
        var words = from file in snapshot.Words.Files
                    where (file.Language == language || file.Language == PageLanguage.En) && Topics.Contains(file.Topic, StringComparer.Ordinal)
                    select file;
        string[] parts = [snapshot.Hash, typeof(TrackFiles).Assembly.ManifestModule.ModuleVersionId.ToString(), .. Needed(language), script.Worker, Text.UTF8.GetString(CanonicalJson.Write(words.ToArray()))];
        return Convert.ToHexStringLower(SHA256.HashData(Text.UTF8.GetBytes(string.Join('\n', parts))))[..12];
    }
}
