using System.Text;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Visits;

/// <summary>Children by visits.</summary>
internal static class MatrixEndpoints
{
    public const string Address = DeskServices.Root + "/matrix";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/matrix", async (string? programme, string? state, string? overdue, int? page, DeskCall call, ListMatrix list) =>
        {
            var wanted = Wanted(programme, state, overdue, page);
            var matrix = await list.Run(call.Acting, wanted, call.Cancel);
            return matrix.Refused is { } refused ? call.Refuse(refused) : call.Page<MatrixOfVisitsPage>(new { Wanted = wanted, Matrix = matrix.Done });
        }).Needs(Right.VisitsRead);
        pages.MapGet("/matrix.csv", async (string? programme, string? state, string? overdue, int? page, DeskCall call, ListMatrix list) =>
        {
            var matrix = await list.Run(call.Acting, Wanted(programme, state, overdue, page), call.Cancel);
            return matrix.Refused is { } refused ? call.Refuse(refused) : Results.File(Encoding.UTF8.GetBytes(Csv(matrix.Done)), "text/csv; charset=utf-8", $"{call.Site.Code}-visits-{SiteTime.Day(matrix.Done.Today)}-page-{matrix.Done.Page}.csv");
        }).Needs(Right.RecordsExport);
        api.MapGet("/matrix", async (string? programme, string? state, string? overdue, int? page, DeskCall call, ListMatrix list) => ForProgramsBody.Answer(await list.Run(call.Acting, Wanted(programme, state, overdue, page), call.Cancel)))
            .WithName("visitMatrix").WithSummary("Children by visits, 50 a page; `overdue=yes` for those with an overdue visit.").Produces<MatrixPage>().Needs(Right.VisitsRead);
    }

    private static WantedMatrix Wanted(string? programme, string? state, string? overdue, int? page) => new()
    {
        Programme = string.IsNullOrWhiteSpace(programme) ? null : programme, State = VisitEndpoints.Query<ParticipantState>(state), Overdue = overdue == "yes", Page = page ?? 1,
    };

    /// <summary>Two columns a visit: how it stands, and the day it took place or is planned for. All of it is codes, days and words of ours, so nothing needs quoting.</summary>
    private static string Csv(MatrixPage matrix)
    {
        var text = new StringBuilder("child,state,enrolled");
        foreach (var column in matrix.Columns) text.Append(',').Append(column.Code).Append(',').Append(column.Code).Append("-day");
        text.Append(",unscheduled\r\n");
        foreach (var row in matrix.Rows)
        {
            text.Append(row.Pseudonym).Append(',').Append(Words.Code(row.State)).Append(',').Append(SiteTime.Day(row.EnrolledOn, ""));
            foreach (var cell in row.Cells) text.Append(',').Append(cell is null ? "" : Words.Code(cell.State)).Append(',').Append(SiteTime.Day(cell?.On, ""));
            text.Append(',').Append(row.Unscheduled.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append("\r\n");
        }

        return text.ToString();
    }
}
