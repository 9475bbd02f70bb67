using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Claims;
using Equipoise.Product.Tests.Releases;
using Equipoise.Site.Claims;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Site;

/// <summary>The site with its demonstration switch on, on a day when one paper of an invented clinic has run out.</summary>
public sealed class DemonstrationSite : IAsyncLifetime
{
    private readonly WebApplication app;

    public DemonstrationSite()
    {
        Snapshot = EvidenceFolder.Read(Repository.Data).Snapshot!;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["EQUIPOISE_DEMO"] = "on";
        builder.Services.AddSingleton<TimeProvider>(new SetClock(new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero)));
        builder.Services.AddSingleton(OwnPages.Checker).AddSingleton(_ => new CheckLimits(checks: 10_000, fetches: 10_000, keeps: 10_000)).AddSite(Snapshot);
        app = builder.Build();
        app.MapSite();
    }

    public Snapshot Snapshot { get; }

    public HttpClient Client { get; } = new();

    public ClinicDirectory Directory => app.Services.GetRequiredService<ClinicDirectory>();

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        Client.BaseAddress = new(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    public async Task<IDocument> Page(string address) => await new HtmlParser().ParseDocumentAsync(await Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
}
