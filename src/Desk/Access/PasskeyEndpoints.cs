using System.Text;
using Equipoise.Desk.Serving;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Access;

/// <summary>What the script of passkeys asks: options for the device, and what the device answered (WebAuthn).</summary>
internal static class PasskeyEndpoints
{
    private const string Entrance = "Whoever signs in has not done so yet.";
    private const string Field = "credential";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/passkey/sign-in/options", async (SignInManager<RegistryUser> signIn) => Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).IsOpen(Entrance);
        pages.MapPost("/passkey/sign-in", Enter).IsOpen(Entrance);
        pages.MapPost("/passkey/add/options", Options).NeedsAccount();
        pages.MapPost("/passkey/add", Add).NeedsAccount();
    }

    private static async Task<IResult> Enter(DeskCall call, SignInManager<RegistryUser> signIn, SignInLimits limits)
    {
        if (limits.Refuse(call.Http) is { } busy) return Say(busy.Message);
        if (call.Form.Text(Field) is not { } credential || !await IsUnderway(call.Http)) return Late;
        var outcome = await signIn.PasskeySignInAsync(credential);
        return outcome.Succeeded ? Results.NoContent() : Say(outcome.IsLockedOut ? "The account is closed for 15 minutes." : "This passkey opens no account here.");
    }

    private static async Task<IResult> Options(DeskCall call, SignInManager<RegistryUser> signIn)
    {
        var user = call.Caller!.User;
        return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Id.ToString(), Name = user.Email ?? user.Name, DisplayName = user.Name }), "application/json");
    }

    private static async Task<IResult> Add(DeskCall call, SignInManager<RegistryUser> signIn, UserManager<RegistryUser> users)
    {
        if (call.Form.Text(Field) is not { } credential || !await IsUnderway(call.Http)) return Late;
        var attested = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!attested.Succeeded) return Say("The device's answer could not be taken. Please try again.");
        attested.Passkey.Name = call.Form.Text("name") is { Length: <= 100 } name ? name : "Passkey";
        var kept = await users.AddOrUpdatePasskeyAsync(call.Caller!.User, attested.Passkey);
        return kept.Succeeded ? Results.NoContent() : Say("The passkey could not be kept.");
    }

    private static IResult Late => Say("Too much time has gone by. Please try again.");

    /// <summary>Whether options were handed out to this browser; the framework keeps what they asked in its cookie of the second step.</summary>
    private static async Task<bool> IsUnderway(HttpContext http) => (await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;

    private static IResult Say(string why) => Results.Text(why, "text/plain", Encoding.UTF8, StatusCodes.Status422UnprocessableEntity);
}
