using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Equipoise.Site.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Children;

/// <summary>The children of a site: the list, taking one in, finding one by name, the screening log.</summary>
internal static class ChildrenEndpoints
{
    public const string Address = DeskServices.Root + "/children";
    public const string Screening = DeskServices.Root + "/screening";

    private static readonly CsvTable<ScreeningLine> Log = new(
    [
        new("pseudonym", l => l.Pseudonym), new("screened", l => Frame.Shown.Day(l.ScreenedOn)), new("ageMonths", l => l.AgeMonths), new("sex", l => Words.Code(l.Sex)), new("programme", l => l.ProgrammeId),
        new("programmeVersion", l => l.ProgrammeVersion), new("state", l => Words.Code(l.State)), new("enrolled", l => Frame.Shown.Day(l.EnrolledOn)), new("reason", l => l.Because),
    ]);

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/children", Show).Needs(Right.ParticipantsRead);
        pages.MapPost("/children/find", Find).Needs(Right.IdentitiesRead);
        pages.MapGet("/children/new", ShowNew).Needs(Right.ScreeningWrite);
        pages.MapPost("/children/new", Add).Needs(Right.ScreeningWrite);
        pages.MapGet("/screening", ShowLog).Needs(Right.ScreeningRead);
        pages.MapGet("/screening.csv", (DeskCall call, ReadScreeningLog log) => new CsvFile<ScreeningLine>(Log, log.All(call.Acting, call.Query().Text("programme"), call.Cancel), $"screening-{call.Site.Code}")).Needs(Right.ScreeningRead);

        api.MapGet("/children", async (DeskCall call, ListChildren list) => Read(call, out var filter) is { } refused ? Problems.Of(refused) : ForProgramsBody.Answer(await list.Run(call.Acting, filter, call.Cancel)))
            .WithName("children").WithSummary("The children of the site, 50 to a page: pseudonym, programme, state, below.").Produces<ChildList>().Needs(Right.ParticipantsRead);
        api.MapPost("/children", (DeskCall call, AddChild add) => call.Run<NewChild, AddedChild>(add.Run))
            .WithName("addChild").WithSummary("Take a child into the screening log.").Produces<AddedChild>().Needs(Right.ScreeningWrite);
        api.MapPost("/children/find", (DeskCall call, FindChild find) => call.Run<Identity, AddedChild>(find.Run))
            .WithName("findChild").WithSummary("The pseudonym of a child by name and birth date; needs a reason, which stands in the history.").Produces<AddedChild>().Needs(Right.IdentitiesRead);
        api.MapGet("/screening", async (DeskCall call, ReadScreeningLog log) => ForProgramsBody.Answer(await log.Run(call.Acting, call.Query().Text("programme"), call.Cancel)))
            .WithName("screeningLog").WithSummary("Everybody who was screened, and why whoever did not take part did not.").Produces<ScreeningLog>().Needs(Right.ScreeningRead);
    }

    private static async Task<IResult> Show(DeskCall call, ListChildren list)
    {
        if (Read(call, out var filter) is { } wrong) return call.Refuse(wrong);
        var children = await list.Run(call.Acting, filter, call.Cancel);
        return children.Refused is { } refused ? call.Refuse(refused) : call.Page<ChildrenPage>(new { List = children.Done, Filter = filter });
    }

    private static Refused? Read(DeskCall call, out ChildFilter filter)
    {
        var query = call.Query();
        filter = new() { Pseudonym = query.Text("pseudonym"), ProgrammeId = query.Text("programme"), State = query.Choice<ParticipantState>("state"), Below = query.Whole("below") };
        return query.Refuse("These children cannot be listed: the address is not understood.");
    }

    private static async Task<IResult> Find(DeskCall call, FindChild find, ListChildren list)
    {
        var sought = new Identity(call.Form.Required("name", "Write the name as the family writes it."), call.Form.RequiredDay("birthDate", "Write the birth date."));
        if (call.Form.Refuse("Nobody can be sought like this.") is { } refused) return await call.Again(refused, () => Show(call, list));
        return await call.Act(find.Run(call.Acting, sought, call.Cancel), found => call.GoTo(ChildEndpoints.Address(found.ParticipantId), $"Found: {found.Pseudonym}. That you looked stands in the history."), () => Show(call, list));
    }

    private static async Task<IResult> ShowNew(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var activation = SiteActivation.Of(await db.SiteDocuments.ToListAsync(call.Cancel), call.Site.Today(call.Acting.At));
        var programmes = new List<(string Value, string Words)>();
        foreach (var id in await db.SiteProgrammes.Select(p => p.ProgrammeId).Distinct().Order().ToListAsync(call.Cancel))
            programmes.Add((id, (await db.Programme((await db.Current(id, call.Cancel))!.ProgrammeHash, call.Cancel)).Title));
        return call.Page<NewChildPage>(new { Activation = activation, Programmes = programmes });
    }

    private static async Task<IResult> Add(DeskCall call, AddChild add, IDbContextFactory<RegistryDb> databases)
    {
        var child = new NewChild(call.Form.Required("programme", "Choose the programme."), Identity(call), call.Form.RequiredChoice<Sex>("sex", "Choose one; unknown is an answer too."));
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => ShowNew(call, databases));
        return await call.Act(add.Run(call.Acting, child, call.Cancel), added => call.GoTo(ChildEndpoints.Address(added.ParticipantId), $"{added.Pseudonym} stands in the screening log."), () => ShowNew(call, databases));
    }

    /// <summary>Who a child is, as typed.</summary>
    internal static Identity Identity(DeskCall call) => new(call.Form.Required("name", "Write the name as the family writes it."), call.Form.RequiredDay("birthDate", "Write the birth date."))
    {
        Contact = call.Form.Text("contact"),
        Address = call.Form.Text("address"),
        HospitalNumber = call.Form.Text("hospitalNumber"),
    };

    private static async Task<IResult> ShowLog(DeskCall call, ReadScreeningLog log, IDbContextFactory<RegistryDb> databases)
    {
        var programme = call.Query().Text("programme");
        var read = await log.Run(call.Acting, programme, call.Cancel);
        if (read.Refused is { } refused) return call.Refuse(refused);
        await using var db = databases.For(call.Acting);
        var programmes = await db.SiteProgrammes.Select(p => p.ProgrammeId).Distinct().Order().ToListAsync(call.Cancel);
        return call.Page<ScreeningPage>(new { Log = read.Done, Programme = programme, Programmes = programmes });
    }
}
