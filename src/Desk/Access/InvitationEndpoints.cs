using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Access;

/// <summary>Opening an account with the code of an invitation.</summary>
internal static class InvitationEndpoints
{
    public const string Address = DeskServices.Root + "/invitation";

    private const string Entrance = "Whoever opens an account has none yet; the code is what lets in.";

    private static readonly Refused NoInvitation = new(RefusalCode.Invalid, "This invitation does not hold: it was used, it is too old, or a letter is missing. Ask your administrator for another.") { Fields = [new("code", "form", "This code opens no account.")] };

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/invitation", (DeskCall call) => call.Page<InvitationPage>()).IsOpen(Entrance);
        pages.MapPost("/invitation", Open).IsOpen(Entrance);
    }

    private static async Task<IResult> Open(DeskCall call, RegistryDb db, UserManager<RegistryUser> users, SignInManager<RegistryUser> signIn, SignInLimits limits)
    {
        if (limits.Refuse(call.Http) is { } busy) return call.Again<InvitationPage>(busy);
        var hash = AddAccount.HashOf((call.Form.Text("code") ?? "").ToLowerInvariant());
        var now = call.Time.GetUtcNow();
        if (await db.Invitations.SingleOrDefaultAsync(i => i.CodeHash == hash, call.Cancel) is not { UsedAt: null } invitation || invitation.Until <= now) return call.Again<InvitationPage>(NoInvitation);
        if (await users.FindByIdAsync(invitation.UserId.ToString()) is not { } user) return call.Again<InvitationPage>(NoInvitation);
        var password = call.Form.Raw("password") ?? "";
        if (password != call.Form.Raw("again")) return call.Again<InvitationPage>(new(RefusalCode.Invalid, "The two passwords differ.") { Fields = [new("again", "different", "This is not the same password.")] });
        foreach (var check in users.PasswordValidators)
            if (await check.ValidateAsync(users, user, password) is { Succeeded: false }) return call.Again<InvitationPage>(TooWeak);
        invitation.UsedAt = now;
        user.EmailConfirmed = true;
        user.TwoFactorEnabled = false; // an invitation anew is how a lost second factor is replaced
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        foreach (var passkey in await users.GetPasskeysAsync(user)) await users.RemovePasskeyAsync(user, passkey.CredentialId); // it may lie on the lost device
        await users.ResetAuthenticatorKeyAsync(user);
        await users.SetLockoutEndDateAsync(user, null);
        await users.UpdateSecurityStampAsync(user);
        await signIn.SignInAsync(user, isPersistent: false);
        return call.GoTo(DeskServices.Root, "Your account is open.");
    }

    private static readonly Refused TooWeak = new(RefusalCode.Invalid, "The password is too easy to guess.") { Fields = [new("password", "weak", "Take at least 12 characters, of five kinds or more; a few words that do not belong together are good.")] };
}
