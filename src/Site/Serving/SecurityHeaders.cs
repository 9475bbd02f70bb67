using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Equipoise.Site.Serving;

/// <summary>Tells browsers to load nothing from anywhere else and to tell nobody who was here.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Always = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";
    private static readonly StringValues Policy = Always + "; form-action 'self'";

    /// <summary>For a page with a script of our own. It may open no connection and send no form, so that what is typed into it cannot leave it.</summary>
    private static readonly StringValues OwnScript = Always + "; form-action 'none'; script-src 'self'; manifest-src 'self'";

    /// <summary>For a script that keeps the files of its page for use without a network: it may load from here and run nothing else.</summary>
    private static readonly StringValues OwnWorker = "default-src 'none'; connect-src 'self'";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues NoDevices = "interest-cohort=(), geolocation=(), camera=(), microphone=()";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues SameOrigin = "same-origin";

    public Task InvokeAsync(HttpContext http)
    {
        Set(http.Response.Headers);
        http.Response.Headers.CacheControl = NoStore; // what may be kept says so itself
        return next(http);
    }

    internal static void AllowOwnScript(HttpResponse response) => response.Headers.ContentSecurityPolicy = OwnScript;

    internal static void AllowOwnWorker(HttpResponse response) => response.Headers.ContentSecurityPolicy = OwnWorker;

    internal static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
    }
}
