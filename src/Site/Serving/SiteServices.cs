using System.Reflection;
using Equipoise.Evidence;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Claims.Fetching;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Screening;
using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Claims;
using Equipoise.Site.Families;
using Equipoise.Site.Families.Track;
using Equipoise.Site.Findings;
using Equipoise.Site.Report;
using Equipoise.Site.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Equipoise.Site.Serving;

/// <summary>Puts the site into a web application: what it needs, and what it answers.</summary>
public static class SiteServices
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddSite(this IServiceCollection services, Snapshot snapshot)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(snapshot);
        services.AddSingleton<Assets>();
        services.AddSingleton<TrackScript>();
        services.AddSingleton<TrackFiles>();
        services.TryAddSingleton(at => ClinicDirectory.Of(snapshot.Clinics, at.GetRequiredService<IConfiguration>()["EQUIPOISE_DEMO"] == "on"));
        services.AddSingleton<SourceUses>();
        services.TryAddSingleton(_ => FindingBook.Of(snapshot));
        services.TryAddSingleton(at => Said.From(snapshot, at.GetRequiredService<FindingBook>()));
        services.AddSingleton(at => new FindPast(at.GetRequiredService<Said>(), at.GetRequiredService<FindingBook>(), snapshot, at.GetService<IDbContextFactory<EvidenceDb>>()));
        services.AddSingleton(at => new WriteReport(snapshot, at.GetRequiredService<FindingBook>(), at.GetRequiredService<Said>(), at.GetRequiredService<TimeProvider>(), at.GetService<IDbContextFactory<EvidenceDb>>()));
        services.AddSingleton(at => new ReadChanges(at.GetRequiredService<IDbContextFactory<EvidenceDb>>()));
        services.AddSingleton(at => new ReadAmendments(at.GetRequiredService<IDbContextFactory<EvidenceDb>>()));
        services.TryAddSingleton(_ => new FetchPage());
        services.TryAddSingleton(_ => new CheckLimits());
        services.AddSingleton<CheckPages>();
        services.AddSingleton(_ => KnownWorks.Of(snapshot));
        services.TryAddSingleton(new ScreeningLog([]));
        services.AddSingleton(at => new MatchRecords(at.GetRequiredService<IDbContextFactory<EvidenceDb>>()));
        services.AddSingleton(at => new FindTrials(snapshot, at.GetService<IDbContextFactory<EvidenceDb>>()));
        services.AddSingleton(_ => SearchIndex.Build(snapshot));
        services.AddSingleton(at => StudyCatalogue.Build(snapshot, at.GetRequiredService<SearchIndex>()));
        services.AddSingleton(provider => new PageCache(CacheLimit(provider.GetRequiredService<IConfiguration>()), provider.GetRequiredService<TimeProvider>()));
        services.AddRazorComponents();
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<LanguageConstraint>(LanguageConstraint.Name));
        services.ConfigureHttpJsonOptions(options => CanonicalJson.Configure(options.SerializerOptions));
        if (services.All(s => s.ServiceType != typeof(IXmlRepository))) services.AddDataProtection().UseEphemeralDataProtectionProvider(); // the public site keeps nothing about anybody
        services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = LongestAnswer });
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddHealthChecks();
        services.AddApi();
        return services;
    }

    public static WebApplication MapSite(this WebApplication app)
    {
        app.UseMiddleware<AnswerFromCache>();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Faults.Answer, SuppressDiagnosticsCallback = fault => fault.Exception is BadHttpRequestException });
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ForPrograms>();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<PlainErrors>();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseMiddleware<KeepAnswers>();
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready");
        app.Services.GetRequiredService<Assets>().Map(app);
        app.Services.GetRequiredService<TrackFiles>().Map(app);
        app.MapApi();
        app.MapRazorComponents<App>().DisableAntiforgery().Finally(Public); // its forms only ask, by GET
        return app;
    }

    /// <summary><c>EQUIPOISE_PAGECACHE</c>: off, or megabytes.</summary>
    private static long CacheLimit(IConfiguration configuration) => configuration["EQUIPOISE_PAGECACHE"] switch
    {
        null or "" or "on" => PageCache.DefaultLimit,
        "off" => 0,
        var megabytes => int.Parse(megabytes, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture) * 1024L * 1024,
    };

    private static void Public(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault()?.Type is not { } page) return;
        if (page.GetCustomAttribute<TakesFormsAttribute>() is not null) return;
        foreach (var methods in endpoint.Metadata.OfType<HttpMethodMetadata>().ToList()) endpoint.Metadata.Remove(methods);
        endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get]));
        endpoint.Metadata.Add(page.GetCustomAttribute<KeptNowhereAttribute>() is not null
            ? new PublicAnswer(QueryWords(page), PublicAnswer.Nowhere, keep: false)
            : new PublicAnswer(QueryWords(page), keep: page.GetCustomAttribute<FreshAttribute>() is null));
    }

    private static IEnumerable<string> QueryWords(Type page) =>
    [
        .. page.GetProperties().Select(p => (p.Name, Query: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(p => p.Query is not null).Select(p => p.Query!.Name ?? p.Name),
        .. page.GetCustomAttribute<QueryWordsAttribute>()?.Words ?? [],
    ];
}
