using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>
/// Invites somebody anew who has lost the password or the second factor, or whose invitation was never used. Until the new one is used the account stays as it is; then it gets a new password, and its
/// authenticator and passkeys are forgotten. Earlier invitations end.
/// </summary>
public sealed class InviteAnew(IDbContextFactory<RegistryDb> databases)
{
    public Task<Outcome<AddedAccount>> Run(Acting acting, Guid userId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<AddedAccount>(acting, Right.PeopleWrite, "account.invited-anew", userId, async db =>
        {
            var found = await FindAccount.Run(db, acting, userId, cancel);
            if (found.Refused is { } refused) return refused;
            if (found.Done.IsLocked) return new Refused(RefusalCode.WrongState, "This account is locked; unlock it first.");
            await FindAccount.EndInvitations(db, userId, acting.At, cancel);
            var code = AddAccount.NewCode();
            db.Invitations.Add(new() { CodeHash = AddAccount.HashOf(code), UserId = userId, Until = acting.At + AddAccount.Open });
            db.AccountEvents.Add(FindAccount.Event(acting, userId, AccountEventKind.InvitedAnew));
            return new AddedAccount(userId, code);
        }, cancel);
    }
}
