using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Sites;

/// <summary>The delegation log and the training log.</summary>
internal static class SiteLogEndpoints
{
    public const string Address = SiteEndpoints.Address + "/log";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/site/log", Show).Needs(Right.SiteRead);
        pages.MapPost("/site/log/delegations", Delegate).Needs(Right.SiteWrite);
        pages.MapPost("/site/log/delegations/{id:guid}/sign", (Guid id, DeskCall call, DelegateTask log, IDbContextFactory<RegistryDb> databases) =>
            call.Act(log.Sign(call.Acting, id, call.Cancel), _ => call.GoTo(Address, "Signed."), () => Show(call, databases))).Needs(Right.DelegationsSign);
        pages.MapPost("/site/log/delegations/{id:guid}/end", End).Needs(Right.SiteWrite);
        pages.MapPost("/site/log/trainings", Train).Needs(Right.SiteWrite);
        api.MapGet("/site/log", async (DeskCall call, IDbContextFactory<RegistryDb> databases) => Results.Json(await Read(call, databases))).WithName("siteLog").WithSummary("Who may do what, and who was trained in what.").Produces<SiteLog>().Needs(Right.SiteRead);
        api.MapPost("/site/log/delegations", (DeskCall call, DelegateTask log) => call.Run<NewDelegation, Guid>(log.Run)).WithName("delegateTask").WithSummary("Enter a line into the delegation log.").Produces<Guid>().Needs(Right.SiteWrite);
        api.MapPost("/site/log/delegations/{id:guid}/sign", (Guid id, DeskCall call, DelegateTask log) => call.Run<DateTimeOffset>((acting, cancel) => log.Sign(acting, id, cancel))).WithName("signDelegation").WithSummary("Sign a line as investigator.").Needs(Right.DelegationsSign);
        api.MapPost("/site/log/delegations/end", (DeskCall call, DelegateTask log) => call.Run<EndedDelegation, DateOnly>(log.End)).WithName("endDelegation").WithSummary("End a line on a day.").Produces<DateOnly>().Needs(Right.SiteWrite);
        api.MapPost("/site/log/trainings", (DeskCall call, RecordTraining record) => call.Run<NewTraining, Guid>(record.Run)).WithName("recordTraining").WithSummary("Enter a line into the training log.").Produces<Guid>().Needs(Right.SiteWrite);
    }

    private static async Task<SiteLog> Read(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        return await SiteLog.Read(db, call.Site.Today(call.Acting.At), call.Cancel);
    }

    private static async Task<IResult> Show(DeskCall call, IDbContextFactory<RegistryDb> databases) =>
        call.Page<SiteLogPage>(new { Log = await Read(call, databases), Today = call.Site.Today(call.Acting.At) });

    private static async Task<IResult> Delegate(DeskCall call, DelegateTask log, IDbContextFactory<RegistryDb> databases)
    {
        var line = new NewDelegation(call.Form.Id("userId") ?? Guid.Empty, call.Form.RequiredChoice<SiteTask>("task", "Choose the task."), call.Form.RequiredDay("from", "Write the first day."));
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => Show(call, databases));
        return await call.Act(log.Run(call.Acting, line, call.Cancel), _ => call.GoTo(Address, "Entered. It counts once an investigator has signed it."), () => Show(call, databases));
    }

    private static async Task<IResult> End(Guid id, DeskCall call, DelegateTask log, IDbContextFactory<RegistryDb> databases)
    {
        var until = call.Form.RequiredDay("until", "Write the last day.");
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => Show(call, databases));
        return await call.Act(log.End(call.Acting, new(id, until), call.Cancel), _ => call.GoTo(Address, "The line has ended."), () => Show(call, databases));
    }

    private static async Task<IResult> Train(DeskCall call, RecordTraining record, IDbContextFactory<RegistryDb> databases)
    {
        var training = new NewTraining(call.Form.Id("trainee") ?? Guid.Empty, call.Form.RequiredChoice<TrainingTopic>("topic", "Choose in what."), call.Form.Required("title", "Write which course, version or instrument."), call.Form.RequiredDay("on", "Write the day."), call.Form.Day("expires"));
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => Show(call, databases));
        return await call.Act(record.Run(call.Acting, training, call.Cancel), _ => call.GoTo(Address, "Entered."), () => Show(call, databases));
    }
}
