using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Evidence.Claims.Fetching;

/// <summary>
/// Fetches one page from the public internet and nothing that it names. A host's addresses are looked up when the connection is made, every one of them is checked,
/// and the connection goes to an address that was checked, so that a name which changes its mind in between gains nothing. Redirects are followed by hand, each checked anew.
/// No cookie, no password and no proxy.
/// </summary>
public sealed class FetchPage : IDisposable
{
    /// <summary>Longest page in bytes, unpacked.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    private const int MostRedirects = 5;
    private const int LongestAddress = 2048;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Func<IPEndPoint, bool> allows;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;
    private readonly HttpClient client;

    public FetchPage() : this(PublicAddress.Allows, Dns.GetHostAddressesAsync)
    {
    }

    /// <summary>Only for tests: with other addresses and another book of names.</summary>
    internal FetchPage(Func<IPEndPoint, bool> allows, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        (this.allows, this.resolve) = (allows, resolve);
        client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = Connect,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.Zero, // each request looks its host up and checks it
            UseCookies = false,
            UseProxy = false,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Equipoise-claim-checker/1.0");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.1");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en, *;q=0.5");
    }

    public void Dispose() => client.Dispose();

    /// <param name="address">The address, as somebody typed it; https:// is put before it when it has none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UnreadablePageException">It cannot be fetched or read; the message says why.</exception>
    public async Task<FetchedPage> Run(string address, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var (place, bytes, type) = await Follow(Checked(address), limit.Token);
            return new(place, await ReadPage.Run(bytes, type, cancel));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new UnreadablePageException("fetch-too-slow", string.Create(CultureInfo.InvariantCulture, $"The page did not come within {Patience.TotalSeconds} seconds. {Instead}"));
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as UnreadablePageException ?? Failed(e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new UnreadablePageException("fetch-failed", $"The connection broke off before the page was whole. {Instead}");
        }
    }

    private const string Instead = "Open it in a browser, copy its text and paste it.";

    private async Task<(Uri Place, ReadOnlyMemory<byte> Bytes, string? Type)> Follow(Uri place, CancellationToken cancel)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var response = await client.GetAsync(place, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (response.Headers.Location is { } next && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308)
            {
                place = Checked(new Uri(place, next).AbsoluteUri);
                continue;
            }

            if (!response.IsSuccessStatusCode) throw Refused((int)response.StatusCode);
            return (place, await All(response, cancel), response.Content.Headers.ContentType?.ToString());
        }

        throw new UnreadablePageException("too-many-redirects", $"The address leads from one page to the next more than {MostRedirects} times. {Instead}");
    }

    private static async Task<ReadOnlyMemory<byte>> All(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > MostBytes) throw ReadPage.TooLarge(response.Content.Headers.ContentLength.Value, MostBytes);
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var memory = new MemoryStream();
        var part = new byte[1 << 15];
        while (await stream.ReadAsync(part, cancel) is > 0 and var read)
        {
            memory.Write(part, 0, read);
            if (memory.Length > MostBytes) throw ReadPage.TooLarge(memory.Length, MostBytes);
        }

        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    /// <summary>An address of the web, or a sentence that says why it is none.</summary>
    private static Uri Checked(string address)
    {
        address = address.Trim();
        if (address.Length > LongestAddress) throw new UnreadablePageException("address-wrong", $"This address is longer than {LongestAddress} characters.");
        if (!address.Contains("://", StringComparison.Ordinal)) address = "https://" + address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0) throw new UnreadablePageException("address-wrong", "This is no address of a page. An address looks like https://example.org/page.");
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) throw new UnreadablePageException("address-scheme", "Only pages of the web are fetched: the address begins with https:// or http://.");
        return uri.UserInfo.Length > 0 ? throw new UnreadablePageException("address-wrong", "The address holds a name or a password; leave it out.") : uri;
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint;
        var addresses = await Addresses(host.Host, cancel);
        if (addresses.Length == 0) throw Unknown(host.Host);
        if (!Array.TrueForAll(addresses, a => allows(new(a, host.Port)))) throw Closed(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> Addresses(string host, CancellationToken cancel)
    {
        try
        {
            return IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancel);
        }
        catch (SocketException)
        {
            throw Unknown(host);
        }
    }

    private static UnreadablePageException Unknown(string host) => new("address-unknown", $"There is no server of the name {host}. Is it spelt rightly?");

    private static UnreadablePageException Closed(DnsEndPoint host) => host.Port is 80 or 443
        ? new("address-private", "This address lies in a private network or is reserved. Only pages that anybody can open are fetched.")
        : new("address-port", "Only pages at the usual ports of the web (80 and 443) are fetched.");

    private static UnreadablePageException Refused(int status) => new("fetch-refused", status switch
    {
        404 or 410 => string.Create(CultureInfo.InvariantCulture, $"There is no page at this address (the server answered {status}). Is it spelt rightly?"),
        401 or 403 or 429 or 503 => string.Create(CultureInfo.InvariantCulture, $"The server does not give this page to programs (it answered {status}). {Instead}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"The server answered {status} instead of the page. {Instead}"),
    });

    private static UnreadablePageException Failed(HttpRequestException e) => e.InnerException is AuthenticationException
        ? new("fetch-failed", $"The server could not prove that it is who it says (its certificate is wrong). {Instead}")
        : new("fetch-failed", $"The page could not be fetched. {Instead}");
}
