using Equipoise.Product.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Equipoise.Product.Tests.Browser;

/// <summary>One Chromium for all tests that need eyes and fingers. <c>./test</c> finds it; without it those tests are skipped and say so.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("EQUIPOISE_CHROMIUM") is not { Length: > 0 } path) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    /// <summary>A fresh window of this size; what the page prints to the console or fails to load is gathered.</summary>
    internal async Task<Window> Open(Uri site, int width, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        if (browser is null) Assert.Skip("Needs Chromium: set EQUIPOISE_CHROMIUM to its path, as ./test does.");
        var context = await browser.NewContextAsync(new() { BaseURL = site.ToString(), ViewportSize = new() { Width = width, Height = 780 }, ColorScheme = scheme, JavaScriptEnabled = scripts });
        return new(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>A browser window under test.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public Window(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.RequestFailed += (_, request) => Complaints.Add($"not loaded: {request.Url}");
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
