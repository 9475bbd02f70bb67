using System.CommandLine;
using Equipoise.Cli.Evidence;
using Equipoise.Evidence;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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
        var command = new Command("serve", "Serve the site and its API.") { data, urls };
        command.SetAction((parsed, cancel) => Start(parsed.GetValue(data)!, parsed.GetValue(urls)!, cancel));
        return command;
    }

    private static async Task<int> Start(string folder, string urls, CancellationToken cancel)
    {
        var snapshot = Load.Snapshot(folder, cancel);
        await using var database = await Releases.Keep(snapshot, cancel);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Serve).Assembly.GetName().Name });
        builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSite(snapshot);
        builder.Services.AddSingleton<IDbContextFactory<EvidenceDb>>(database);
        var app = builder.Build();
        app.MapSite();
        await app.StartAsync(cancel);
        Console.WriteLine($"Equipoise is at {string.Join(" and ", app.Urls)}. Ctrl+C stops it.");
        await app.WaitForShutdownAsync(cancel);
        return Exit.Done;
    }
}
