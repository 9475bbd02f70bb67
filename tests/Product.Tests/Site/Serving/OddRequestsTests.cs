using System.Net.Sockets;
using System.Text;

namespace Equipoise.Product.Tests.Site.Serving;

/// <summary>Requests that no browser sends, byte for byte.</summary>
public class OddRequestsTests(SiteFixture site)
{
    [Theory]
    [InlineData("/studies/..%2f..")]
    [InlineData("/studies/..%2f..%2fetc%2fpasswd")]
    [InlineData("/studies/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/studies/../../../etc/passwd")]
    [InlineData("/studies\\..\\..\\windows")]
    [InlineData("/studies/%5c..%5c")]
    [InlineData("/studies/%c0%ae%c0%ae")]
    [InlineData("/studies/%ff%fe")]
    [InlineData("/studies/a%0d%0aSet-Cookie:x=1")]
    [InlineData("/studies/%F0%9F%98%80")]
    [InlineData("//evil.example/")]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/api/studies/..%2f..")]
    [InlineData("/api/studies/%3Cscript%3E")]
    public async Task Path_tricks_find_nothing(string target)
    {
        var answer = await Send($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (404|400) ", answer);
        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        if (answer.Contains("text/html", StringComparison.Ordinal)) Assert.DoesNotContain("<script", answer, StringComparison.OrdinalIgnoreCase);
        if (answer.StartsWith("HTTP/1.1 404", StringComparison.Ordinal))
            Assert.Contains(target.StartsWith("/api", StringComparison.Ordinal) ? "\"code\":" : "There is no such page", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /studies/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task Malformed_requests_are_refused(string request) => Assert.StartsWith("HTTP/1.1 400 ", await Send(request), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_that_is_too_long_is_refused_in_plain_words()
    {
        var longer = new string('a', 9000);
        var page = await Send($"GET /?{longer} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414 ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/")]
    [InlineData("PUT", "/api/studies")]
    [InlineData("DELETE", "/api/studies/dawson2020")]
    [InlineData("TRACE", "/api")]
    [InlineData("BREW", "/")]
    public async Task Other_methods_are_refused_with_those_that_work(string method, string address)
    {
        var answer = await Send($"{method} {address} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 405 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nAllow: GET, HEAD, OPTIONS\r\n", answer, StringComparison.Ordinal);
        if (address.StartsWith("/api", StringComparison.Ordinal)) Assert.Contains("\"code\":\"method-not-allowed\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OPTIONS_says_what_works_and_lets_other_pages_call_the_API()
    {
        var answer = await Send("OPTIONS /api/studies HTTP/1.1\r\nHost: x\r\nOrigin: https://other.example\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 204 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nAllow: GET, HEAD, OPTIONS\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nAccess-Control-Allow-Origin: *\r\n", answer, StringComparison.Ordinal);
    }

    private async Task<string> Send(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
