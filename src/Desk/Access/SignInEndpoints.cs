using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using SignInOutcome = Microsoft.AspNetCore.Identity.SignInResult;

namespace Equipoise.Desk.Access;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public const string Address = DeskServices.Root + "/sign-in";
    public const string SecondStep = Address + "/code";

    private const string Entrance = "Whoever signs in has not done so yet.";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in", (DeskCall call) => call.Caller is null ? call.Page<SignInPage>() : call.GoTo(Next(call))).IsOpen(Entrance);
        pages.MapPost("/sign-in", Enter).IsOpen(Entrance);
        pages.MapGet("/sign-in/code", (DeskCall call) => call.Page<CodePage>()).IsOpen(Entrance);
        pages.MapPost("/sign-in/code", EnterCode).IsOpen(Entrance);
        pages.MapPost("/sign-out", Leave).IsOpen("Signing out twice does no harm.");
    }

    /// <summary>The page to sign in on, which leads back to what was asked for.</summary>
    public static string For(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path != DeskServices.Root ? $"{Address}?to={Uri.EscapeDataString(request.Path + request.QueryString)}" : Address;

    /// <summary>Where it goes on, once signed in: only ever to a page of the registry.</summary>
    public static string Next(DeskCall call) =>
        call.Http.Request.Query["to"].ToString() is { } to && to.StartsWith(DeskServices.Root + "/", StringComparison.Ordinal) && !to.StartsWith(Address, StringComparison.Ordinal) && !to.Contains('\\', StringComparison.Ordinal) && !to.Any(char.IsControl) ? to : DeskServices.Root;

    private static async Task<IResult> Enter(DeskCall call, SignInManager<RegistryUser> signIn, SignInLimits limits)
    {
        if (limits.Refuse(call.Http) is { } busy) return Again(call, busy);
        var email = call.Form.Required("email", "Enter your e-mail address.");
        var password = call.Form.Raw("password") ?? "";
        if (password.Length == 0 || email.Length == 0) return Again(call, new(RefusalCode.Invalid, "Enter your e-mail address and your password."));
        var outcome = await signIn.PasswordSignInAsync(email, password, isPersistent: false, lockoutOnFailure: true);
        if (outcome.Succeeded) return call.GoTo(Next(call));
        if (outcome.RequiresTwoFactor) return call.GoTo(SecondStep + call.Http.Request.QueryString);
        return Again(call, Why(outcome, "The address and the password do not belong together."));
    }

    private static async Task<IResult> EnterCode(DeskCall call, SignInManager<RegistryUser> signIn, SignInLimits limits)
    {
        if (limits.Refuse(call.Http) is { } busy) return CodeAgain(call, busy);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null) return call.GoTo(Address, "Too much time has gone by; please start again.");
        var code = string.Concat((call.Form.Text("code") ?? "").Where(char.IsLetterOrDigit));
        var outcome = code.Length == 6 && code.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(call.Form.Text("code")?.Replace(" ", "", StringComparison.Ordinal) ?? "");
        return outcome.Succeeded ? call.GoTo(Next(call)) : CodeAgain(call, Why(outcome, "This code does not hold. Codes change every 30 seconds; a recovery code works once."));
    }

    private static async Task<IResult> Leave(DeskCall call, SignInManager<RegistryUser> signIn)
    {
        await signIn.SignOutAsync();
        call.Http.Response.Cookies.Delete(IdentifyCaller.RoleCookie, DeskCall.Cookie());
        return call.GoTo(Address, "You have signed out.");
    }

    private static Refused Why(SignInOutcome outcome, string wrong) => outcome.IsLockedOut
        ? new(RefusalCode.NotAllowed, "There were too many wrong tries; the account is closed for 15 minutes.")
        : new(RefusalCode.Invalid, wrong);

    private static IResult Again(DeskCall call, Refused refused) => call.Again<SignInPage>(refused);

    private static IResult CodeAgain(DeskCall call, Refused refused) => call.Again<CodePage>(refused);
}
