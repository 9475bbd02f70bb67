using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Equipoise.Product.Tests.Importing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Syncing;

/// <summary>A server of its own that answers as ClinicalTrials.gov and PubMed do, from invented records, and goes wrong when it is told to.</summary>
internal sealed partial class StandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private int epoch = 1;

    private StandIn(WebApplication app) => this.app = app;

    /// <summary>Studies by id, each with the day on which its last update was posted.</summary>
    public ConcurrentDictionary<string, (JsonObject Study, string Posted)> Studies { get; } = new(StringComparer.Ordinal);

    /// <summary>Papers by PubMed id, each with the day on which it was last changed.</summary>
    public ConcurrentDictionary<string, (string Xml, string Changed)> Papers { get; } = new(StringComparer.Ordinal);

    /// <summary>What goes wrong with the next requests, one after another; null where nothing does.</summary>
    public ConcurrentQueue<Func<HttpContext, byte[], Task>?> Faults { get; } = new();

    /// <summary>Addresses and conditions in the order of asking.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public bool SendsETags { get; set; }

    /// <summary>Called before each answer.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public Uri Trials => new(app.Urls.First() + "/api/v2/");

    public Uri PubMed => new(app.Urls.First() + "/entrez/eutils/");

    public static async Task<StandIn> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new StandIn(builder.Build());
        server.app.Run(server.Answer);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Tokens and results of searches given until now are no longer known.</summary>
    public void Forget() => epoch++;

    public void Study(int number, string posted, Action<JsonObject>? change = null)
    {
        var study = number % 3 == 0 ? SampleStudies.WithResults(number) : SampleStudies.Plain(number);
        study["protocolSection"]!["statusModule"]!["lastUpdateSubmitDate"] = posted;
        change?.Invoke(study["protocolSection"]!.AsObject());
        Studies[SampleStudies.Id(number)] = (study, posted);
    }

    public void Paper(int number, string changed, string title = "An invented paper") =>
        Papers[(40_000_000 + number).ToString(CultureInfo.InvariantCulture)] = ($"<PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"1\">{40_000_000 + number}</PMID><DateRevised><Year>{changed[..4]}</Year><Month>{changed[5..7]}</Month><Day>{changed[8..]}</Day></DateRevised><Article PubModel=\"Print\"><Journal><Title>Inventions</Title></Journal><ArticleTitle>{title} {number}</ArticleTitle></Article></MedlineCitation></PubmedArticle>", changed);

    /// <summary>PubMed as its files tell of a deletion.</summary>
    public void Deleted(int number, string changed) =>
        Papers["deleted-" + number] = ($"<DeleteCitation><PMID Version=\"1\">{40_000_000 + number}</PMID></DeleteCitation>", changed);

    private async Task Answer(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        Asked.Enqueue($"{path}{http.Request.QueryString}{(http.Request.Headers.IfNoneMatch.Count > 0 ? " if-none-match" : "")}");
        await Before($"{path}{http.Request.QueryString}");
        var (status, type, text) = path switch
        {
            "/api/v2/studies" => StudyPage(http.Request.Query),
            "/entrez/eutils/esearch.fcgi" => Search(http.Request.Query),
            "/entrez/eutils/efetch.fcgi" => Fetch(http.Request.Query),
            _ => (404, "text/plain", "Not here."),
        };
        var body = Encoding.UTF8.GetBytes(text);
        if (Faults.TryDequeue(out var fault) && fault is not null)
        {
            await fault(http, body);
            return;
        }

        await Send(http, status, type, body);
    }

    private async Task Send(HttpContext http, int status, string type, byte[] body)
    {
        if (SendsETags && status == 200)
        {
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"";
            http.Response.Headers.ETag = tag;
            if (http.Request.Headers.IfNoneMatch == tag)
            {
                http.Response.StatusCode = 304;
                return;
            }
        }

        (http.Response.StatusCode, http.Response.ContentType, http.Response.ContentLength) = (status, type, body.Length);
        await http.Response.Body.WriteAsync(body);
    }

    private (int, string, string) StudyPage(IQueryCollection query)
    {
        var since = Range().Match(query["filter.advanced"].ToString()) is { Success: true } match ? match.Groups["day"].Value : "";
        var found = Studies.OrderByDescending(s => s.Value.Posted, StringComparer.Ordinal).ThenBy(s => s.Key, StringComparer.Ordinal).Where(s => string.CompareOrdinal(s.Value.Posted, since) >= 0).Select(s => s.Value.Study).ToList();
        var size = Number(query["pageSize"]);
        var start = 0;
        if (query["pageToken"].ToString() is { Length: > 0 } token)
        {
            if (!token.StartsWith($"t{epoch}-", StringComparison.Ordinal)) return (400, "text/plain", "Parameter `pageToken` has incorrect format");
            start = Number(token[(token.IndexOf('-', StringComparison.Ordinal) + 1)..]);
        }

        // A token is given whenever a page is full, so the last page may be followed by an empty one.
        var page = found.Skip(start).Take(size).ToList();
        var answer = new JsonObject { ["totalCount"] = found.Count, ["studies"] = new JsonArray([.. page.Select(s => s.DeepClone())]) };
        if (page.Count == size) answer["nextPageToken"] = FormattableString.Invariant($"t{epoch}-{start + size}");
        return (200, "application/json", SampleStudies.Written(answer));
    }

    private (int, string, string) Search(IQueryCollection query)
    {
        var found = Found(query["mindate"].ToString());
        return (200, "text/xml", $"<?xml version=\"1.0\"?><!DOCTYPE eSearchResult PUBLIC \"-//NLM//DTD esearch 20060628//EN\" \"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd\"><eSearchResult><Count>{found.Count}</Count><RetMax>0</RetMax><RetStart>0</RetStart><QueryKey>1</QueryKey><WebEnv>MCID_{epoch}_{query["mindate"].ToString().Replace('/', '-')}</WebEnv><IdList/></eSearchResult>");
    }

    private (int, string, string) Fetch(IQueryCollection query)
    {
        var place = query["WebEnv"].ToString().Split('_');
        if (place[1] != epoch.ToString(CultureInfo.InvariantCulture)) return (200, "text/xml", "<?xml version=\"1.0\"?><eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>");
        var papers = Found(place[2]).Skip(Number(query["retstart"])).Take(Number(query["retmax"]));
        return (200, "text/xml", $"<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2025//EN\" \"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n<PubmedArticleSet>\n{string.Join('\n', papers)}\n</PubmedArticleSet>");
    }

    private List<string> Found(string since) =>
        [.. Papers.Where(p => string.CompareOrdinal(p.Value.Changed, since.Replace('/', '-')) >= 0).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value.Xml)];

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    [GeneratedRegex(@"RANGE\[(?<day>[\d-]+),MAX\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}

/// <summary>Ways in which an answer goes wrong.</summary>
internal static class Fault
{
    public static Func<HttpContext, byte[], Task> TooMany(string retryAfter) => (http, _) =>
    {
        (http.Response.StatusCode, http.Response.Headers.RetryAfter) = (429, retryAfter);
        return http.Response.WriteAsync("{\"error\":\"API rate limit exceeded\"}");
    };

    public static Func<HttpContext, byte[], Task> Status(int status, string text = "") => (http, _) =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(text);
    };

    /// <summary>The connection breaks in the middle of what was announced.</summary>
    public static async Task CutShort(HttpContext http, byte[] body)
    {
        (http.Response.ContentType, http.Response.ContentLength) = ("application/json", body.Length);
        await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
        await http.Response.Body.FlushAsync();
        http.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
    }

    /// <summary>Half of it comes as if it were all.</summary>
    public static Task HalfAsAll(HttpContext http, byte[] body) => http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2)).AsTask();

    public static Task Words(HttpContext http, byte[] body) => http.Response.WriteAsync("<html>We are down for maintenance.</html>");

    public static Task Hangs(HttpContext http, byte[] body) => Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
}
