using System.Collections.Immutable;
using Equipoise.Desk.Access;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.People;

/// <summary>The people of a site: who they are, what they may do, how they get in.</summary>
internal static class PeopleEndpoints
{
    public const string Address = DeskServices.Root + "/people";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/people", Show).Needs(Right.PeopleRead);
        pages.MapPost("/people", Invite).Needs(Right.PeopleWrite);
        pages.MapPost("/people/{id:guid}/invite", InviteAgain).Needs(Right.PeopleWrite);
        pages.MapPost("/people/{id:guid}/lock", (Guid id, DeskCall call, LockAccount locking, IDbContextFactory<RegistryDb> databases, ListPeople list) =>
            call.Act(locking.Run(call.Acting, id, call.Cancel), _ => call.GoTo(Address, "The account is locked; within a minute nobody is signed in with it."), () => Show(call, list, databases))).Needs(Right.PeopleWrite);
        pages.MapPost("/people/{id:guid}/unlock", (Guid id, DeskCall call, LockAccount locking, IDbContextFactory<RegistryDb> databases, ListPeople list) =>
            call.Act(locking.Unlock(call.Acting, id, call.Cancel), _ => call.GoTo(Address, "The account is open again."), () => Show(call, list, databases))).Needs(Right.PeopleWrite);
        pages.MapPost("/people/roles/{id:guid}/end", (Guid id, DeskCall call, EndRole end, IDbContextFactory<RegistryDb> databases, ListPeople list) =>
            call.Act(end.Run(call.Acting, id, call.Cancel), _ => call.GoTo(Address, "The role has ended."), () => Show(call, list, databases))).Needs(Right.PeopleWrite);
        api.MapGet("/people", async (DeskCall call, ListPeople list) => ForProgramsBody.Answer(await list.Run(call.Acting, call.Cancel))).WithName("people").WithSummary("The people of the site.").Produces<ImmutableArray<Person>>().Needs(Right.PeopleRead);
        api.MapPost("/people", async (DeskCall call, AddAccount add) => await call.Run<NewAccount, Invited>(async (acting, account, cancel) => Told(await add.Run(acting, account, cancel)))).WithName("invite").WithSummary("Give a person a role, and an invitation when there is no account yet.").Produces<Invited>().Needs(Right.PeopleWrite);
        api.MapPost("/people/{id:guid}/invite", (Guid id, DeskCall call, InviteAnew invite) => call.Run<Invited>(async (acting, cancel) => Told(await invite.Run(acting, id, cancel)))).WithName("inviteAnew").WithSummary("Invite somebody anew who has lost the password or the second factor.").Produces<Invited>().Needs(Right.PeopleWrite);
        api.MapPost("/people/{id:guid}/lock", (Guid id, DeskCall call, LockAccount locking) => call.Run<DateTimeOffset>((acting, cancel) => locking.Run(acting, id, cancel))).WithName("lockAccount").WithSummary("Lock an account; the body gives the reason.").Needs(Right.PeopleWrite);
        api.MapPost("/people/{id:guid}/unlock", (Guid id, DeskCall call, LockAccount locking) => call.Run<DateTimeOffset>((acting, cancel) => locking.Unlock(acting, id, cancel))).WithName("unlockAccount").WithSummary("Unlock an account.").Needs(Right.PeopleWrite);
        api.MapPost("/people/roles/{id:guid}/end", (Guid id, DeskCall call, EndRole end) => call.Run<DateTimeOffset>((acting, cancel) => end.Run(acting, id, cancel))).WithName("endRole").WithSummary("End a role.").Needs(Right.PeopleWrite);
    }

    private static Outcome<Invited> Told(Outcome<AddedAccount> added) => added.Refused is { } refused ? refused : new Invited(added.Done.UserId, added.Done.Code);

    private static async Task<IResult> Invite(DeskCall call, AddAccount add, ListPeople list, IDbContextFactory<RegistryDb> databases)
    {
        var account = new NewAccount(call.Form.Required("email", "Write the person's e-mail address."), call.Form.Required("name", "Write the person's name."), call.Form.RequiredChoice<Role>("role", "Choose a role."));
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => Show(call, list, databases));
        return await call.Act(add.Run(call.Acting, account, call.Cancel), added => Shown(call, added, account.Name), () => Show(call, list, databases));
    }

    private static async Task<IResult> InviteAgain(Guid id, DeskCall call, InviteAnew invite, ListPeople list, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var name = await db.SiteRoles.AnyAsync(r => r.UserId == id, call.Cancel) ? await db.Users.Where(u => u.Id == id).Select(u => u.Name).SingleOrDefaultAsync(call.Cancel) : null;
        return await call.Act(invite.Run(call.Acting, id, call.Cancel), added => Shown(call, added, name ?? ""), () => Show(call, list, databases));
    }

    /// <summary>The link, once. Whoever had an account already, or loads this again, is told that there is none to show.</summary>
    private static IResult Shown(DeskCall call, AddedAccount added, string name) => added.Code is null
        ? call.GoTo(Address, $"{name} has the role. No invitation is needed: the account was there already, or its link was shown before.")
        : call.Page<InvitedPage>(new { Name = name, Link = $"{call.Http.Request.Scheme}://{call.Http.Request.Host}{InvitationEndpoints.Address}?code={added.Code}", Days = (int)AddAccount.Open.TotalDays });

    private static async Task<IResult> Show(DeskCall call, ListPeople list, IDbContextFactory<RegistryDb> databases)
    {
        var people = await list.Run(call.Acting, call.Cancel);
        if (people.Refused is { } refused) return call.Refuse(refused);
        var tables = (string[])["SiteRoles", "AccountEvents"];
        await using var db = databases.For(call.Acting);
        var history = call.Acting.May(Right.HistoryRead) ? await db.History.Where(h => tables.Contains(h.Table)).OrderByDescending(h => h.Sequence).Take(PeoplePage.MostHistory).ToListAsync(call.Cancel) : [];
        var who = history.Select(h => Guid.Parse(h.UserId)).Distinct().ToList();
        var names = await db.Users.Where(u => who.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, call.Cancel);
        return call.Page<PeoplePage>(new { People = people.Done, History = history, Names = names });
    }
}

/// <summary>An invitation as a program gets it.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Code">What opens the account; null when it was there already, or when the request is a repeated one.</param>
public sealed record Invited(Guid UserId, string? Code);
