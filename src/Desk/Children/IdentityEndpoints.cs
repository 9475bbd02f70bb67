using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Children;

/// <summary>Who a child is: shown to whoever says why, corrected, erased.</summary>
internal static class IdentityEndpoints
{
    private const string One = "/children/{id:guid}/identity";

    public static string Address(Guid id) => ChildEndpoints.Address(id) + "/identity";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(One, (Guid id, DeskCall call) => call.GoTo(ChildEndpoints.Address(id))).Needs(Right.IdentitiesRead);
        pages.MapPost(One, Show).Needs(Right.IdentitiesRead);
        pages.MapPost(One + "/correct", Correct).Needs(Right.IdentitiesWrite);
        pages.MapGet(One + "/erase", ShowErase).Needs(Right.IdentitiesErase);
        pages.MapPost(One + "/erase", Erase).Needs(Right.IdentitiesErase);

        api.MapPost(One, (Guid id, DeskCall call, ReadIdentity read) => call.Run<Identity?>((acting, cancel) => read.Run(acting, id, cancel)))
            .WithName("readIdentity").WithSummary("Who a child is; needs a reason, which stands in the history. Null when it was erased.").Produces<Identity>().Needs(Right.IdentitiesRead);
        api.MapPost(One + "/correct", (Guid id, DeskCall call, CorrectIdentity correct) => call.Run<CorrectedIdentity, int>(correct.Run, ("participantId", id.ToString())))
            .WithName("correctIdentity").WithSummary("Correct who a child is; needs a reason. Answers the age at screening in months.").Needs(Right.IdentitiesWrite);
        api.MapPost(One + "/erase", (Guid id, DeskCall call, EraseIdentity erase) => call.Run<DateTimeOffset>((acting, cancel) => erase.Run(acting, id, cancel)))
            .WithName("eraseIdentity").WithSummary("Forget who a child is, for good; needs a reason.").Needs(Right.IdentitiesErase);
    }

    /// <summary>That it is a POST keeps it out of addresses, bookmarks and what a browser loads ahead.</summary>
    private static async Task<IResult> Show(Guid id, DeskCall call, ReadIdentity read, ReadChild child, IDbContextFactory<RegistryDb> databases)
    {
        var identity = await read.Run(call.Acting, id, call.Cancel);
        if (identity.Refused is { } refused) return await call.Again(refused, () => ChildEndpoints.Show(id, call, child, databases));
        call.ForgetTyped();
        return await Page(id, call, identity.Done, databases);
    }

    private static async Task<IResult> Page(Guid id, DeskCall call, Identity? identity, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var person = await db.PersonIdentities.Where(p => p.ParticipantId == id).Select(p => new { p.Version, p.ErasedAt }).SingleOrDefaultAsync(call.Cancel);
        var pseudonym = await db.Participants.Where(p => p.Id == id).Select(p => p.Pseudonym).SingleOrDefaultAsync(call.Cancel);
        if (person is null || pseudonym is null) return call.Refuse(new(RefusalCode.NotFound, "There is no such child at this site."));
        return call.Page<IdentityPage>(new { Id = id, Pseudonym = pseudonym, Identity = identity, Seen = person.Version, person.ErasedAt });
    }

    private static async Task<IResult> Correct(Guid id, DeskCall call, CorrectIdentity correct, IDbContextFactory<RegistryDb> databases)
    {
        var corrected = new CorrectedIdentity(id, ChildrenEndpoints.Identity(call)) { Seen = call.Form.Whole("seen") };
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => Page(id, call, null, databases));
        return await call.Act(correct.Run(call.Acting, corrected, call.Cancel), _ => call.GoTo(ChildEndpoints.Address(id), "The identity is corrected."), () => Page(id, call, null, databases));
    }

    private static async Task<IResult> ShowErase(Guid id, DeskCall call, ReadChild read)
    {
        var child = await read.Run(call.Acting, id, call.Cancel);
        return child.Refused is { } refused ? call.Refuse(refused) : call.Page<EraseIdentityPage>(new { Child = child.Done });
    }

    private static async Task<IResult> Erase(Guid id, DeskCall call, EraseIdentity erase, ReadChild read)
    {
        if (!call.Form.IsOn("understood"))
            return await call.Again(new(RefusalCode.Invalid, "Nothing was erased.") { Fields = [new("understood", "required", "Say that you have understood that nobody can bring it back.")] }, () => ShowErase(id, call, read));
        return await call.Act(erase.Run(call.Acting, id, call.Cancel), _ => call.GoTo(ChildEndpoints.Address(id), "Erased. Nobody can read any more who this child is."), () => ShowErase(id, call, read));
    }
}
