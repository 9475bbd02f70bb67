using Equipoise.Site.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Equipoise.Site.Serving;

/// <summary>What is answered when we made a mistake: a page or problem details with the request's id, and nothing of the inside.</summary>
internal static class Faults
{
    public static Task Answer(HttpContext http)
    {
        SecurityHeaders.Set(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-store";
        var status = http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError;
        var code = ApiProblem.OfStatus(status);
        if (ForPrograms.Are(http.Request.Path))
            return code.Because("Please report it with the request id.", http.TraceIdentifier).ExecuteAsync(http);
        if (code != ApiProblem.Fault) return Results.Text($"{code.Title}.\n", "text/plain; charset=utf-8", statusCode: status).ExecuteAsync(http);
        return new RazorComponentResult<FaultPage>(new { RequestId = http.TraceIdentifier }) { StatusCode = status }.ExecuteAsync(http);
    }
}
