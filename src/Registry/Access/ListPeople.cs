using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>Somebody who has, or had, a role at a site.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The address.</param>
/// <param name="Roles">All roles at this site, those that ended too.</param>
/// <param name="LastSignInAt">When the person last signed in, anywhere.</param>
/// <param name="HasAuthenticator">Whether codes of an authenticator are asked for.</param>
/// <param name="Passkeys">How many passkeys there are.</param>
/// <param name="IsOpened">Whether the account was ever opened.</param>
/// <param name="InvitedUntil">Until when an invitation waits; null when none does.</param>
/// <param name="ClosedUntil">Until when it is closed after wrong passwords; null when it is not.</param>
/// <param name="IsLocked">Whether an administrator has locked it.</param>
public sealed record Person(Guid UserId, string Name, string Email, ImmutableArray<SiteRole> Roles, DateTimeOffset? LastSignInAt, bool HasAuthenticator, int Passkeys, bool IsOpened, DateTimeOffset? InvitedUntil, DateTimeOffset? ClosedUntil, bool IsLocked)
{
    public bool HasSecondFactor => HasAuthenticator || Passkeys > 0;
}

/// <summary>The people of a site.</summary>
public sealed class ListPeople(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<ImmutableArray<Person>>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.PeopleRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var roles = (await db.SiteRoles.OrderBy(r => r.From).ThenBy(r => r.Id).ToListAsync(cancel)).ToLookup(r => r.UserId);
        var ids = roles.Select(g => g.Key).ToList();
        var users = await db.Users.Where(u => ids.Contains(u.Id)).ToListAsync(cancel);
        var passkeys = await db.UserPasskeys.Where(p => ids.Contains(p.UserId)).GroupBy(p => p.UserId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var open = await db.Invitations.Where(i => ids.Contains(i.UserId) && i.UsedAt == null && i.Until > acting.At).ToListAsync(cancel);
        return users.Select(u => Of(u, [.. roles[u.Id]], passkeys.GetValueOrDefault(u.Id), open.Where(i => i.UserId == u.Id).Max(i => (DateTimeOffset?)i.Until), acting.At))
            .OrderBy(p => p.Roles.All(r => r.Until is not null)).ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Email, StringComparer.Ordinal).ToImmutableArray();
    }

    private static Person Of(RegistryUser u, ImmutableArray<SiteRole> roles, int passkeys, DateTimeOffset? invited, DateTimeOffset at) =>
        new(u.Id, u.Name, u.Email ?? "", roles, u.LastSignInAt, u.TwoFactorEnabled, passkeys, u.PasswordHash is not null, invited, !u.IsLocked && u.LockoutEnd > at ? u.LockoutEnd : null, u.IsLocked);
}
