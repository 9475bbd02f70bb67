using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Equipoise.Desk.Programmes;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Desk;

/// <summary>The site with the registry, listening on a free port, over an empty registry on one engine.</summary>
internal sealed class OpenDesk : IAsyncDisposable
{
    public const string Password = "four odd words together";

    private static readonly Lazy<EvidenceReading> Evidence = new(() => EvidenceFolder.Read(Repository.Data));

    private readonly WebApplication app;

    private OpenDesk(OpenRegistry registry, WebApplication app, RegistryKeys keys) => (Registry, this.app, Keys) = (registry, app, keys);

    public OpenRegistry Registry { get; }

    public RegistryKeys Keys { get; }

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    public static async Task<OpenDesk> On(Engine engine = Engine.Sqlite)
    {
        var registry = await OpenRegistry.On(engine);
        return await Over(registry, RegistryKeys.Read(RegistryKeys.New(registry.Clock.GetUtcNow())));
    }

    /// <summary>One more instance over the same database.</summary>
    public static async Task<OpenDesk> Over(OpenRegistry registry, RegistryKeys keys)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(registry.Clock);
        builder.Services.AddSingleton(new ProgrammeCatalogue(Evidence.Value.Programmes)).AddDesk(registry.Database, keys).AddSite(Evidence.Value.Snapshot!);
        var web = builder.Build();
        web.MapSite();
        web.MapDesk();
        await web.StartAsync(OpenRegistry.Cancel);
        return new(registry, web, keys);
    }

    private IDbContextFactory<RegistryDb> Accounts => Registry.Database;

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>An account with a password and one role, in a browser that has not signed in.</summary>
    public async Task<Guid> Person(Guid site, Role role, string? email = null)
    {
        email ??= $"{Words.Code(role)}-{site:N}@example.org";
        var added = (await Get<AddAccount>().Run(Registry.As(site, Role.Administrator), new(email, "A. " + Words.Of(role), role), OpenRegistry.Cancel)).Done;
        await using var db = await Accounts.CreateDbContextAsync(OpenRegistry.Cancel);
        var user = await db.Users.SingleAsync(u => u.Id == added.UserId, OpenRegistry.Cancel);
        user.PasswordHash ??= new PasswordHasher<RegistryUser>().HashPassword(user, Password);
        await db.SaveChangesAsync(OpenRegistry.Cancel);
        return user.Id;
    }

    /// <summary>A browser in which somebody with this role has signed in.</summary>
    public async Task<DeskBrowser> SignedIn(Guid site, Role role, string? email = null)
    {
        email ??= $"{Words.Code(role)}-{site:N}@example.org";
        await using (var db = await Accounts.CreateDbContextAsync(OpenRegistry.Cancel))
            if (!await db.Users.AnyAsync(u => u.Email == email, OpenRegistry.Cancel)) await Person(site, role, email);
        var browser = new DeskBrowser(Address);
        var page = await browser.Open("/registry/sign-in");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(page, new() { ["email"] = email, ["password"] = Password })).StatusCode);
        return browser;
    }

    /// <summary>A program with a key of somebody with this role.</summary>
    public async Task<HttpClient> Program(Guid site, Role role)
    {
        var user = await Person(site, role, $"program-{Guid.NewGuid():N}@example.org");
        var key = (await Get<MakeApiKey>().Run(new(user, role, site, Registry.Clock.GetUtcNow()), new("a test", 30), OpenRegistry.Cancel)).Done;
        return new() { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key.Text) } };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Registry.DisposeAsync();
    }

    /// <summary>Ends this instance and leaves the database to the others.</summary>
    public ValueTask Stop() => app.DisposeAsync();
}

/// <summary>A browser as far as pages without scripts need one: cookies, forms, no redirects by itself.</summary>
internal sealed class DeskBrowser(Uri address) : IDisposable
{
    private readonly ConditionalWeakTable<IDocument, string> paths = [];
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address };

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path, OpenRegistry.Cancel);

    /// <summary>A page that must be there.</summary>
    public async Task<IDocument> Open(string path)
    {
        using var answer = await Get(path);
        var text = await answer.Content.ReadAsStringAsync(OpenRegistry.Cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}{(answer.Headers.Location is { } to ? " to " + to : "")}\n{text[..Math.Min(2000, text.Length)]}");
        return await Parse(text, path);
    }

    /// <summary>Fills in a form of a page and sends it: what the page had typed in already, with these fields changed.</summary>
    public Task<HttpResponseMessage> Send(IDocument page, Dictionary<string, string?> fields, string form = "main form")
    {
        var sent = page.QuerySelectorAll(form).OfType<IHtmlFormElement>().First();
        List<KeyValuePair<string, string>> values = [.. Filled(sent).Where(f => !fields.ContainsKey(f.Key)), .. fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!))];
        var to = sent.GetAttribute("action") is { Length: > 0 } action ? action : Path(page);
        return client.PostAsync(to, new FormUrlEncodedContent(values), OpenRegistry.Cancel);
    }

    /// <summary>Sends a form with a file and follows to the page it leads to; the form must be taken.</summary>
    public async Task<IDocument> DoneWithFile(IDocument page, Dictionary<string, string?> fields, string form, string field, string name, byte[] bytes)
    {
        using var answer = await SendFile(page, fields, form, field, name, bytes);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{Path(page)}: {(int)answer.StatusCode}: {(await Parse(await answer.Content.ReadAsStringAsync(OpenRegistry.Cancel), "")).QuerySelector(".nhsuk-error-summary")?.TextContent}");
        return await Open(answer.Headers.Location!.ToString());
    }

    /// <summary>The page that a form was answered with.</summary>
    public async Task<IDocument> Read(HttpResponseMessage answer, HttpStatusCode status, string path)
    {
        var text = await answer.Content.ReadAsStringAsync(OpenRegistry.Cancel);
        Assert.True(answer.StatusCode == status, $"{path}: {(int)answer.StatusCode}: {(await Parse(text, "")).QuerySelector(".nhsuk-error-summary")?.TextContent ?? text[..Math.Min(2000, text.Length)]}");
        return await Parse(text, path);
    }

    /// <summary>Sends a form with a file.</summary>
    public async Task<HttpResponseMessage> SendFile(IDocument page, Dictionary<string, string?> fields, string form, string field, string name, byte[] bytes)
    {
        var sent = page.QuerySelectorAll(form).OfType<IHtmlFormElement>().First();
        using var content = new MultipartFormDataContent();
        foreach (var (key, value) in Filled(sent).Where(f => !fields.ContainsKey(f.Key) && f.Key != field).Concat(fields.Select(f => KeyValuePair.Create(f.Key, f.Value ?? "")))) content.Add(new StringContent(value), key);
        content.Add(new ByteArrayContent(bytes), field, name);
        return await client.PostAsync(sent.GetAttribute("action") is { Length: > 0 } action ? action : Path(page), content, OpenRegistry.Cancel);
    }

    /// <summary>Sends fields to an address that the page has no form for, with what shows that they came from the site.</summary>
    public Task<HttpResponseMessage> Post(string path, IDocument page, Dictionary<string, string?> fields)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return client.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Key, f.Value ?? ""))]), OpenRegistry.Cancel);
    }

    /// <summary>Sends a form and follows to the page it leads to; the form must be taken.</summary>
    public async Task<IDocument> Done(IDocument page, Dictionary<string, string?> fields, string form = "main form")
    {
        using var answer = await Send(page, fields, form);
        var text = await answer.Content.ReadAsStringAsync(OpenRegistry.Cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{Path(page)}: {(int)answer.StatusCode}: {(await Parse(text, "")).QuerySelector(".nhsuk-error-summary")?.TextContent ?? text[..Math.Min(2000, text.Length)]}");
        return await Open(answer.Headers.Location!.ToString());
    }

    /// <summary>Sends a form that must be refused, and gives the page that says why.</summary>
    public async Task<IDocument> Refused(IDocument page, Dictionary<string, string?> fields, string form = "main form")
    {
        using var answer = await Send(page, fields, form);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        return await Parse(await answer.Content.ReadAsStringAsync(OpenRegistry.Cancel), Path(page));
    }

    public void Dispose() => client.Dispose();

    /// <summary>The address a page was opened at.</summary>
    public string Path(IDocument page) => paths.TryGetValue(page, out var path) ? path : throw new InvalidOperationException("This browser did not open that page.");

    public async Task<IDocument> Parse(string text, string path)
    {
        var page = await new HtmlParser().ParseDocumentAsync(text, OpenRegistry.Cancel);
        paths.AddOrUpdate(page, path);
        return page;
    }

    private static IEnumerable<KeyValuePair<string, string>> Filled(IElement form) => form.QuerySelectorAll("input[name], textarea[name], select[name]").SelectMany(Values);

    private static IEnumerable<KeyValuePair<string, string>> Values(IElement control)
    {
        var name = control.GetAttribute("name")!;
        switch (control)
        {
            case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }: yield break;
            case IHtmlInputElement input: yield return new(name, input.Value); break;
            case IHtmlTextAreaElement area: yield return new(name, area.Value); break;
            case IHtmlSelectElement select: yield return new(name, select.Value ?? ""); break;
        }
    }
}
