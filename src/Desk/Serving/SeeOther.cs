using Microsoft.AspNetCore.Http;

namespace Equipoise.Desk.Serving;

/// <summary>303: after a form was taken, the browser goes on with GET, so that loading the page again repeats nothing.</summary>
internal static class SeeOtherResults
{
    public static IResult SeeOther(this IResultExtensions _, string address) => new SeeOtherResult(address);

    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
