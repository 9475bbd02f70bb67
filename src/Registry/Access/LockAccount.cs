using System.Security.Cryptography;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>Locks an account, so that nobody signs in with it and no key of a program acts for it; and unlocks it.</summary>
public sealed class LockAccount(IDbContextFactory<RegistryDb> databases)
{
    private const int StampBytes = 20;

    /// <returns>When it was locked.</returns>
    public Task<Outcome<DateTimeOffset>> Run(Acting acting, Guid userId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<DateTimeOffset>(acting, Right.PeopleWrite, "account.locked", userId, async db =>
        {
            if (userId == acting.UserId) return new Refused(RefusalCode.WrongState, "You would lock yourself out.");
            if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why the account is locked.") { Fields = [new("_reason", "required", "Say why the account is locked.")] };
            var found = await FindAccount.Run(db, acting, userId, cancel);
            if (found.Refused is { } refused) return refused;
            var user = found.Done;
            if (user.IsLocked) return new Refused(RefusalCode.WrongState, "This account is locked already.");
            user.LockoutEnd = RegistryUser.ForGood;
            user.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(StampBytes)); // ends its sessions
            await FindAccount.EndInvitations(db, user.Id, acting.At, cancel);
            db.AccountEvents.Add(FindAccount.Event(acting, user.Id, AccountEventKind.Locked));
            return acting.At;
        }, cancel);
    }

    /// <summary>Opens it again. Its password and second factor are as they were.</summary>
    public Task<Outcome<DateTimeOffset>> Unlock(Acting acting, Guid userId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<DateTimeOffset>(acting, Right.PeopleWrite, "account.unlocked", userId, async db =>
        {
            var found = await FindAccount.Run(db, acting, userId, cancel);
            if (found.Refused is { } refused) return refused;
            if (!(found.Done.LockoutEnd > acting.At)) return new Refused(RefusalCode.WrongState, "This account is open.");
            (found.Done.LockoutEnd, found.Done.AccessFailedCount) = (null, 0);
            db.AccountEvents.Add(FindAccount.Event(acting, userId, AccountEventKind.Unlocked));
            return acting.At;
        }, cancel);
    }
}
