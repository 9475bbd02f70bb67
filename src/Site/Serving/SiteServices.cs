using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Equipoise.Site.Serving;

/// <summary>Puts the site into a web application: what it needs, and what it answers.</summary>
public static class SiteServices
{
    public static IServiceCollection AddSite(this IServiceCollection services, Snapshot snapshot)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(snapshot);
        services.AddSingleton<Assets>();
        services.AddSingleton<SourceUses>();
        services.AddSingleton(_ => SearchIndex.Build(snapshot));
        services.AddSingleton(at => StudyCatalogue.Build(snapshot, at.GetRequiredService<SearchIndex>()));
        services.AddRazorComponents();
        services.ConfigureHttpJsonOptions(options => CanonicalJson.Configure(options.SerializerOptions));
        services.AddDataProtection().UseEphemeralDataProtectionProvider(); // the public site keeps nothing about anybody
        services.AddProblemDetails();
        services.AddHealthChecks();
        return services;
    }

    public static WebApplication MapSite(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRouting();
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready");
        app.Services.GetRequiredService<Assets>().Map(app);
        app.MapRazorComponents<App>().DisableAntiforgery(); // its forms only ask, by GET
        return app;
    }
}
