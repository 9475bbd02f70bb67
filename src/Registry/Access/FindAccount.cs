using Equipoise.Evidence.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>Finds the account of somebody of the site, for those who may invite and lock.</summary>
internal static class FindAccount
{
    /// <summary>
    /// The account, if it is this site's to decide about. An account that acts at another site too is not: whoever may invite it anew could take it over, and with it what it may see there.
    /// </summary>
    public static async Task<Outcome<RegistryUser>> Run(RegistryDb db, Acting acting, Guid userId, CancellationToken cancel)
    {
        if (!await db.SiteRoles.AnyAsync(r => r.UserId == userId, cancel)) return new Refused(RefusalCode.NotFound, "There is no such person at this site.");
        if (acting.Role != Role.Operator && await ActsElsewhere(db, userId, cancel))
            return new Refused(RefusalCode.WrongState, "This person acts at another site too. Here you can end the role; only whoever runs the program can lock the account or invite the person anew.");
        return await db.Users.SingleAsync(u => u.Id == userId, cancel);
    }

    public static async Task EndInvitations(RegistryDb db, Guid userId, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var open in await db.Invitations.Where(i => i.UserId == userId && i.UsedAt == null && i.Until > at).ToListAsync(cancel)) open.Until = at;
    }

    public static AccountEvent Event(Acting acting, Guid userId, AccountEventKind kind) => new() { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), UserId = userId, Kind = kind, At = acting.At };

    /// <summary>At a real site, that is: a practice copy has the people of its site.</summary>
    private static Task<bool> ActsElsewhere(RegistryDb db, Guid userId, CancellationToken cancel) =>
        (from role in db.SiteRoles.IgnoreQueryFilters([RegistryDb.SiteFilter])
         join site in db.Sites.IgnoreQueryFilters([RegistryDb.SiteFilter]) on role.SiteId equals site.SiteId
         where role.UserId == userId && role.Until == null && role.SiteId != db.SiteId && site.PracticeOf != db.SiteId
         select role.Id).AnyAsync(cancel);
}
