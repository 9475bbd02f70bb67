using System.Net;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Claims;
using Equipoise.Product.Tests.Site;
using Equipoise.Site.Claims;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(SiteFixture))]

namespace Equipoise.Product.Tests.Site;

/// <summary>The real site over the real evidence base, listening on a free port; one for all tests. Take it as a constructor's argument.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    private readonly WebApplication app;

    public SiteFixture()
    {
        Snapshot = EvidenceFolder.Read(Repository.Data).Snapshot ?? throw new InvalidOperationException("data/ does not pass its checks.");
        app = Build(Snapshot);
    }

    public Snapshot Snapshot { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Follows no redirects and unpacks nothing by itself, so that a test sees what was sent.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        Client.BaseAddress = Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private static WebApplication Build(Snapshot snapshot)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(OwnPages.Checker).AddSingleton(_ => new CheckLimits(checks: 10_000, fetches: 10_000, keeps: 10_000)).AddSite(snapshot);
        var site = builder.Build();
        site.MapSite();
        return site;
    }
}
