using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Equipoise.Site.Serving;

/// <summary>Gives refusals without a body one: problem details for programs, a plain line elsewhere. A page that is not there is left to the page that says so.</summary>
public sealed class PlainErrors(RequestDelegate next)
{
    private const int LongestAddress = 8192;
    private const string Allowed = "GET, HEAD, OPTIONS";

    public async Task InvokeAsync(HttpContext http)
    {
        var response = http.Response;
        if (http.Request.Path.Value?.Length + http.Request.QueryString.Value?.Length > LongestAddress) response.StatusCode = StatusCodes.Status414UriTooLong;
        else await next(http);

        if (response.HasStarted || response.StatusCode < 400 || response.ContentType is not null || response.ContentLength > 0) return;
        var forPrograms = ForPrograms.Are(http.Request.Path);
        if (response.StatusCode == StatusCodes.Status404NotFound && !forPrograms) return;
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed && AnswersGet(response)) response.Headers.Allow = Allowed;
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed && HttpMethods.IsOptions(http.Request.Method)) Options(response);
        else await Explain(http, forPrograms);
    }

    private static bool AnswersGet(HttpResponse response) => response.Headers.Allow.ToString().Contains("GET", StringComparison.Ordinal);

    private static void Options(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        if (response.Headers.AccessControlAllowOrigin.Count == 0) return;
        response.Headers.AccessControlAllowMethods = Allowed;
        response.Headers.AccessControlAllowHeaders = HeaderNames.IfNoneMatch;
    }

    private static Task Explain(HttpContext http, bool forPrograms)
    {
        var code = ApiProblem.OfStatus(http.Response.StatusCode);
        return forPrograms
            ? code.Because(Detail(http)).ExecuteAsync(http)
            : Results.Text($"{code.Title}.\n", "text/plain; charset=utf-8", statusCode: code.Status).ExecuteAsync(http);
    }

    private static string Detail(HttpContext http) => http.Response.StatusCode switch
    {
        404 => "/api lists every address there is.",
        405 => $"Use one of {http.Response.Headers.Allow}.",
        414 => $"Addresses have at most {LongestAddress} characters.",
        _ => "/data#api explains what can be asked.",
    };
}
