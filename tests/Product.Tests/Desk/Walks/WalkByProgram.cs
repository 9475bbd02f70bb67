using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;

namespace Equipoise.Product.Tests.Desk.Walks;

/// <summary>Programs, each with a key of somebody in a role.</summary>
internal sealed class WalkByProgram(OpenDesk desk, Guid site, Programme programme) : Walk(desk, site, programme), IDisposable
{
    private readonly Dictionary<(Role Role, int Year), HttpClient> programs = [];

    private readonly Dictionary<Role, Guid> people = [];

    private string Path => $"/api/registry/children/{Child}";

    protected override async Task<Guid> Screen(string name, DateOnly birth, Sex sex) => (await Send(Role.Coordinator, "/api/registry/children", new JsonObject
    {
        ["programmeId"] = Programme.Id, ["identity"] = new JsonObject { ["name"] = name, ["birthDate"] = Day(birth) }, ["sex"] = Words.Code(sex),
    }))!["participantId"]!.GetValue<Guid>();

    protected override Task Permit(string parent) => Send(Role.Clinician, Path + "/consent", new()
    {
        ["kind"] = "permission", ["by"] = parent, ["on"] = Day(Today), ["documentVersion"] = Programme.Consent.DocumentVersion, ["language"] = "vi", ["understood"] = true,
    });

    protected override Task Decide(Role role) => Send(role, Path + "/decisions", new() { ["suitable"] = true, ["because"] = "Every rule is met." });

    protected override Task Enrol() => Send(Role.Clinician, Path + "/enrol", []);

    protected override Task TakePlace(Visit visit) => Send(Role.Coordinator, Path + "/visits", new() { ["visitId"] = visit.Id, ["on"] = Day(Today) });

    protected override Task Fill(ProgrammeForm form, Visit? visit)
    {
        var values = new JsonObject(Answers.To(form, Programme, Today).Select(a => KeyValuePair.Create(a.Field.Code, (JsonNode?)(a.Field.Type == FieldType.Multi ? new JsonObject { ["chosen"] = new JsonArray(a.Text) } : new JsonObject { ["text"] = a.Text }))));
        return Send(Filler(form), $"{Path}/forms/{form.Code}", new() { ["visitId"] = visit?.Id, ["values"] = values, ["complete"] = true });
    }

    protected override async Task<byte[]> Export()
    {
        using var answer = await (await As(Role.Coordinator)).PostAsJsonAsync("/api/registry/export", new { programmeId = Programme.Id, format = "csv", dates = "absolute", reason = "The walk is over." }, Cancel);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private async Task<JsonNode?> Send(Role role, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString("N") } } };
        using var answer = await (await As(role)).SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text);
    }

    private async Task<HttpClient> As(Role role)
    {
        if (programs.TryGetValue((role, Today.Year), out var program)) return program;
        var person = programs.Keys.Any(k => k.Role == role) ? people[role] : people[role] = await Desk.Person(Site, role);
        var key = (await Desk.Get<MakeApiKey>().Run(new(person, role, Site, Desk.Registry.Clock.GetUtcNow()), new("a walk", MakeApiKey.MostDays), Cancel)).Done;
        return programs[(role, Today.Year)] = new() { BaseAddress = Desk.Address, DefaultRequestHeaders = { Authorization = new("Bearer", key.Text) } };
    }

    public void Dispose()
    {
        foreach (var program in programs.Values) program.Dispose();
    }
}
