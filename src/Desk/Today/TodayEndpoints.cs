using Equipoise.Desk.Access;
using Equipoise.Desk.Serving;
using Equipoise.Desk.Visits;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Quality;
using Equipoise.Registry.Today;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Today;

/// <summary>The daily screen, and how good the records of the site are.</summary>
internal static class TodayEndpoints
{
    public const string Address = DeskServices.Root + "/today", Quality = DeskServices.Root + "/quality";

    /// <summary>How many of each list stand on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The word for what whoever asks has to do.</summary>
    public const string Mine = "mine";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("", (DeskCall call) => call.GoTo(call.Caller is null ? SignInEndpoints.Address : Address)).IsOpen("It only leads on.");
        pages.MapGet("/today", Show).Needs(Right.ParticipantsRead);
        pages.MapGet("/quality", ShowQuality).Needs(Right.DeviationsRead);
        api.MapGet("/today", async (string? programme, string? who, int? visits, int? queries, int? deviations, DeskCall call, ListToday list) => ForProgramsBody.Answer(await list.Run(call.Acting, Wanted(programme, who, visits, queries, deviations, ListToday.Most), call.Cancel)))
            .WithName("today").WithSummary("What waits at the site; `visits`, `queries` and `deviations` say which page of 200.").Produces<TodayList>().Needs(Right.ParticipantsRead);
        api.MapGet("/quality", async (string? programme, DeskCall call, ReadQuality read) => ForProgramsBody.Answer(await read.Run(call.Acting, Word(programme), call.Cancel)))
            .WithName("quality").WithSummary("What is missing, late, asked about and departed from at the site, in counts.").Produces<SiteQuality>().Needs(Right.DeviationsRead);
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static WantedToday Wanted(string? programme, string? who, int? visits, int? queries, int? deviations, int size) => new()
    {
        Programme = Word(programme), Mine = who == Mine, For = VisitEndpoints.Query<Role>(who), VisitPage = visits ?? 1, QueryPage = queries ?? 1, DeviationPage = deviations ?? 1, PageSize = size,
    };

    private static async Task<IResult> Show(string? programme, string? who, int? visits, int? queries, int? deviations, DeskCall call, ListToday list, ListNotices notices)
    {
        var wanted = Wanted(programme, who, visits, queries, deviations, PageSize);
        var today = await list.Run(call.Acting, wanted, call.Cancel);
        return today.Refused is { } refused ? call.Refuse(refused) : call.Page<TodayPage>(new { List = today.Done, Wanted = wanted, Notices = await notices.Run(call.Acting, call.Cancel) });
    }

    private static async Task<IResult> ShowQuality(string? programme, DeskCall call, ReadQuality read, ListToday list)
    {
        var quality = await read.Run(call.Acting, Word(programme), call.Cancel);
        if (quality.Refused is { } refused) return call.Refuse(refused);
        var followed = (await list.Run(call.Acting, new() { PageSize = 1 }, call.Cancel)).Done.Programmes;
        return call.Page<QualityPage>(new { Quality = quality.Done, Programme = Word(programme), Programmes = followed });
    }
}
