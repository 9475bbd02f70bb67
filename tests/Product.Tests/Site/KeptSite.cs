using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using Equipoise.Evidence;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Claims;
using Equipoise.Product.Tests.Releases;
using Equipoise.Product.Tests.Storage;
using Equipoise.Site.Serving;
using Equipoise.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Site;

/// <summary>The site over a database of its own, with what stood before and the real evidence base today.</summary>
internal sealed class KeptSite(EmptyDatabase empty, EvidenceDatabase database, WebApplication app) : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.Single()) };

    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Said> Now = new(() => Said.From(ReleasedEvidence.Whole, FindingBook.Of(ReleasedEvidence.Whole)));

    private static readonly Lazy<(Snapshot, Said)> Earlier = new(() =>
    {
        var whole = ReleasedEvidence.Whole.Content;
        var snapshot = new Snapshot(whole with { Studies = [.. whole.Studies.Where(s => s.Id != Missing)], RiskOfBias = [.. whole.RiskOfBias.Where(r => r.Study != Missing)] });
        return (snapshot, Said.From(snapshot, FindingBook.Of(snapshot)));
    });

    /// <summary>The study that the evidence base had not yet on the first day.</summary>
    public const string Missing = "dawson2020";

    public static (Snapshot Snapshot, Said Said) Then => Earlier.Value;

    public static Said Today => Now.Value;

    /// <summary>The words of today, as if from another state of the evidence, with other answers and perhaps by another program.</summary>
    public static Said Otherwise(Snapshot snapshot, string? engine = null) =>
        ReleasedEvidence.Saying(snapshot, [], [.. FindingBook.Of(ReleasedEvidence.Whole).All.Select(FindingView.Of)], engine);

    public Uri Address => new(app.Urls.Single());

    public EvidenceDatabase Database => database;

    /// <summary>Each stands for a day, from noon.</summary>
    public static async Task<KeptSite> With(params (Snapshot Snapshot, Said Said)[] stood)
    {
        var empty = EmptyDatabase.InFolder();
        var database = await OpenEvidenceDb.At(empty.Place, TestContext.Current.CancellationToken);
        var clock = new SetClock(Noon);
        foreach (var (snapshot, said) in stood)
        {
            Assert.NotEqual(Kept.Nothing, await new StoreRelease(database, clock).Run(snapshot, said, TestContext.Current.CancellationToken));
            clock.Now += TimeSpan.FromDays(1);
        }

        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(OwnPages.Checker).AddSite(ReleasedEvidence.Whole);
        builder.Services.AddSingleton<IDbContextFactory<EvidenceDb>>(database);
        var app = builder.Build();
        app.MapSite();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(empty, database, app);
    }

    public Task<HttpResponseMessage> Ask(string address) => client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<IDocument> Page(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Ask(address);
        var html = await response.Text();
        Assert.True(response.StatusCode == status, $"{address} answered {(int)response.StatusCode}: {html}");
        return await BrowsingContext.New().OpenAsync(r => r.Content(html), TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> Json(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Ask(address);
        var text = await response.Text();
        Assert.True(response.StatusCode == status, $"{address} answered {(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
        await empty.DisposeAsync();
    }
}
