using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Equipoise.Cli.Serving;

/// <summary>What the server accepts: enough for every honest request, little for the rest.</summary>
internal static class Listening
{
    private const int KiB = 1024;

    public static void Limited(this IWebHostBuilder host) => host.ConfigureKestrel(Limit);

    private static void Limit(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestLineSize = 16 * KiB; // above the 8 KiB that are answered, so that a refusal can say why
        server.Limits.MaxRequestHeadersTotalSize = 32 * KiB;
        server.Limits.MaxRequestHeaderCount = 64;
        server.Limits.MaxRequestBodySize = KiB * KiB;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
    }
}
