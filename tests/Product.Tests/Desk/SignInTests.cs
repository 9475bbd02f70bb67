using System.Net;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Access;

namespace Equipoise.Product.Tests.Desk;

/// <summary>Signing in, by people and by programs.</summary>
public class SignInTests
{
    [Fact]
    public async Task Somebody_who_has_not_signed_in_is_led_to_the_door_and_back()
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.ActiveSite();
        await desk.Person(site, Role.Coordinator, "c@example.org");
        using var browser = new DeskBrowser(desk.Address);
        using var away = await browser.Get("/registry/today");
        Assert.Equal("/registry/sign-in?to=%2Fregistry%2Ftoday", away.Headers.Location!.ToString());
        var today = await browser.Done(await browser.Open("/registry/sign-in?to=%2Fregistry%2Ftoday"), new() { ["email"] = "c@example.org", ["password"] = OpenDesk.Password });
        Assert.Equal("Today", today.QuerySelector("h1")!.TextContent);
        Assert.Contains("Synthetic", today.QuerySelector(".desk-synthetic")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/registry/")]
    [InlineData("/registry/..\\evil")]
    [InlineData("/pool")]
    public async Task After_signing_in_it_goes_on_only_to_a_page_of_the_registry(string to)
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.ActiveSite();
        await desk.Person(site, Role.Coordinator, "c@example.org");
        using var browser = new DeskBrowser(desk.Address);
        using var answer = await browser.Send(await browser.Open("/registry/sign-in?to=" + Uri.EscapeDataString(to)), new() { ["email"] = "c@example.org", ["password"] = OpenDesk.Password });
        Assert.Equal("/registry", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_even_to_the_right_one()
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.ActiveSite();
        await desk.Person(site, Role.Coordinator, "c@example.org");
        using var browser = new DeskBrowser(desk.Address);
        var page = await browser.Open("/registry/sign-in");
        for (var i = 0; i < 5; i++) page = await browser.Refused(page, new() { ["email"] = "c@example.org", ["password"] = "wrong wrong wrong" });
        page = await browser.Refused(page, new() { ["email"] = "c@example.org", ["password"] = OpenDesk.Password });
        Assert.Contains("15 minutes", page.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_opens_an_account_once()
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.ActiveSite();
        var code = (await desk.Get<AddAccount>().Run(desk.Registry.As(site, Role.Administrator), new("new@example.org", "N. Ew", Role.Monitor), OpenRegistry.Cancel)).Done.Code!;
        using var browser = new DeskBrowser(desk.Address);
        var page = await browser.Open("/registry/invitation?code=" + code);
        var weak = await browser.Refused(page, new() { ["password"] = "short", ["again"] = "short" });
        Assert.Equal(code, weak.QuerySelector("#f-code")!.GetAttribute("value"));
        var today = await browser.Open((await browser.Send(weak, new() { ["password"] = OpenDesk.Password, ["again"] = OpenDesk.Password })).Headers.Location!.ToString() + "/today");
        Assert.Contains("N. Ew", today.QuerySelector(".desk-who")!.TextContent, StringComparison.Ordinal);
        using var other = new DeskBrowser(desk.Address);
        await other.Refused(await other.Open("/registry/invitation?code=" + code), new() { ["password"] = OpenDesk.Password, ["again"] = OpenDesk.Password });
    }

    [Fact]
    public async Task A_program_calls_with_a_key_until_it_is_revoked()
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.ActiveSite();
        using var nobody = new HttpClient { BaseAddress = desk.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/registry/me", OpenRegistry.Cancel)).StatusCode);
        using var program = await desk.Program(site, Role.Coordinator);
        Assert.Contains("\"coordinator\"", await program.GetStringAsync("/api/registry/me", OpenRegistry.Cancel), StringComparison.Ordinal);
        Guid id;
        await using (var db = desk.Registry.Reading(site)) id = db.ApiKeys.Single().Id;
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync($"/api/registry/keys/{id}/revoke", null, OpenRegistry.Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/registry/me", OpenRegistry.Cancel)).StatusCode);
    }

    [Theory]
    [EachEngine]
    public async Task Two_instances_share_a_session(Engine engine)
    {
        await using var first = await OpenDesk.On(engine);
        var site = await first.Registry.ActiveSite();
        var second = await OpenDesk.Over(first.Registry, first.Keys);
        using var browser = await first.SignedIn(site, Role.Coordinator);
        await browser.Open("/registry/today");
        Assert.Equal("Today", (await browser.Open(new Uri(second.Address, "/registry/today").ToString())).QuerySelector("h1")!.TextContent);
        await second.Stop();
    }

    [Fact]
    public async Task A_form_that_did_not_come_from_here_is_refused()
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.ActiveSite();
        using var browser = await desk.SignedIn(site, Role.Coordinator);
        var page = await browser.Open("/registry/keys");
        var refused = await browser.Refused(page, new() { ["name"] = "theft", ["__RequestVerificationToken"] = "no" }, "form:has(#f-name)");
        Assert.Contains("nothing was saved", refused.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }
}
