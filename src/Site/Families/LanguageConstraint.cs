using Equipoise.Evidence.Translations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Families;

/// <summary>The first part of an address that is a language other than English, as in <c>/es/families</c>. Written <c>{Lang:language}</c>.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public const string Name = "language";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && PageLanguages.Translated(value as string) is not null;

    /// <summary>The language of the address that is being answered.</summary>
    public static PageLanguage Of(HttpContext? http) => PageLanguages.Translated(http?.GetRouteValue("Lang") as string) ?? PageLanguage.En;
}
