using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Equipoise.Product.Tests.Claims;
using Equipoise.Site.Claims;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Encoding = System.Text.Encoding;

namespace Equipoise.Product.Tests.Site.Claims;

public sealed class ClaimsEndpointTests(SiteFixture site)
{
    private static readonly Uri Address = new("/api/claims/check", UriKind.Relative);

    private const string Text = "Our stem cells cure autism in every child.";

    public static TheoryData<string> Ways => ["json", "text", "html", "file", "field"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_page_may_be_sent_in_many_ways(string way)
    {
        using HttpContent content = way switch
        {
            "json" => JsonContent.Create(new { text = Text }),
            "text" => new StringContent(Text, Encoding.UTF8, "text/plain"),
            "html" => new StringContent($"<!doctype html><p>{Text}</p>", Encoding.UTF8, "text/html"),
            "file" => new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Text)), "page", "page.txt" } },
            _ => new MultipartFormDataContent { { new StringContent(Text), "text" } },
        };
        using var response = await Post(site.Client, content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("no-store", "*"), (response.Headers.CacheControl!.ToString(), response.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(Text, json.GetProperty("claims")[0].GetProperty("quote").GetString());
        Assert.Equal(Text.Length, json.GetProperty("document").GetProperty("length").GetInt32());
    }

    [Theory]
    [InlineData("{\"text\": \"\"}", 400, "bad-request")]
    [InlineData("{}", 400, "bad-request")]
    [InlineData("null", 400, "bad-request")]
    [InlineData("{\"text\":", 400, "bad-request")]
    [InlineData("{\"url\": \"http://10.0.0.1/\"}", 422, "unreadable-page")]
    [InlineData("{\"url\": \"file:///etc/passwd\"}", 422, "unreadable-page")]
    public async Task What_cannot_be_checked_is_refused_with_a_code(string body, int status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Post(site.Client, content);
        await Refused(response, status, code);
    }

    [Fact]
    public async Task Too_large_a_page_is_refused()
    {
        using var content = new ByteArrayContent(new byte[CheckPages.MostBytes + 1]);
        using var response = await Post(site.Client, content);
        await Refused(response, 413, "too-large");
    }

    [Fact]
    public async Task Too_large_a_body_is_refused_before_it_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(new byte[CheckPages.MostRequestBytes + 1]) };
        request.Headers.ExpectContinue = true;
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await Refused(response, 413, "too-large");
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(OwnPages.Checker).AddSingleton(_ => new CheckLimits(checks: 2)).AddSite(site.Snapshot);
        await using var app = builder.Build();
        app.MapSite();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        for (var i = 0; i < 2; i++)
        {
            using var content = JsonContent.Create(new { text = Text });
            using var response = await Post(client, content);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var more = JsonContent.Create(new { text = Text });
        using var refused = await Post(client, more);
        await Refused(refused, 429, "too-many-requests");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Any_page_may_ask()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Address);
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("POST", response.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Households_are_told_apart_and_not_machines()
    {
        Assert.Equal(CheckLimits.Client(IPAddress.Parse("2001:db8::1")), CheckLimits.Client(IPAddress.Parse("2001:db8::2")));
        Assert.NotEqual(CheckLimits.Client(IPAddress.Parse("2001:db8::1")), CheckLimits.Client(IPAddress.Parse("2001:db8:0:1::1")));
        Assert.Equal("192.0.2.1", CheckLimits.Client(IPAddress.Parse("::ffff:192.0.2.1")));
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, HttpContent content) => client.PostAsync(Address, content, TestContext.Current.CancellationToken);

    private static async Task Refused(HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, text);
        Assert.Equal(code, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
    }
}
