using System.Collections.Immutable;
using Equipoise.Desk.Access;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Desk.Serving;

/// <summary>Finds out which account calls, and as what: by the cookie of somebody who signed in, or by a program's key. Roles are read anew each time, so one that was ended is over at once.</summary>
public sealed class IdentifyCaller(IDbContextFactory<RegistryDb> databases, ChooseRole choose, ReadApiKey keys, TimeProvider time)
{
    /// <summary>The cookie that remembers the chosen role. It gives nothing: it only chooses among what the account has.</summary>
    internal const string RoleCookie = "desk-role";

    private const string Bearer = "Bearer ";

    public async Task<Caller?> Run(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var cancel = http.RequestAborted;
        if (DeskCall.IsForPrograms(http.Request))
            return http.Request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.Ordinal) ? await Program(header[Bearer.Length..].Trim(), cancel) : null;
        var signedIn = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (!signedIn.Succeeded) return null;
        var users = http.RequestServices.GetRequiredService<UserManager<RegistryUser>>();
        if (await users.GetUserAsync(signedIn.Principal) is not { IsLocked: false } user) return null;
        var roles = await choose.Of(user.Id, cancel);
        var role = Chosen(roles, http.Request.Cookies[RoleCookie]);
        var acting = role is null ? null : new Acting(user.Id, role.Role, role.SiteId, time.GetUtcNow());
        var (site, active) = acting is null ? (null, true) : await SiteOf(acting, cancel);
        return new(user, roles, acting, site, await Waiting(users, user, roles, cancel), active);
    }

    internal static string Of(SiteRole role) => $"{role.SiteId:N}.{Words.Code(role.Role)}";

    private static SiteRole? Chosen(ImmutableArray<SiteRole> roles, string? cookie) => roles.FirstOrDefault(r => Of(r) == cookie) ?? (roles.Length == 1 ? roles[0] : null);

    private async Task<Caller?> Program(string text, CancellationToken cancel)
    {
        if (await keys.Run(text, cancel) is not { } key) return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == key.UserId, cancel) is not { IsLocked: false } user) return null;
        return await choose.Run(key.UserId, key.SiteId, key.Role, cancel) is { IsDone: true } chosen ? new(user, [], chosen.Done, await Site(chosen.Done, cancel)) : null;
    }

    private async Task<(RegistrySite Site, bool IsActive)> SiteOf(Acting acting, CancellationToken cancel)
    {
        await using var db = databases.For(acting);
        var site = await db.Sites.SingleAsync(cancel);
        return (site, SiteActivation.Of(await db.SiteDocuments.ToListAsync(cancel), site.Today(acting.At)).IsActive);
    }

    private async Task<RegistrySite> Site(Acting acting, CancellationToken cancel)
    {
        await using var db = databases.For(acting);
        return await db.Sites.SingleAsync(cancel);
    }

    /// <summary>Whoever can see real children has a second factor: a passkey or an authenticator.</summary>
    private async Task<string?> Waiting(UserManager<RegistryUser> users, RegistryUser user, ImmutableArray<SiteRole> roles, CancellationToken cancel)
    {
        if (user.TwoFactorEnabled || roles.IsEmpty || (await users.GetPasskeysAsync(user)).Count > 0) return null;
        var sites = roles.Select(r => r.SiteId).ToHashSet();
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Sites.IgnoreQueryFilters([RegistryDb.SiteFilter]).AnyAsync(s => sites.Contains(s.SiteId) && !s.Synthetic, cancel) ? AccountEndpoints.SecondFactor : null;
    }
}
