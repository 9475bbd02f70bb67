using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Today;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Access;

/// <summary>One's own account: password, authenticator, passkeys.</summary>
internal static class AccountEndpoints
{
    public const string Address = DeskServices.Root + "/account";
    public const string SecondFactor = Address + "/second-factor";

    private const int RecoveryCodes = 10;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/account", (DeskCall call, UserManager<RegistryUser> users, ListNotices notices) => Show(call, users, notices)).NeedsAccount();
        pages.MapGet("/account/second-factor", Factor).NeedsAccount();
        pages.MapPost("/account/second-factor", SetUp).NeedsAccount();
        pages.MapPost("/account/password", ChangePassword).NeedsAccount();
        pages.MapPost("/account/passkeys/forget", ForgetPasskey).NeedsAccount();
    }

    private static async Task<IResult> Show(DeskCall call, UserManager<RegistryUser> users, ListNotices? notices = null)
    {
        var duties = notices is null || call.Caller!.Acting is not { } acting ? [] : (await notices.Run(acting, call.Cancel)).Where(n => n.Kind == NoticeKind.Duty);
        return call.Page<AccountPage>(new { Passkeys = await users.GetPasskeysAsync(call.Caller!.User), RecoveryCodesLeft = await users.CountRecoveryCodesAsync(call.Caller.User), Notices = (ImmutableArray<Notice>)[.. duties] });
    }

    private static async Task<IResult> Factor(DeskCall call, UserManager<RegistryUser> users)
    {
        var user = call.Caller!.User;
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            await users.ResetAuthenticatorKeyAsync(user);
            key = await users.GetAuthenticatorKeyAsync(user) ?? "";
        }

        return call.Page<SecondFactorPage>(new { Key = key, Uri = $"otpauth://totp/Equipoise%20registry:{Uri.EscapeDataString(user.Email ?? "")}?secret={key}&issuer=Equipoise%20registry&digits=6" });
    }

    private static async Task<IResult> SetUp(DeskCall call, UserManager<RegistryUser> users, SignInManager<RegistryUser> signIn)
    {
        var user = call.Caller!.User;
        var code = string.Concat((call.Form.Text("code") ?? "").Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code))
            return await call.Again(new(RefusalCode.Invalid, "This code does not hold.") { Fields = [new("code", "form", "Enter the six digits that the authenticator shows now. Its clock must be right.")] }, () => Factor(call, users));
        await users.SetTwoFactorEnabledAsync(user, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? [];
        await signIn.RefreshSignInAsync(user);
        return call.Page<RecoveryPage>(new { Codes = (IReadOnlyList<string>)[.. codes] });
    }

    private static async Task<IResult> ChangePassword(DeskCall call, UserManager<RegistryUser> users, SignInManager<RegistryUser> signIn)
    {
        var user = call.Caller!.User;
        var (old, wanted) = (call.Form.Raw("old") ?? "", call.Form.Raw("password") ?? "");
        if (wanted != call.Form.Raw("again")) return await call.Again(Wrong("again", "This is not the same password."), () => Show(call, users));
        var changed = await users.ChangePasswordAsync(user, old, wanted);
        if (!changed.Succeeded)
            return await call.Again(changed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? Wrong("old", "This is not your password now.") : Wrong("password", "Take at least 12 characters, of five kinds or more."), () => Show(call, users));
        await signIn.RefreshSignInAsync(user);
        return call.GoTo(Address, "Your password was changed. Everywhere else you are signed out within a minute.");
    }

    private static async Task<IResult> ForgetPasskey(DeskCall call, UserManager<RegistryUser> users)
    {
        var user = call.Caller!.User;
        var passkeys = await users.GetPasskeysAsync(user);
        if (passkeys.FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == call.Form.Text("id")) is not { } passkey) return await call.Again(new(RefusalCode.NotFound, "There is no such passkey."), () => Show(call, users));
        await users.RemovePasskeyAsync(user, passkey.CredentialId);
        return call.GoTo(Address, "The passkey is forgotten here. Delete it on your device too.");
    }

    private static Refused Wrong(string field, string message) => new(RefusalCode.Invalid, "The password was not changed.") { Fields = [new(field, "form", message)] };
}
