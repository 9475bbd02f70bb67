using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Desk;
using Equipoise.Product.Tests.Registry;
using Equipoise.Registry.Sites;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Browser;

/// <summary>A passkey on a device that Chromium plays (WebAuthn): added, used to sign in, refused when the device does not know its user.</summary>
public sealed class PasskeyTests(BrowserFixture browser)
{
    private const string Email = "c@example.org";

    [Fact]
    public async Task A_passkey_is_the_second_factor_and_then_opens_the_account_without_a_password()
    {
        await using var desk = await OpenDesk.On();
        var site = (await desk.Get<AddSite>().Run(new("HAN1", "Centre", "VN", "Asia/Ho_Chi_Minh"), OpenRegistry.Cancel)).Done;
        await desk.Person(site, Role.Coordinator, Email);
        await using var window = await browser.Open(new Uri($"http://localhost:{desk.Address.Port}"), 1280);
        var page = window.Page;
        var device = await Device(page, knowsItsUser: true);
        await page.GotoAsync("/registry/sign-in");
        await page.FillAsync("#f-email", Email);
        await page.FillAsync("#f-password", OpenDesk.Password);
        await page.ClickAsync("form button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Set up a second factor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Today");
        await page.GotoAsync("/registry/account");
        await Assertions.Expect(page.Locator("section[aria-labelledby=passkeys]")).ToContainTextAsync("since 2026-11-26");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in"); // or the next page may be asked for before the session has ended
        await page.GotoAsync("/registry/people");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("People"); // back to what was asked for
        await Assertions.Expect(page.Locator(".people-card")).ToContainTextAsync("a passkey");

        await page.GotoAsync("/registry/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in"); // or the next page may be asked for before the session has ended
        await device.Session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = device.Id, ["isUserVerified"] = false });
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-passkey [role=alert]")).ToBeVisibleAsync(); // a device without finger, face or code is not enough
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task A_passkey_that_was_forgotten_opens_nothing()
    {
        await using var desk = await OpenDesk.On();
        await desk.Person(await desk.Registry.ActiveSite(), Role.Coordinator, Email);
        await using var window = await browser.Open(new Uri($"http://localhost:{desk.Address.Port}"), 360);
        var page = window.Page;
        await Device(page, knowsItsUser: true);
        await page.GotoAsync("/registry/sign-in");
        await page.FillAsync("#f-email", Email);
        await page.FillAsync("#f-password", OpenDesk.Password);
        await page.ClickAsync("form button");
        await page.GotoAsync("/registry/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-said")).ToContainTextAsync("forgotten");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in"); // or the next page may be asked for before the session has ended
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-passkey [role=alert]")).ToHaveTextAsync("This passkey opens no account here.");
    }

    [Fact]
    public async Task A_device_that_cannot_know_its_user_is_not_taken()
    {
        await using var desk = await OpenDesk.On();
        await desk.Person(await desk.Registry.ActiveSite(), Role.Coordinator, Email);
        await using var window = await browser.Open(new Uri($"http://localhost:{desk.Address.Port}"), 360);
        var page = window.Page;
        await Device(page, knowsItsUser: false);
        await page.GotoAsync("/registry/sign-in");
        await page.FillAsync("#f-email", Email);
        await page.FillAsync("#f-password", OpenDesk.Password);
        await page.ClickAsync("form button");
        await page.GotoAsync("/registry/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-passkey [role=alert]")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=passkeys]")).ToContainTextAsync("None yet.");
    }

    private static async Task<(ICDPSession Session, string Id)> Device(IPage page, bool knowsItsUser)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = knowsItsUser, ["isUserVerified"] = knowsItsUser, ["automaticPresenceSimulation"] = true },
        });
        return (session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }
}
