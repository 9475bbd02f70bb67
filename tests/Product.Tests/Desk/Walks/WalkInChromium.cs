using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Browser;
using Equipoise.Registry;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Desk.Walks;

/// <summary>People on the real pages in a real browser, scripts and all, each in its role.</summary>
internal sealed class WalkInChromium(BrowserFixture chromium, OpenDesk desk, Guid site, Programme programme) : Walk(desk, site, programme)
{
    private readonly HashSet<Role> people = [];

    private string Path => $"/registry/children/{Child}";

    protected override async Task<Guid> Screen(string name, DateOnly birth, Sex sex)
    {
        await using var window = await As(Role.Coordinator, "/registry/children/new");
        if (await window.Page.Locator("[name=programme]").CountAsync() > 0) await Enter(window.Page, "programme", Programme.Id);
        await Enter(window.Page, "name", name);
        await Enter(window.Page, "birthDate", Day(birth));
        await Enter(window.Page, "sex", Words.Code(sex));
        await Send(window.Page, "main form");
        return Guid.Parse(new Uri(window.Page.Url).AbsolutePath.Split('/')[3]);
    }

    protected override async Task Permit(string parent)
    {
        await using var window = await As(Role.Clinician, Path + "/consent/permission");
        foreach (var (field, text) in ((string, string)[])[("kind", "permission"), ("by", parent), ("on", Day(Today)), ("time", "09:00"), ("language", "vi"), ("explainedBy", "A. Clinician"), ("understood", "yes")]) await Enter(window.Page, field, text);
        for (var i = 0; i < Programme.Consent.TeachBack.Length; i++) await Enter(window.Page, $"answer-{i}", "In their own words.");
        await Send(window.Page, "main form");
    }

    protected override async Task Decide(Role role)
    {
        await using var window = await As(role, Path + "/suitability");
        await Enter(window.Page, "suitable", "yes");
        await Enter(window.Page, "why", "Every rule is met.");
        await Send(window.Page, "form[action$='/decide']");
    }

    protected override async Task Enrol()
    {
        await using var window = await As(Role.Clinician, Path + "/suitability");
        await Send(window.Page, "form[action$='/enrol']");
    }

    protected override async Task TakePlace(Visit visit)
    {
        await using var window = await As(Role.Coordinator, $"{Path}/visits/{visit.Id}");
        await window.Page.Locator("form[action$='/record'] [name=on]").FillAsync(Day(Today));
        await Send(window.Page, "form[action$='/record']");
    }

    protected override async Task Fill(ProgrammeForm form, Visit? visit)
    {
        await using var window = await As(Filler(form), visit is null ? $"{Path}/forms/{form.Code}/new" : $"{Path}/visits/{visit.Id}/forms/{form.Code}");
        foreach (var (field, text) in Answers.To(form, Programme, Today))
            if (field.Score is null || await window.Page.Locator($"main [name='{field.Code}']").CountAsync() > 0) await Enter(window.Page, field.Code, text); // a computed score has no box
        await Send(window.Page, "form.form-sheet", "button[name=complete][value=yes]");
    }

    protected override async Task<byte[]> Export()
    {
        await using var window = await As(Role.Coordinator, "/registry/export");
        foreach (var (field, text) in ((string, string)[])[("programme", Programme.Id), ("format", "csv"), ("dates", "absolute"), ("_reason", "The walk is over.")])
            if (await window.Page.Locator($"main form [name='{field}']:not([type=hidden])").CountAsync() > 0) await Enter(window.Page, field, text);
        var file = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator("main form[method=post] button.nhsuk-button").Last.ClickAsync());
        return await File.ReadAllBytesAsync((await file.PathAsync())!, Cancel);
    }

    private async Task<Window> As(Role role, string path)
    {
        var email = $"{Words.Code(role)}@example.org";
        if (people.Add(role)) await Desk.Person(Site, role, email);
        var window = await chromium.Open(Desk.Address, 1280);
        await window.Page.GotoAsync("/registry/sign-in?to=" + Uri.EscapeDataString(path));
        await window.Page.FillAsync("#f-email", email);
        await window.Page.FillAsync("#f-password", OpenDesk.Password);
        await window.Page.ClickAsync("main form button");
        await window.Page.WaitForURLAsync("**" + path);
        return window;
    }

    private static async Task Enter(IPage page, string name, string text)
    {
        var control = page.Locator($"main [name='{name}']:not([type=hidden])").First;
        var kind = await control.EvaluateAsync<string>("e => e.tagName === 'SELECT' ? 'select' : e.type");
        if (kind is "radio" or "checkbox") await page.Locator($"main [name='{name}'][value='{text}']").CheckAsync();
        else if (kind == "select") await control.SelectOptionAsync(text);
        else await control.FillAsync(text);
    }

    /// <summary>The page that follows must not say that something is wrong.</summary>
    private static async Task Send(IPage page, string form, string button = "button.nhsuk-button")
    {
        var token = await page.Locator("main input[name=__RequestVerificationToken]").First.GetAttributeAsync("value"); // another page has another one
        await page.Locator($"{form} {button}").First.ClickAsync();
        await page.WaitForFunctionAsync("old => document.querySelector('main') && document.querySelector('main input[name=__RequestVerificationToken]')?.value !== old", token);
        var wrong = page.Locator(".nhsuk-error-summary");
        Assert.True(await wrong.CountAsync() == 0, await wrong.CountAsync() == 0 ? "" : $"{page.Url}: {await wrong.First.InnerTextAsync()}");
    }
}
