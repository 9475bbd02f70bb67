using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Report;

/// <summary>The report as one file to take away.</summary>
internal static class ReportEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/report.html", async (WriteReport report, Snapshot snapshot, CancellationToken cancel) => Results.File(await WriteReport.Write(await report.Data(cancel), null, cancel), "text/html; charset=utf-8", $"equipoise-{snapshot.Hash[..12]}-report.html"))
            .Gives(typeof(string), "text/html", "report", "Findings", "The whole review as one file of HTML that holds its style and pictures and asks for nothing from anywhere; 8 MB at most.");
}
