using System.Net;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Site.Serving;

public class FaultTests(SiteFixture site)
{
    [Fact]
    public async Task A_mistake_of_ours_shows_a_plain_page_with_a_request_id_and_nothing_of_the_inside()
    {
        await using var broken = await Broken();
        using var client = new HttpClient { BaseAddress = new(broken.Urls.Single()) };
        using var page = await client.GetAsync("/broken", TestContext.Current.CancellationToken);
        var html = await page.Text();
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Matches("quote <code>[0-9A-Z:]+</code>", html);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
        Assert.True(page.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_mistake_in_the_API_is_problem_details()
    {
        await using var broken = await Broken();
        using var client = new HttpClient { BaseAddress = new(broken.Urls.Single()) };
        using var answer = await client.GetAsync("/api/broken", TestContext.Current.CancellationToken);
        var json = await answer.Text();
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"code\":\"fault\"", json, StringComparison.Ordinal);
        Assert.Contains("\"requestId\":", json, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
    }

    private async Task<WebApplication> Broken()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSite(site.Snapshot);
        var app = builder.Build();
        app.MapSite();
        app.MapGet("/broken", Fail).WithMetadata(new PublicAnswer([]));
        app.MapGet("/api/broken", Fail).WithMetadata(new PublicAnswer([]));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static IResult Fail(HttpContext http) => throw new InvalidOperationException($"secret of {http.Request.Path}");
}
