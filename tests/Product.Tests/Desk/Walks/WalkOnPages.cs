using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;

namespace Equipoise.Product.Tests.Desk.Walks;

/// <summary>People on the real pages, each in its role.</summary>
internal sealed class WalkOnPages(OpenDesk desk, Guid site, Programme programme) : Walk(desk, site, programme)
{
    private string Path => $"/registry/children/{Child}";

    protected override async Task<Guid> Screen(string name, DateOnly birth, Sex sex)
    {
        using var browser = await As(Role.Coordinator);
        var page = await browser.Done(await browser.Open("/registry/children/new"), new() { ["name"] = name, ["birthDate"] = Day(birth), ["sex"] = Words.Code(sex), ["programme"] = Programme.Id });
        return Guid.Parse(browser.Path(page).Split('?')[0].Split('/')[3]);
    }

    protected override async Task Permit(string parent)
    {
        using var browser = await As(Role.Clinician);
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal) { ["kind"] = "permission", ["by"] = parent, ["on"] = Day(Today), ["time"] = "09:00", ["language"] = "vi", ["explainedBy"] = "A. Clinician", ["understood"] = "yes" };
        for (var i = 0; i < Programme.Consent.TeachBack.Length; i++) fields[$"answer-{i}"] = "In their own words.";
        await browser.Done(await browser.Open(Path + "/consent/permission"), fields);
    }

    protected override async Task Decide(Role role)
    {
        using var browser = await As(role);
        await browser.Done(await browser.Open(Path + "/suitability"), new() { ["suitable"] = "yes", ["why"] = "Every rule is met." }, "form[action$='/decide']");
    }

    protected override async Task Enrol()
    {
        using var browser = await As(Role.Clinician);
        await browser.Done(await browser.Open(Path + "/suitability"), [], "form[action$='/enrol']");
    }

    protected override async Task TakePlace(Visit visit)
    {
        using var browser = await As(Role.Coordinator);
        await browser.Done(await browser.Open($"{Path}/visits/{visit.Id}"), new() { ["on"] = Day(Today) }, "form[action$='/record']");
    }

    protected override async Task Fill(ProgrammeForm form, Visit? visit)
    {
        using var browser = await As(Filler(form));
        var page = await browser.Open(visit is null ? $"{Path}/forms/{form.Code}/new" : $"{Path}/visits/{visit.Id}/forms/{form.Code}");
        var fields = Answers.To(form, Programme, Today).ToDictionary(a => a.Field.Code, a => (string?)a.Text, StringComparer.Ordinal);
        fields["complete"] = "yes";
        await browser.Done(page, fields, "form.form-sheet");
    }

    protected override async Task<byte[]> Export()
    {
        using var browser = await As(Role.Coordinator);
        using var answer = await browser.Send(await browser.Open("/registry/export"), new() { ["programme"] = Programme.Id, ["format"] = "csv", ["dates"] = "absolute", ["_reason"] = "The walk is over." }, "form[method=post]:not([action$='sign-out'])");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private Task<DeskBrowser> As(Role role) => Desk.SignedIn(Site, role);
}
