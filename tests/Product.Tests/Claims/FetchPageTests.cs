using System.IO.Compression;
using System.Net;
using Equipoise.Evidence.Claims.Fetching;
using Equipoise.Evidence.Claims.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Claims;

/// <summary>One page is fetched from the public internet, nothing else from anywhere.</summary>
public sealed class FetchPageTests : IAsyncLifetime
{
    private readonly WebApplication server = Server();
    private readonly List<string> asked = [];

    private Uri Address => new(server.Urls.Single());

    public async ValueTask InitializeAsync() => await server.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.251")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    public void No_form_of_a_private_address_is_public(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    public void Public_addresses_are(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1/", "address-private")]
    [InlineData("http://2130706433/", "address-private")]
    [InlineData("http://0x7f.1/", "address-private")]
    [InlineData("http://[::ffff:127.0.0.1]/", "address-private")]
    [InlineData("http://[::1]/", "address-private")]
    [InlineData("http://localhost/", "address-private")]
    [InlineData("http://localhost:8080/", "address-port")]
    [InlineData("http://localhost:22/", "address-port")]
    [InlineData("file:///etc/passwd", "address-wrong")]
    [InlineData("gopher://example.org/", "address-scheme")]
    [InlineData("http://me:secret@example.org/", "address-wrong")]
    [InlineData("http://", "address-wrong")]
    [InlineData("", "address-wrong")]
    public async Task What_may_not_be_fetched_is_refused_with_the_reason(string address, string code)
    {
        using var fetch = new FetchPage();
        var refusal = await Assert.ThrowsAsync<UnreadablePageException>(() => fetch.Run(address, TestContext.Current.CancellationToken));
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>One private address among public ones is enough to refuse, and each request looks the name up anew.</summary>
    [Fact]
    public async Task A_name_that_leads_into_a_private_network_is_refused()
    {
        using var fetch = new FetchPage(PublicAddress.Allows, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));
        Assert.Equal("address-private", (await Refused(fetch, "http://clinic.example/")).Code);
    }

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_checked()
    {
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")]);
        using var fetch = new FetchPage(place => IPAddress.IsLoopback(place.Address), (host, _) =>
        {
            asked.Add(host);
            return Task.FromResult<IPAddress[]>([answers.Dequeue()]);
        });
        var page = await fetch.Run($"http://clinic.example:{Address.Port}/page", TestContext.Current.CancellationToken);
        Assert.Equal("Our cells cure autism.", page.Text.Of(page.Text.Blocks.Single()).ToString());
        Assert.Equal(["clinic.example"], asked);
        Assert.Equal("address-port", (await Refused(fetch, $"http://clinic.example:{Address.Port}/page")).Code);
    }

    [Theory]
    [InlineData("redirects/5", null)]
    [InlineData("redirects/6", "too-many-redirects")]
    [InlineData("away", "address-port")]
    [InlineData("file", "address-wrong")]
    [InlineData("large", "is-too-large")]
    [InlineData("bomb", "is-too-large")]
    [InlineData("missing", "fetch-refused")]
    [InlineData("forbidden", "fetch-refused")]
    [InlineData("picture", "is-picture")]
    [InlineData("broken", "fetch-failed")]
    public async Task Redirects_are_followed_and_checked_and_too_much_is_refused(string path, string? code)
    {
        using var fetch = Here();
        if (code is null) Assert.EndsWith("/page", (await fetch.Run(new Uri(Address, path).AbsoluteUri, TestContext.Current.CancellationToken)).Address.AbsoluteUri, StringComparison.Ordinal);
        else Assert.Equal(code, (await Refused(fetch, new Uri(Address, path).AbsoluteUri)).Code);
    }

    [Fact]
    public async Task Neither_cookie_nor_password_is_sent_and_nothing_within_the_page_is_fetched()
    {
        using var fetch = Here();
        await fetch.Run(new Uri(Address, "cookie").AbsoluteUri, TestContext.Current.CancellationToken);
        var page = await fetch.Run(new Uri(Address, "headers").AbsoluteUri, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Cookie", page.Text.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", page.Text.Text, StringComparison.OrdinalIgnoreCase);
    }

    private FetchPage Here() => new(place => IPAddress.IsLoopback(place.Address) && place.Port == Address.Port, Dns.GetHostAddressesAsync);

    private static Task<UnreadablePageException> Refused(FetchPage fetch, string address) =>
        Assert.ThrowsAsync<UnreadablePageException>(() => fetch.Run(address, TestContext.Current.CancellationToken));

    private static WebApplication Server()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/page", () => Results.Text("<!doctype html><p>Our cells cure autism.</p><img src=/picture>", "text/html"));
        app.MapGet("/redirects/{left:int}", (int left) => Results.Redirect(left > 1 ? $"/redirects/{left - 1}" : "/page"));
        app.MapGet("/away", (HttpContext http) => Results.Redirect($"http://127.0.0.1:{(http.Connection.LocalPort == 1 ? 2 : 1)}/"));
        app.MapGet("/file", () => Results.Redirect("file:///etc/passwd"));
        app.MapGet("/large", () => Results.Bytes(new byte[FetchPage.MostBytes + 1], "text/plain"));
        app.MapGet("/bomb", Bomb);
        app.MapGet("/forbidden", () => Results.StatusCode(403));
        app.MapGet("/picture", () => Results.Bytes("GIF89a"u8.ToArray(), "text/html"));
        app.MapGet("/broken", async (HttpContext http) =>
        {
            http.Response.ContentLength = 100;
            await http.Response.WriteAsync("half");
            http.Abort();
        });
        app.MapGet("/cookie", (HttpContext http) =>
        {
            http.Response.Cookies.Append("who", "you");
            return Results.Text("A page with words.");
        });
        app.MapGet("/headers", (HttpContext http) => Results.Text("Headers: " + string.Join(", ", http.Request.Headers.Keys)));
        return app;
    }

    private static async Task Bomb(HttpContext http)
    {
        http.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
        var part = new byte[1 << 16];
        for (var i = 0; i < 1600; i++) await packed.WriteAsync(part, http.RequestAborted);
    }
}
