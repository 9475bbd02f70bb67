using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Equipoise.Desk.Serving;

/// <summary>What browsers are told of every page of the registry: load nothing from elsewhere, run only our scripts, keep nothing.</summary>
internal static class DeskHeaders
{
    private static readonly StringValues Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    private static readonly StringValues Devices = "interest-cohort=(), geolocation=(), camera=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers["Permissions-Policy"] = Devices;
        headers.CacheControl = "no-cache, no-store"; // as forms with a token ask for
        headers.Remove("Access-Control-Allow-Origin"); // programs call the registry's API, other sites' pages do not
    }
}
