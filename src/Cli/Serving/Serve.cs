using System.CommandLine;
using System.Net.Sockets;
using Equipoise.Cli.Evidence;
using Equipoise.Cli.Registries;
using Equipoise.Desk.Programmes;
using Equipoise.Desk.Serving;
using Equipoise.Evidence;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Equipoise.Cli.Serving;

/// <summary><c>equipoise serve</c>: the site and its API.</summary>
internal static class Serve
{
    public static Command Command()
    {
        var data = Options.Data();
        var urls = new Option<string>("--urls")
        {
            Description = "addresses to listen on, separated by semicolons",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        urls.Validators.Add(result =>
        {
            var addresses = Split(result.GetValueOrDefault<string>());
            if (addresses.Length == 0) result.AddError("--urls needs an address to listen on, such as http://localhost:5080.");
            foreach (var url in addresses.Where(url => !CanListen(url)))
                result.AddError($"'{url}' is not an address to listen on, such as http://localhost:5080.");
        });
        var demo = new Option<bool>("--demo") { Description = "show the invented clinics too, each marked as invented (or EQUIPOISE_DEMO=on)" };
        var command = new Command("serve", "Serve the site and its API.") { data, urls, demo };
        command.SetAction((parsed, cancel) => Start(parsed.GetValue(data)!, parsed.GetValue(urls)!, parsed.GetValue(demo), cancel));
        return command;
    }

    private static async Task<int> Start(string folder, string urls, bool demo, CancellationToken cancel)
    {
        var reading = Load.Whole(folder, cancel);
        var snapshot = reading.Snapshot!;
        var book = FindingBook.Of(snapshot);
        var said = Said.From(snapshot, book);
        await using var database = await Releases.Keep(snapshot, said, cancel);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Serve).Assembly.GetName().Name });
        builder.WebHost.UseUrls(Split(urls));
        builder.WebHost.Limited();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None); // or each request is measured for a log that nobody keeps
        await using var registry = RegistryPlace.IsOn ? await RegistryPlace.Open(cancel) : null;
        if (registry is not null) builder.Services.AddSingleton(RegistryKeyFile.Ledger).AddSingleton(new ProgrammeCatalogue(reading.Programmes)).AddDesk(registry, await RegistryKeyFile.Read(registry, cancel));
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // its keys are sealed with the registry's own, which it cannot know
        if (demo) builder.Services.AddSingleton(ClinicDirectory.Of(snapshot.Clinics, demonstrate: true));
        builder.Services.AddSingleton(book).AddSingleton(said).AddSingleton(reading.Screening).AddSingleton(Load.Checker(reading, book, folder)).AddSite(snapshot);
        builder.Services.AddSingleton<IDbContextFactory<EvidenceDb>>(database);
        var app = builder.Build();
        app.MapSite();
        if (registry is not null) app.MapDesk();
        await Listen(app, urls, cancel);
        Console.WriteLine($"Equipoise is at {string.Join(" and ", app.Urls)}. Ctrl+C stops it.");
        if (registry is not null) Console.WriteLine($"The registry is at {app.Urls.First()}{DeskServices.Root}.");
        if (demo && registry is null) Console.WriteLine("The registry has a demonstration too: equipoise registry demo fills it.");
        await app.WaitForShutdownAsync(cancel);
        return Exit.Done;
    }

    private static async Task Listen(WebApplication app, string urls, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or SocketException)
        {
            throw new Refusal($"Nothing can be served at {urls}: {e.Message}");
        }
    }

    private static string[] Split(string? urls) => urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool CanListen(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", PathBase: "", Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
