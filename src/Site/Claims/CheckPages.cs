using System.Globalization;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Fetching;
using Equipoise.Evidence.Claims.Reading;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Claims;

/// <summary>What came of a wish to have a page checked: a report, or why there is none.</summary>
/// <param name="Report">The report.</param>
/// <param name="Source">The address the page was fetched from.</param>
/// <param name="Refusal">Why there is none.</param>
public sealed record CheckedPage(ClaimReport? Report, Uri? Source, CheckRefusal? Refusal)
{
    internal static CheckedPage No(string code, string message, int? wait = null) => new(null, null, new(code, message, wait));
}

/// <summary>Why a page was not checked.</summary>
/// <param name="Code">Permanent word for the kind of reason.</param>
/// <param name="Message">The reason in a plain sentence.</param>
/// <param name="Wait">Seconds after which it may be tried again; null when that would not help.</param>
public sealed record CheckRefusal(string Code, string Message, int? Wait);

/// <summary>Checks pages for visitors and for programs, within limits. Nothing is stored.</summary>
public sealed class CheckPages(ClaimChecker checker, FetchPage fetch, CheckLimits limits) : IDisposable
{
    /// <summary>Longest page that is checked here, in bytes; the program on one's own machine takes more.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Longest readable text in characters.</summary>
    public const int MostCharacters = 300_000;

    /// <summary>What a request may carry, with what surrounds the page.</summary>
    public const int MostRequestBytes = MostBytes + (1024 * 1024);

    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    public void Dispose() => places.Dispose();

    public Task<CheckedPage> Text(string text, HttpContext http) => Run(http, _ => Task.FromResult((ReadPage.Run(text), (Uri?)null)));

    public Task<CheckedPage> File(ReadOnlyMemory<byte> file, string? type, HttpContext http) => Run(http, async cancel =>
        file.Length > MostBytes ? throw ReadPage.TooLarge(file.Length, MostBytes) : (await ReadPage.Run(file, type, cancel), (Uri?)null));

    public Task<CheckedPage> Link(string address, HttpContext http)
    {
        if (limits.Fetch(http) is { } wait) return Task.FromResult(CheckedPage.No("too-many-requests", Slower("links", wait), wait));
        return Run(http, async cancel =>
        {
            var page = await fetch.Run(address, cancel);
            return (page.Text, page.Address);
        });
    }

    private async Task<CheckedPage> Run(HttpContext http, Func<CancellationToken, Task<(PageText Text, Uri? Source)>> read)
    {
        if (limits.Check(http) is { } wait) return CheckedPage.No("too-many-requests", Slower("pages", wait), wait);
        var cancel = http.RequestAborted;
        try
        {
            var (text, source) = await read(cancel);
            if (text.Text.Length > MostCharacters)
                throw new UnreadablePageException("is-too-large", string.Create(CultureInfo.InvariantCulture, $"This page has {text.Text.Length:N0} characters; up to {MostCharacters:N0} are checked here. Paste the part that matters; the program on your own machine takes more."));
            await places.WaitAsync(cancel);
            try
            {
                return new(checker.Check(text, cancel), source, null);
            }
            finally
            {
                places.Release();
            }
        }
        catch (UnreadablePageException e)
        {
            return CheckedPage.No(e.Code, e.Message);
        }
    }

    private static string Slower(string what, int wait) =>
        string.Create(CultureInfo.InvariantCulture, $"Too many {what} were sent from your address in a short time. Please try again in {wait} second{(wait == 1 ? "" : "s")}.");
}
