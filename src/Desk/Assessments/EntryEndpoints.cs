using Equipoise.Desk.Serving;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Assessments;

/// <summary>What is entered twice: what waits, what differs, what is right.</summary>
internal static class EntryEndpoints
{
    public const string Address = DeskServices.Root + "/entries";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/entries", List).Needs(Right.AssessmentsRead);
        pages.MapGet("/entries/{id:guid}", Show).Needs(Right.AssessmentsRead);
        pages.MapPost("/entries/{id:guid}", Decide).Needs(Right.AssessmentsWrite);
        api.MapGet("/entries", async (DeskCall call, ListEntries list) => ForProgramsBody.Answer(await list.Run(call.Acting, call.Cancel)))
            .WithName("entries").WithSummary("Double entry: what waits for its second entry, what differs, and how well entries agree.").Produces<EntryList>().Needs(Right.AssessmentsRead);
        api.MapPost("/entries", (DeskCall call, ResolveEntries resolve) => call.Run<DecidedEntries, int>(resolve.Run))
            .WithName("resolveEntries").WithSummary("Decide which of two entries is right, field by field, each with its reason.").Produces<int>().Needs(Right.AssessmentsWrite);
    }

    private static async Task<IResult> List(DeskCall call, ListEntries list)
    {
        var entries = await list.Run(call.Acting, call.Cancel);
        return entries.Refused is { } refused ? call.Refuse(refused) : call.Page<EntriesPage>(new { List = entries.Done });
    }

    private static async Task<IResult> Show(Guid id, DeskCall call, ListEntries list)
    {
        var entries = await list.One(call.Acting, id, call.Cancel);
        return entries.Refused is { } refused ? call.Refuse(refused) : call.Page<DecideEntriesPage>(new { Entries = entries.Done });
    }

    private static async Task<IResult> Decide(Guid id, DeskCall call, ListEntries list, ResolveEntries resolve)
    {
        var entries = await list.One(call.Acting, id, call.Cancel);
        if (entries.Refused is { } refused) return call.Refuse(refused);
        var decided = entries.Done.Fields.Where(f => call.Form.Text(f.Field) is not null)
            .Select(f => new DecidedField(f.Field, call.Form.Choice<ChosenEntry>(f.Field) ?? default, call.Form.Text(DecideEntriesPage.Because(f.Field)) ?? ""));
        var asked = new DecidedEntries(id, [.. decided]);
        if (call.Form.Refuse() is { } unread) return await call.Again(unread, () => Show(id, call, list));
        return await call.Act(resolve.Run(call.Acting, asked, call.Cancel), changed => call.GoTo(Address, $"Decided. {changed} {(changed == 1 ? "answer" : "answers")} of the first entry changed."), () => Show(id, call, list));
    }
}
