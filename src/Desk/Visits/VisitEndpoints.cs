using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Visits;
using Equipoise.Site.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Visits;

/// <summary>The visits of a child, and what departed from the programme.</summary>
internal static class VisitEndpoints
{
    private const string OneVisit = "/children/{id:guid}/visits/{visitId:guid}";

    private const int MostPrinted = 2000;

    private static readonly CsvTable<DeviationLine> DeviationTable = new(
    [
        new("day", d => SiteTime.Day(d.On)), new("child", d => d.Pseudonym), new("visit", d => d.Visit), new("kind", d => Words.Code(d.Kind)), new("what", d => d.Says), new("class", d => d.Class is { } grave ? Words.Code(grave) : null), new("cause", d => d.Cause),
        new("correctiveAction", d => d.CorrectiveAction), new("reportedToEthics", d => SiteTime.Day(d.ReportedToEthics, "")), new("corrected", d => d.ResolvedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)), new("id", d => d.DeviationId.ToString("D")),
    ]);

    public static string Address(Guid child, Guid visit) => $"{DeskServices.Root}/children/{child}/visits/{visit}";

    public static string Deviation(Guid id) => $"{DeskServices.Root}/deviations/{id}";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(OneVisit, Show).Needs(Right.VisitsRead);
        pages.MapPost(OneVisit + "/record", Record).Needs(Right.VisitsWrite);
        pages.MapPost(OneVisit + "/miss", (Guid id, Guid visitId, DeskCall call, MissVisit miss, ReadVisits read, ListDeviations deviations) =>
            call.Act(miss.Run(call.Acting, visitId, call.Cancel), m => call.GoTo(Address(id, visitId), Said("Recorded as missed.", m)), () => Show(id, visitId, call, read, deviations))).Needs(Right.VisitsWrite);
        pages.MapGet("/children/{id:guid}/visits/new", ShowNew).Needs(Right.VisitsWrite);
        pages.MapPost("/children/{id:guid}/visits/new", Unscheduled).Needs(Right.VisitsWrite);
        pages.MapGet("/deviations", List).Needs(Right.DeviationsRead);
        pages.MapGet("/deviations.csv", (DeskCall call, ListDeviations list) => Wanted(call, out var wanted) is { } wrong ? call.Refuse(wrong) : new CsvFile<DeviationLine>(DeviationTable, list.All(call.Acting, wanted, call.Cancel), $"deviations-{call.Site.Code}")).Needs(Right.DeviationsRead);
        pages.MapGet("/deviations/print", Print).Needs(Right.DeviationsRead);
        pages.MapGet("/deviations/{id:guid}", ShowDeviation).Needs(Right.DeviationsRead);
        pages.MapPost("/deviations/{id:guid}", Judge).Needs(Right.DeviationsWrite);

        api.MapGet("/children/{id:guid}/visits", async (Guid id, DeskCall call, ReadVisits read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("childVisits").WithSummary("The visits of a child, with their windows and forms.").Produces<ChildVisits>().Needs(Right.VisitsRead);
        api.MapPost("/children/{id:guid}/visits", (Guid id, DeskCall call, RecordVisit record) => call.Run<TookPlace, RecordedVisit>(record.Run, ("participantId", id.ToString())))
            .WithName("recordVisit").WithSummary("A visit took place; without a visit's id, one that nobody planned.").Produces<RecordedVisit>().Needs(Right.VisitsWrite);
        api.MapPost(OneVisit + "/missed", (Guid visitId, DeskCall call, MissVisit miss) => call.Run<RecordedVisit>((acting, cancel) => miss.Run(acting, visitId, cancel)))
            .WithName("missVisit").WithSummary("A visit did not take place and will not; a reason is needed.").Produces<RecordedVisit>().Needs(Right.VisitsWrite);
        api.MapGet("/deviations", async (DeskCall call, ListDeviations list) => Wanted(call, out var wanted) is { } wrong ? Problems.Of(wrong) : ForProgramsBody.Answer(await list.Run(call.Acting, wanted, call.Cancel)))
            .WithName("deviations").WithSummary("Departures from the programme: child (id), kind, class, standing, from, until, page.").Produces<DeviationPage>().Needs(Right.DeviationsRead);
        api.MapPost("/deviations/{id:guid}/judgement", (Guid id, DeskCall call, JudgeDeviation judge) => call.Run<JudgedDeviation, DeviationClass>(judge.Run, ("deviationId", id.ToString())))
            .WithName("judgeDeviation").WithSummary("Say how grave a deviation is, why it happened and what is done about it.").Needs(Right.DeviationsWrite);
    }

    private static async Task<IResult> Show(Guid id, Guid visitId, DeskCall call, ReadVisits read, ListDeviations deviations)
    {
        var visits = await read.Run(call.Acting, id, call.Cancel);
        if (visits.Refused is { } refused) return call.Refuse(refused);
        if (visits.Done.Visits.FirstOrDefault(v => v.VisitId == visitId) is not { } visit) return call.Refuse(new(RefusalCode.NotFound, "There is no such visit of this child."));
        var found = call.Acting.May(Right.DeviationsRead) ? (await deviations.Run(call.Acting, new() { ParticipantId = id, VisitId = visitId }, call.Cancel)).Done.Deviations : [];
        return call.Page<VisitPage>(new { Child = visits.Done, Visit = visit, Deviations = found });
    }

    private static async Task<IResult> Record(Guid id, Guid visitId, DeskCall call, RecordVisit record, ReadVisits read, ListDeviations deviations)
    {
        var on = call.Form.RequiredDay("on", "Say on which day it took place.");
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => Show(id, visitId, call, read, deviations));
        return await call.Act(record.Run(call.Acting, new(id, visitId, on), call.Cancel), r => call.GoTo(Address(id, visitId), Said("Recorded: it took place on " + SiteTime.Day(on) + ".", r)), () => Show(id, visitId, call, read, deviations));
    }

    private static async Task<IResult> ShowNew(Guid id, DeskCall call, ReadVisits read)
    {
        var visits = await read.Run(call.Acting, id, call.Cancel);
        return visits.Refused is { } refused ? call.Refuse(refused) : call.Page<NewVisitPage>(new { Child = visits.Done });
    }

    private static async Task<IResult> Unscheduled(Guid id, DeskCall call, RecordVisit record, ReadVisits read)
    {
        var on = call.Form.RequiredDay("on", "Say on which day it took place.");
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => ShowNew(id, call, read));
        return await call.Act(record.Run(call.Acting, new(id, null, on), call.Cancel), r => call.GoTo(Address(id, r.VisitId), Said("Recorded.", r)), () => ShowNew(id, call, read));
    }

    private static Refused? Wanted(DeskCall call, out WantedDeviations wanted)
    {
        var query = call.Query();
        wanted = new()
        {
            ParticipantId = query.Id("child"), Kind = query.Choice<DeviationKind>("kind"), Class = query.Choice<DeviationClass>("class"), Standing = query.Choice<DeviationStanding>("standing"), From = query.Day("from"), Until = query.Day("until"),
            Page = query.Whole("page") ?? 1,
        };
        return query.Refuse("These deviations cannot be listed: the address is not understood.");
    }

    /// <summary>What an ethics board gets: everything that is wanted, whole.</summary>
    private static async Task<IResult> Print(DeskCall call, ListDeviations list)
    {
        if (Wanted(call, out var wanted) is { } wrong) return call.Refuse(wrong);
        var lines = new List<DeviationLine>();
        await foreach (var line in list.All(call.Acting, wanted, call.Cancel).Take(MostPrinted + 1)) lines.Add(line);
        return call.Page<DeviationPrintPage>(new { Wanted = wanted, Lines = lines.Take(MostPrinted).ToList(), IsCut = lines.Count > MostPrinted });
    }

    private static async Task<IResult> List(DeskCall call, ListDeviations list)
    {
        if (Wanted(call, out var wanted) is { } wrong) return call.Refuse(wrong);
        var found = await list.Run(call.Acting, wanted, call.Cancel);
        return found.Refused is { } refused ? call.Refuse(refused) : call.Page<DeviationsPage>(new { Wanted = wanted, Found = found.Done });
    }

    private static async Task<IResult> ShowDeviation(Guid id, DeskCall call, ListDeviations list)
    {
        var line = await list.One(call.Acting, id, call.Cancel);
        return line.Refused is { } refused ? call.Refuse(refused) : call.Page<DeviationOnePage>(new { Line = line.Done });
    }

    private static async Task<IResult> Judge(Guid id, DeskCall call, JudgeDeviation judge, ListDeviations list)
    {
        var judged = new JudgedDeviation(id, call.Form.RequiredChoice<DeviationClass>("class", "Say how grave it is."), call.Form.Required("cause", "Say why it happened."), call.Form.Required("correctiveAction", "Say what is done about it."), call.Form.Day("reportedToEthics")) { Seen = call.Form.Whole("seen") };
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => ShowDeviation(id, call, list));
        return await call.Act(judge.Run(call.Acting, judged, call.Cancel), _ => call.GoTo(Deviation(id), "Recorded."), () => ShowDeviation(id, call, list));
    }

    /// <summary>A word of an address; null when it is no word of the enum.</summary>
    internal static T? Query<T>(string? text) where T : struct, Enum => Enum.GetValues<T>().Select(v => (T?)v).FirstOrDefault(v => Words.Code(v!.Value) == text);

    private static string Said(string done, RecordedVisit recorded) => string.Join(' ', (ImmutableArray<string>)[done, .. recorded.Deviations.Select(d => "Noted as a deviation: " + d)]);
}
