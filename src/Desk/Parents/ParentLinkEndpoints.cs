using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Parents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Parents;

/// <summary>A link as a program gets it, once.</summary>
/// <param name="Id">Its name in the list of links.</param>
/// <param name="Address">What parents open; null when the request is a repeated one.</param>
/// <param name="Until">When it ends.</param>
public sealed record ParentLinkAddress(Guid Id, string? Address, DateTimeOffset Until);

/// <summary>Asking parents: making links, ending them, letting another device in.</summary>
internal static class ParentLinkEndpoints
{
    private const int UsualDays = 14;

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/children/{id:guid}/parents", (Guid id, DeskCall call, ListParentLinks list) => Show(id, call, list)).Needs(Right.ParticipantsWrite);
        pages.MapPost("/children/{id:guid}/parents", Invite).Needs(Right.ParticipantsWrite);
        pages.MapPost("/children/{id:guid}/parents/{link:guid}/revoke", (Guid id, Guid link, DeskCall call, RevokeParentLink revoke, ListParentLinks list) =>
            call.Act(revoke.Run(call.Acting, link, call.Cancel), _ => call.GoTo(Address(id), "The link opens nothing any more."), () => Show(id, call, list))).Needs(Right.ParticipantsWrite);
        pages.MapPost("/children/{id:guid}/parents/{link:guid}/code", (Guid id, Guid link, DeskCall call, AllowParentDevice allow, ListParentLinks list) =>
            call.Act(allow.Run(call.Acting, link, call.Cancel), code => call.Page<ParentCodePage>(new { Child = id, Code = code }), () => Show(id, call, list))).Needs(Right.ParticipantsWrite);

        api.MapGet("/children/{id:guid}/parent-links", async (Guid id, DeskCall call, ListParentLinks list) => ForProgramsBody.Answer(await list.Run(call.Acting, id, call.Cancel)))
            .WithName("parentLinks").WithSummary("The links of a child's parents, and the forms they could be asked for.").Produces<ParentLinkList>().Needs(Right.ParticipantsWrite);
        api.MapPost("/parent-links", (DeskCall call, InviteParent invite) => call.Run<NewParentLink, ParentLinkAddress>((acting, asked, cancel) => Told(call, invite, acting, asked, cancel)))
            .WithName("inviteParent").WithSummary("Make a link by which parents fill in forms; its address is told once.").Produces<ParentLinkAddress>().Needs(Right.ParticipantsWrite);
        api.MapPost("/parent-links/{id:guid}/revoke", (Guid id, DeskCall call, RevokeParentLink revoke) => call.Run<DateTimeOffset>((acting, cancel) => revoke.Run(acting, id, cancel)))
            .WithName("revokeParentLink").WithSummary("End a link before its day.").Needs(Right.ParticipantsWrite);
    }

    public static string Address(Guid child) => $"{DeskServices.Root}/children/{child}/parents";

    internal static string AddressOf(DeskCall call, string token) => $"{call.Http.Request.Scheme}://{call.Http.Request.Host}{ParentEndpoints.Root}{token}";

    private static async Task<IResult> Show(Guid id, DeskCall call, ListParentLinks list)
    {
        var links = await list.Run(call.Acting, id, call.Cancel);
        return links.Refused is { } refused ? call.Refuse(refused) : call.Page<ParentLinksPage>(new { List = links.Done, UsualDays });
    }

    private static async Task<Outcome<ParentLinkAddress>> Told(DeskCall call, InviteParent invite, Acting acting, NewParentLink asked, CancellationToken cancel)
    {
        var made = await invite.Run(acting, asked, cancel);
        return made.Refused is { } refused ? refused : new ParentLinkAddress(made.Done.Id, made.Done.Token is { } token ? AddressOf(call, token) : null, made.Done.Until);
    }

    private static Task<IResult> Invite(Guid id, DeskCall call, InviteParent invite, ListParentLinks list)
    {
        var forms = call.Form.All("forms").Select(Asked).ToImmutableArray();
        var asked = new NewParentLink(id, forms, call.Form.Text("language") ?? "", call.Form.Whole("days") ?? 0, call.Form.Text("call") ?? "");
        return call.Act(invite.Run(call.Acting, asked, call.Cancel), made => call.Page<MadeParentLinkPage>(new { Child = id, Made = made, asked.Language }), () => Show(id, call, list));
    }

    /// <summary>The value of a form in the list of those that can be asked for.</summary>
    internal static string ValueOf(AskableForm form) => form.VisitId is { } visit ? $"{form.Form}@{visit:N}" : form.Form;

    private static AskedForm Asked(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? new(value) : new(value[..at], Guid.TryParse(value.AsSpan(at + 1), out var visit) ? visit : Guid.Empty);
    }
}
