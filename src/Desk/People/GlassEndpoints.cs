using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.People;

/// <summary>Breaking the glass in an emergency, and looking afterwards at who did.</summary>
internal static class GlassEndpoints
{
    public const string Address = DeskServices.Root + "/break-glass";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/break-glass", Show).Needs(Right.BreakGlass, Right.AccessReview);
        pages.MapPost("/break-glass", Break).Needs(Right.BreakGlass);
        pages.MapPost("/break-glass/{id:guid}/read", Read).Needs(Right.BreakGlass);
        pages.MapPost("/break-glass/{id:guid}/acknowledge", (Guid id, DeskCall call, AcknowledgeGlass acknowledge, IDbContextFactory<RegistryDb> databases) =>
            call.Act(acknowledge.Run(call.Acting, new(id, call.Form.Text("says") ?? ""), call.Cancel), _ => call.GoTo(Address, "Recorded."), () => Show(call, databases))).Needs(Right.AccessReview);
        api.MapPost("/break-glass", (DeskCall call, BreakTheGlass glass) => call.Run<NewGlassBreak, OpenGlass>(glass.Run)).WithName("breakGlass").WithSummary("Open what the role hides of one child, for an hour; the body gives the reason.").Produces<OpenGlass>().Needs(Right.BreakGlass);
        api.MapPost("/break-glass/read", (DeskCall call, ReadBehindGlass read) => call.Run<GlassQuestion, BehindGlass>(read.Run)).WithName("readBehindGlass").WithSummary("Read one part; each reading is recorded.").Needs(Right.BreakGlass);
        api.MapPost("/break-glass/acknowledge", (DeskCall call, AcknowledgeGlass acknowledge) => call.Run<AcknowledgedGlass, DateTimeOffset>(acknowledge.Run)).WithName("acknowledgeGlass").WithSummary("Say what was found when an emergency access was looked at.").Needs(Right.AccessReview);
    }

    private static async Task<IResult> Break(DeskCall call, BreakTheGlass glass, IDbContextFactory<RegistryDb> databases)
    {
        var pseudonym = call.Form.Required("pseudonym", "Write the child's pseudonym, such as HAN1-0007.").ToUpperInvariant();
        Guid child;
        await using (var db = databases.For(call.Acting)) child = await db.Participants.Where(p => p.Pseudonym == pseudonym).Select(p => p.Id).SingleOrDefaultAsync(call.Cancel);
        if (child == Guid.Empty) return await call.Again(new(RefusalCode.Invalid, "The child was not found.") { Fields = [new("pseudonym", "choice", "There is no such child at this site.")] }, () => Show(call, databases));
        return await call.Act(glass.Run(call.Acting, new(child), call.Cancel), _ => call.GoTo(Address, "The glass is broken for an hour. The administrators and monitors are told."), () => Show(call, databases));
    }

    private static async Task<IResult> Read(Guid id, DeskCall call, ReadBehindGlass read, IDbContextFactory<RegistryDb> databases)
    {
        var part = call.Form.RequiredChoice<GlassPart>("part", "Choose what to read.");
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => Show(call, databases));
        return await call.Act(read.Run(call.Acting, new(id, part), call.Cancel), behind => call.Page<BehindGlassPage>(new { Behind = behind }), () => Show(call, databases));
    }

    private static async Task<IResult> Show(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        var acting = call.Acting;
        await using var db = databases.For(acting);
        var all = acting.May(Right.AccessReview);
        var breaks = await db.GlassBreaks.Where(b => all || b.UserId == acting.UserId).OrderByDescending(b => b.Id).Take(GlassPage.Most).ToListAsync(call.Cancel);
        var ids = breaks.ConvertAll(b => b.Id);
        var uses = (await db.GlassUses.Where(u => ids.Contains(u.BreakId)).OrderBy(u => u.Id).ToListAsync(call.Cancel)).ToLookup(u => u.BreakId);
        var people = breaks.SelectMany(b => (Guid?[])[b.UserId, b.AdministratorId, b.MonitorId]).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, call.Cancel);
        var children = breaks.ConvertAll(b => b.ParticipantId);
        var pseudonyms = await db.Participants.Where(p => children.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Pseudonym, call.Cancel);
        return call.Page<GlassPage>(new { Breaks = (ImmutableArray<GlassBreak>)[.. breaks], Uses = uses, Names = names, Pseudonyms = pseudonyms });
    }
}
