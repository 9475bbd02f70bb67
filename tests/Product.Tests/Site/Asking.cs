using System.IO.Compression;
using System.Text.Json;

namespace Equipoise.Product.Tests.Site;

/// <summary>Asks the site as a program does.</summary>
internal static class Asking
{
    public static Task<HttpResponseMessage> Ask(this SiteFixture site, string address, params (string Name, string Value)[] headers) =>
        site.Ask(HttpMethod.Get, address, headers);

    public static async Task<HttpResponseMessage> Ask(this SiteFixture site, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> Json(this SiteFixture site, string address)
    {
        using var response = await site.Ask(address);
        var text = await response.Text();
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The permanent code of the problem with which an address is refused.</summary>
    public static async Task<(int Status, string? Code, JsonElement Problem)> Refusal(this SiteFixture site, string address)
    {
        using var response = await site.Ask(address);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Text()).RootElement;
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        return ((int)response.StatusCode, problem.GetProperty("code").GetString(), problem);
    }

    public static Task<string> Text(this HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static Task<byte[]> Bytes(this HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    public static byte[] Unpacked(byte[] bytes, string encoding)
    {
        using var result = new MemoryStream();
        using (Stream unpacking = encoding == "br" ? new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress) : new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            unpacking.CopyTo(result);
        return result.ToArray();
    }
}
