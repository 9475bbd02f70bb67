using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Exporting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Exchange;

/// <summary>What leaves the registry: choices, what is left out and why, and the file.</summary>
internal static class ExportEndpoints
{
    public const string Address = DeskServices.Root + "/export";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/export", Show).Needs(Right.RecordsExport);
        pages.MapPost("/export", Export).Needs(Right.RecordsExport);
        api.MapGet("/export", async (string programme, ExportDates? dates, DeskCall call, ExportRecords export) => ForProgramsBody.Answer(await export.Outline(call.Acting, new(programme, ExportFormat.Json, dates ?? ExportDates.Absolute), call.Cancel)))
            .WithName("exportOutline").WithSummary("What an export would hold and what it would leave out.").Produces<ExportOutline>().Needs(Right.RecordsExport);
        api.MapPost("/export", async (DeskCall call, ExportRecords export) =>
        {
            var read = await call.Body<ExportRequest>();
            return read.Refused is { } refused ? call.Refuse(refused) : await Begin(call, export, read.Done, no => Task.FromResult(call.Refuse(no)));
        }).WithName("exportRecords").WithSummary("Export a programme's records; the reason stands in the history.").Produces(StatusCodes.Status200OK, contentType: "application/zip").Needs(Right.RecordsExport);
    }

    private static async Task<IResult> Show(DeskCall call, ExportRecords export, IDbContextFactory<RegistryDb> databases)
    {
        var programmes = await Programmes(call, databases);
        var chosen = call.Form.Text("programme") ?? call.Http.Request.Query["programme"].ToString();
        if (!programmes.Contains(chosen, StringComparer.Ordinal)) chosen = programmes.FirstOrDefault();
        var outline = chosen is null ? null : (await export.Outline(call.Acting, new(chosen, ExportFormat.Csv), call.Cancel)).Value;
        return call.Page<ExportPage>(new { Programmes = programmes, Programme = chosen, Outline = outline });
    }

    /// <summary>The programmes that the site follows or followed.</summary>
    internal static async Task<ImmutableArray<string>> Programmes(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        return [.. await db.SiteProgrammes.Select(p => p.ProgrammeId).Distinct().Order().ToListAsync(call.Cancel)];
    }

    private static async Task<IResult> Export(DeskCall call, ExportRecords export, IDbContextFactory<RegistryDb> databases)
    {
        var programme = call.Form.Required("programme", "Choose the programme.");
        var format = call.Form.RequiredChoice<ExportFormat>("format", "Choose how it is written.");
        var dates = call.Form.RequiredChoice<ExportDates>("dates", "Choose how days are written.");
        Task<IResult> Again(Refused refused) => call.Again(refused, () => Show(call, export, databases));
        return call.Form.Refuse("Nothing has left yet.") is { } refused ? await Again(refused) : await Begin(call, export, new(programme, format, dates), Again);
    }

    private static async Task<IResult> Begin(DeskCall call, ExportRecords export, ExportRequest request, Func<Refused, Task<IResult>> refuse)
    {
        var begun = await export.Begin(call.Acting with { RequestKey = null }, request, call.Cancel);
        return begun.Refused is { } refused ? await refuse(refused) : new ExportFile(begun.Done, request, call.Site.Code);
    }

    /// <summary>The file, as it is read. When anything goes wrong on the way the connection is broken off, so that nobody takes a part for the whole.</summary>
    private sealed class ExportFile(BegunExport begun, ExportRequest request, string site) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, json) = (httpContext.Response, request.Format == ExportFormat.Json);
            response.ContentType = json ? "application/json" : "application/zip";
            response.Headers.ContentDisposition = $"attachment; filename=\"{site}-{request.ProgrammeId}{(request.Dates == ExportDates.Offsets ? "-days" : "")}.{(json ? "json" : "zip")}\"";
            response.Headers.CacheControl = "no-store";
            try
            {
                await begun.Write(response.Body, cancel: httpContext.RequestAborted);
            }
            catch
            {
                httpContext.Abort();
                throw;
            }
        }
    }
}
