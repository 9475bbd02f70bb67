using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Serving;

/// <summary>Which addresses are called by programs: they may be called from any page, and their errors are JSON.</summary>
public sealed class ForPrograms(RequestDelegate next)
{
    public static bool Are(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/schema", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext http)
    {
        if (Are(http.Request.Path)) http.Response.Headers.AccessControlAllowOrigin = "*";
        return next(http);
    }
}
