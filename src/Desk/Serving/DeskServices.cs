using Equipoise.Desk.Access;
using Equipoise.Desk.AdverseEvents;
using Equipoise.Desk.Frame;
using Equipoise.Desk.Programmes;
using Equipoise.Desk.Parents;
using Equipoise.Desk.History;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Equipoise.Desk.Serving;

/// <summary>Puts the registry into a web application: what it needs, and what it answers.</summary>
public static class DeskServices
{
    /// <summary>Where its pages lie, and the only addresses that get its cookies.</summary>
    public const string Root = "/registry";

    /// <summary>Where its addresses for programs lie.</summary>
    public const string ApiRoot = "/api/registry";

    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>To be called before the public site is added: its cookies and forms need keys that all instances share.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, IDbContextFactory<RegistryDb> databases, RegistryKeys keys)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRegistry(databases, keys);
        services.AddSingleton<IXmlRepository>(new KeptProtectionKeys(databases, keys));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(at => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = at.GetRequiredService<IXmlRepository>()));
        services.AddDataProtection().SetApplicationName("equipoise-registry");
        services.AddIdentityCore<RegistryUser>(Accounts).AddEntityFrameworkStores<RegistryDb>().AddSignInManager<DeskSignIn>().AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required")); // it opens the account alone, so the device must know its user
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(c => Cookie(c, "desk-session"));
            cookies.TwoFactorUserIdCookie!.Configure(c => Cookie(c, "desk-second"));
            cookies.TwoFactorRememberMeCookie!.Configure(c => Cookie(c, "desk-known"));
            cookies.ExternalCookie!.Configure(c => Cookie(c, "desk-other"));
        });
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.Path, o.SuppressXFrameOptionsHeader) = ("desk-form", Root, true));
        services.AddOpenApi("registry", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Equipoise registry", Version = "1", Description = "What programs may ask of the registry, with a key: Authorization: Bearer …. An operation's request is its body; Idempotency-Key makes a repeated request happen once." };
            return Task.CompletedTask;
        }));
        services.TryAddSingleton(new ProgrammeCatalogue([]));
        services.AddSingleton<IdentifyCaller>();
        services.AddSingleton<IdentifyParent>();
        services.AddSingleton<KeepRule>();
        services.AddSingleton<DeskAssets>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<HistoryChecks>();
        services.AddHostedService<WatchClocks>();
        return services;
    }

    /// <summary>Adds the pages and addresses to a site that is mapped already.</summary>
    public static WebApplication MapDesk(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var keep = app.Services.GetRequiredService<KeepRule>();
        var pages = app.MapGroup(Root).AddEndpointFilter(keep.Filter).ExcludeFromDescription();
        var api = app.MapGroup(ApiRoot).AddEndpointFilter(keep.Filter).WithGroupName("registry");
        Rooms.Map(pages, api);
        return app;
    }

    private static void Accounts(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = ""; // an e-mail address may hold any letter
        options.Password.RequiredLength = 12; // long rather than odd, as NIST SP 800-63B advises
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = Lockout;
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    private static void Cookie(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.Path = Root;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
    }
}
