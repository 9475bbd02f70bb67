using Equipoise.Site.Data;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Desk.Serving;

/// <summary>Rows as a CSV file, written as they come from the database. When something breaks half way, the connection breaks too: a file that ends well is whole.</summary>
internal sealed class CsvFile<T>(CsvTable<T> table, IAsyncEnumerable<T> rows, string name) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        await table.WriteTo(response.Body, rows, httpContext.RequestAborted);
    }
}
