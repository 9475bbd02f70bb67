using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Serving;

/// <summary>First in line: answers what is kept and lets the rest pass. HEAD is a GET whose body goes nowhere.</summary>
public sealed class AnswerFromCache(RequestDelegate next, PageCache cache)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var head = HttpMethods.IsHead(request.Method);
        if (!head && !HttpMethods.IsGet(request.Method)) return next(http);
        if (PageKey.TryOf(request, out var key) && cache.Find(key.Value) is { } kept)
        {
            SecurityHeaders.Set(http.Response.Headers);
            return kept.Write(http);
        }

        return head ? WithoutBody(http) : next(http);
    }

    private async Task WithoutBody(HttpContext http)
    {
        var body = http.Response.Body;
        http.Request.Method = HttpMethods.Get;
        http.Response.Body = Stream.Null;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
            http.Request.Method = HttpMethods.Head;
        }
    }
}
