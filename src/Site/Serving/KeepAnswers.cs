using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Serving;

/// <summary>After routing: collects the answer of a public endpoint, gives it its tag and packings, and keeps it if it may be kept.</summary>
public sealed class KeepAnswers(RequestDelegate next, PageCache cache)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicAnswer>() is not { } marked)
        {
            await next(http);
            return;
        }

        var mine = false;
        Task<KeptAnswer?> Render()
        {
            mine = true;
            return Collect(http, marked);
        }

        var answer = PageKey.TryOf(http.Request, out var key) && marked.MayKeep(http.Request.Query)
            ? await cache.Once(key.Value, Render, http.RequestAborted)
            : await Render();
        if (answer is null && !mine) answer = await Render(); // whoever rendered first was refused or went away
        if (answer is not null) await answer.Write(http);
    }

    /// <summary>Null when the answer was anything but 200; it has then been passed on as it was.</summary>
    private async Task<KeptAnswer?> Collect(HttpContext http, PublicAnswer marked)
    {
        var response = http.Response;
        var body = response.Body;
        using var collected = new MemoryStream();
        response.Body = collected;
        try
        {
            await next(http);
        }
        finally
        {
            response.Body = body;
        }

        if (response.StatusCode == StatusCodes.Status200OK)
        {
            response.ContentLength = null;
            response.Headers.Remove("blazor-enhanced-nav"); // nobody enhances anything here
            return KeptAnswer.Of(collected.ToArray(), response.Headers, marked.CacheControl);
        }

        if (collected.Length > 0) await body.WriteAsync(collected.GetBuffer().AsMemory(0, (int)collected.Length), http.RequestAborted);
        return null;
    }
}
