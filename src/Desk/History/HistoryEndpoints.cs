using System.Globalization;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.History;
using Equipoise.Site.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.History;

/// <summary>The history as an inspector reads it: who changed what, when and why, old and new; as a file; and whether it holds.</summary>
internal static class HistoryEndpoints
{
    public const string Address = DeskServices.Root + "/history";

    /// <summary>One line a field that changed, so that a spreadsheet can sort and filter it.</summary>
    private static readonly CsvTable<(HistoryLine Line, HistoryField? Field)> Table = new(
    [
        new("line", r => r.Line.Sequence), new("utc", r => r.Line.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)), new("person", r => r.Line.Person), new("account", r => r.Line.UserId.ToString("D")),
        new("role", r => r.Line.Role), new("operation", r => r.Line.What), new("table", r => r.Line.Table), new("row", r => r.Line.RecordId), new("child", r => r.Line.Pseudonym), new("form", r => r.Line.Form),
        new("field", r => r.Line.IsWithheld ? "(your role may not read this)" : r.Field?.Name), new("old", r => r.Field?.Old), new("new", r => r.Field?.New), new("reason", r => r.Line.Reason), new("hash", r => r.Line.Hash),
    ]);

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/history", Show).Needs(Right.HistoryRead);
        pages.MapGet("/history.csv", Export).Needs(Right.HistoryRead);
        pages.MapGet("/history/chain", ShowChain).Needs(Right.HistoryRead);
        pages.MapPost("/history/chain", (DeskCall call, HistoryChecks checks) =>
        {
            checks.Start(call.Acting.SiteId);
            return call.GoTo(Address + "/chain");
        }).Needs(Right.HistoryRead);

        api.MapGet("/history", async (DeskCall call, ReadHistory read, IDbContextFactory<RegistryDb> databases) =>
        {
            var filter = await Read(call, databases);
            return filter.Refused is { } refused ? Problems.Of(refused) : ForProgramsBody.Answer(await read.Run(call.Acting, filter.Done, call.Cancel));
        }).WithName("history").WithSummary("The history, 50 lines to a page: child (pseudonym), person, operation, form, table, row, from, until, order (oldest), beyond.").Produces<HistoryPage>().Needs(Right.HistoryRead);
        api.MapPost("/history/verify", async (DeskCall call, VerifyHistory verify) => Results.Json(await verify.Run(call.Acting.SiteId, cancel: call.Cancel)))
            .WithName("verifyHistory").WithSummary("Compute every hash of the site's history again. Keep the last hash elsewhere.").Produces<HistoryStanding>().Needs(Right.HistoryRead);
    }

    private static async Task<IResult> Show(DeskCall call, ReadHistory read, IDbContextFactory<RegistryDb> databases)
    {
        var filter = await Read(call, databases);
        if (filter.Refused is { } wrong) return call.Refuse(wrong);
        var history = await read.Run(call.Acting, filter.Done, call.Cancel);
        if (history.Refused is { } refused) return call.Refuse(refused);
        return call.Page<HistoryReaderPage>(new { History = history.Done, Filter = filter.Done, Choices = (await read.Choices(call.Acting, call.Cancel)).Done, Child = call.Query().Text("child") });
    }

    private static async Task<IResult> Export(DeskCall call, ReadHistory read, IDbContextFactory<RegistryDb> databases)
    {
        var filter = await Read(call, databases);
        if (filter.Refused is { } wrong) return call.Refuse(wrong);
        var lines = read.All(call.Acting, filter.Done with { Beyond = null }, call.Cancel);
        return new CsvFile<(HistoryLine, HistoryField?)>(Table, lines.SelectMany(line => (IEnumerable<(HistoryLine, HistoryField?)>)(line.Fields.IsEmpty ? [(line, null)] : line.Fields.Select(f => (line, (HistoryField?)f)))), $"history-{call.Site.Code}");
    }

    private static async Task<IResult> ShowChain(DeskCall call, HistoryChecks checks, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var head = await db.HistoryHeads.SingleOrDefaultAsync(call.Cancel) ?? new() { SiteId = call.Acting.SiteId };
        return call.Page<ChainPage>(new { Head = head, Check = checks.Of(call.Acting.SiteId) });
    }

    private static async Task<Outcome<HistoryFilter>> Read(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        var query = call.Query();
        var filter = new HistoryFilter
        {
            UserId = query.Id("person"), Form = query.Text("form"), What = query.Text("operation"), Table = query.Text("table"), RecordId = query.Text("row"), From = query.Day("from"), Until = query.Day("until"),
            OldestFirst = query.Text("order") == "oldest", Beyond = query.Whole("beyond"),
        };
        if (query.Refuse("The history cannot be read like this: the address is not understood.") is { } refused) return refused;
        if (query.Text("child") is not { } pseudonym) return filter;
        await using var db = databases.For(call.Acting);
        var name = pseudonym.ToUpperInvariant();
        var child = await db.Participants.Where(p => p.Pseudonym == name).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(call.Cancel);
        return child is null ? new Refused(RefusalCode.NotFound, $"There is no child {pseudonym} at this site.") : filter with { ParticipantId = child };
    }
}
