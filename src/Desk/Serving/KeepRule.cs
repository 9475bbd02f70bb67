using System.Data.Common;
using Equipoise.Desk.Access;
using Equipoise.Desk.Parents;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Desk.Serving;

/// <summary>Stands before every endpoint of the registry: finds out who calls, keeps the endpoint's rule, and refuses a form that did not come from here.</summary>
internal sealed class KeepRule(IdentifyCaller identify, IdentifyParent parents, IAntiforgery antiforgery, IDbContextFactory<RegistryDb> databases)
{
    private static readonly Refused OutOfReach = new(RefusalCode.OutOfReach,
        "The registry's storage cannot be reached, or it is full. Nothing was saved. Do not close this window: go back with your browser, where what you typed still stands, and save again in a minute. Tell whoever runs the registry.");

    public async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await Keep(context, next);
        }
        catch (Exception fault) when (IsOutOfReach(fault))
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return new DeskCall(context.HttpContext, null, TimeProvider.System).Refuse(OutOfReach);
        }
    }

    private bool IsOutOfReach(Exception? fault)
    {
        while (fault is not null and not DbException) fault = fault.InnerException;
        if (fault is not DbException found) return false;
        using var db = databases.CreateDbContext();
        return db.IsOutOfReach(found);
    }

    private async ValueTask<object?> Keep(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var rule = http.GetEndpoint()!.Metadata.GetMetadata<Rule>() ?? throw new InvalidOperationException($"{http.Request.Path} has no rule.");
        DeskHeaders.Set(http.Response.Headers);
        var parent = rule.IsForParents ? await parents.Run(http) : null;
        var caller = rule.IsForParents ? IdentifyParent.As(parent) : await identify.Run(http);
        var call = new DeskCall(http, caller, http.RequestServices.GetRequiredService<TimeProvider>()) { Parent = parent };
        if ((rule.IsForParents ? ParentEndpoints.Refuse(call, rule) : Refuse(call, rule)) is { } refused) return refused;
        // A parent's link is in the address, which nobody else knows: no other site can send a form there.
        if (call.IsForm && !rule.IsForParents && !await antiforgery.IsRequestValidAsync(http)) return StalePage(call);
        if (call.IsForm) await call.ReadForm();
        for (var i = 0; i < context.Arguments.Count; i++)
            if (context.Arguments[i] is DeskCall) context.Arguments[i] = call;
        return await next(context);
    }

    private static IResult? Refuse(DeskCall call, Rule rule)
    {
        if (rule.IsOpen) return null;
        if (call.Caller is null) return call.IsProgram ? Problems.NotSignedIn : call.GoTo(SignInEndpoints.For(call.Http.Request));
        if (call.Caller.Waits is { } waits && !rule.WithoutRole) return call.IsProgram ? Problems.NotSignedIn : call.GoTo(waits);
        if (rule.WithoutRole) return null;
        if (call.Caller.Acting is not { } acting) return call.IsProgram ? Problems.NotSignedIn : call.GoTo(RoleEndpoints.Address);
        return rule.Allows(acting) ? null : call.Refuse(new(RefusalCode.NotAllowed, $"As {Words.Of(acting.Role)} at this site you may not see or do this."));
    }

    /// <summary>The form was open since before the last sign-in, or it came from elsewhere. What was typed must not be lost: the browser still has it.</summary>
    private static IResult StalePage(DeskCall call) =>
        call.Refuse(new(RefusalCode.Conflict, "This page was opened before you signed in, or by somebody else; nothing was saved. Go back with your browser: what you typed is still there. Copy it, load the page again, and save."));
}
