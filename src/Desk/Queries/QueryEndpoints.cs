using Equipoise.Desk.Serving;
using Equipoise.Desk.Visits;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Queries;

/// <summary>Questions about answers: asking, answering, closing, deciding between two answers.</summary>
internal static class QueryEndpoints
{
    public const string Root = DeskServices.Root + "/queries";

    /// <summary>Whoever may fill in forms may decide between two answers; the operation asks for the form's own right.</summary>
    private static readonly Right[] Settling = [.. Enum.GetValues<FormTopic>().Select(t => FormAccess.Rights(t).Write).Distinct()];

    public static string Address(Guid query) => $"{Root}/{query}";

    public static string Ask(Guid record, string field) => $"{Root}/new?record={record}&field={Uri.EscapeDataString(field)}";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/queries", List).Needs(Right.QueriesRead);
        pages.MapGet("/queries/new", ShowNew).Needs(Right.QueriesOpen);
        pages.MapPost("/queries/new", Open).Needs(Right.QueriesOpen);
        pages.MapGet("/queries/{id:guid}", Show).Needs(Right.QueriesRead);
        pages.MapPost("/queries/{id:guid}/answer", (Guid id, DeskCall call, AskQuery ask, ListQueries list) =>
            call.Act(ask.Answer(call.Acting, new(id, call.Form.Text("answer") ?? ""), call.Cancel), _ => call.GoTo(Address(id), "Answered."), () => Show(id, call, list))).Needs(Right.QueriesAnswer);
        pages.MapPost("/queries/{id:guid}/close", (Guid id, DeskCall call, AskQuery ask, ListQueries list) =>
            call.Act(ask.Close(call.Acting, id, call.Cancel), _ => call.GoTo(Address(id), "Closed."), () => Show(id, call, list))).Needs(Right.QueriesClose);
        pages.MapPost("/queries/{id:guid}/take", Take).Needs(Settling);

        api.MapGet("/queries", async (string? state, string? kind, string? form, Guid? person, Guid? child, int? page, DeskCall call, ListQueries list) => ForProgramsBody.Answer(await list.Run(call.Acting, Wanted(state, kind, form, person, child, page), call.Cancel)))
            .WithName("queries").WithSummary("Queries, the oldest first: all that are not closed, or those in a state.").Produces<QueryPage>().Needs(Right.QueriesRead);
        api.MapGet("/queries/{id:guid}", async (Guid id, DeskCall call, ListQueries list) => ForProgramsBody.Answer(await list.One(call.Acting, id, call.Cancel)))
            .WithName("readQuery").WithSummary("One query.").Produces<QueryLine>().Needs(Right.QueriesRead);
        api.MapPost("/queries", (DeskCall call, AskQuery ask) => call.Run<NewQuery, Guid>(ask.Open)).WithName("openQuery").WithSummary("Ask about an answer.").Needs(Right.QueriesOpen);
        api.MapPost("/queries/{id:guid}/answer", (Guid id, DeskCall call, AskQuery ask) => call.Run<AnsweredQuery, QueryState>(ask.Answer, ("queryId", id.ToString()))).WithName("answerQuery").WithSummary("Answer a query.").Needs(Right.QueriesAnswer);
        api.MapPost("/queries/{id:guid}/close", (Guid id, DeskCall call, AskQuery ask) => call.Run<QueryState>((acting, cancel) => ask.Close(acting, id, cancel))).WithName("closeQuery").WithSummary("Close a query; one that nobody answered needs a reason.").Needs(Right.QueriesClose);
        api.MapPost("/queries/{id:guid}/take", (Guid id, DeskCall call, SettleConflict settle) => call.Run<SettledConflict, QueryState>(settle.Run, ("queryId", id.ToString()))).WithName("settleConflict").WithSummary("Say which of two answers is right; a reason is needed.").Needs(Settling);
    }

    public static bool MaySettle(Acting acting) => Settling.Any(acting.May);

    private static WantedQueries Wanted(string? state, string? kind, string? form, Guid? person, Guid? child, int? page) => new()
    {
        State = VisitEndpoints.Query<QueryState>(state), Kind = VisitEndpoints.Query<QueryKind>(kind), Form = string.IsNullOrEmpty(form) ? null : form, OpenedBy = person, ParticipantId = child, Page = page ?? 1,
    };

    private static async Task<IResult> List(string? state, string? kind, string? form, string? person, string? child, int? page, DeskCall call, ListQueries list)
    {
        var wanted = Wanted(state, kind, form, Guid.TryParse(person, out var by) ? by : null, Guid.TryParse(child, out var of) ? of : null, page);
        var found = await list.Run(call.Acting, wanted, call.Cancel);
        return found.Refused is { } refused ? call.Refuse(refused) : call.Page<QueriesPage>(new { Wanted = wanted, Found = found.Done });
    }

    private static async Task<IResult> Show(Guid id, DeskCall call, ListQueries list)
    {
        var line = await list.One(call.Acting, id, call.Cancel);
        return line.Refused is { } refused ? call.Refuse(refused) : call.Page<OneQueryPage>(new { Line = line.Done });
    }

    private static async Task<IResult> ShowNew(Guid record, string field, DeskCall call, ReadAnswer read)
    {
        var answer = await read.Run(call.Acting, record, field, call.Cancel);
        return answer.Refused is { } refused ? call.Refuse(refused) : call.Page<NewQueryPage>(new { Answer = answer.Done });
    }

    private static Task<IResult> Open(Guid record, string field, DeskCall call, AskQuery ask, ReadAnswer read) =>
        call.Act(ask.Open(call.Acting, new(record, field, call.Form.Text("question") ?? ""), call.Cancel), id => call.GoTo(Address(id), "Asked."), () => ShowNew(record, field, call, read));

    private static async Task<IResult> Take(Guid id, DeskCall call, SettleConflict settle, ListQueries list)
    {
        var takes = call.Form.RequiredChoice<RightAnswer>("takes", "Say which answer is right.");
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => Show(id, call, list));
        return await call.Act(settle.Run(call.Acting, new(id, takes), call.Cancel), _ => call.GoTo(Address(id), "Decided: the record has the right answer, and the query keeps both."), () => Show(id, call, list));
    }
}
