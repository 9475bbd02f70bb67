using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Serving;

/// <summary>What an endpoint tells about itself, in one place: its description, its query and whether it may be kept follow from it.</summary>
internal static class Described
{
    /// <summary>A list of <typeparamref name="T"/> in pages.</summary>
    public static RouteHandlerBuilder Lists<T>(this RouteHandlerBuilder route, string name, string tag, string summary, params QueryWord[] words) =>
        route.Gives<Listing<T>>(name, tag, summary, [.. words, .. Paging.Words]).Refuses(400);

    /// <summary>One record, or 404.</summary>
    public static RouteHandlerBuilder Finds<T>(this RouteHandlerBuilder route, string name, string tag, string summary) =>
        route.Gives<T>(name, tag, summary).Refuses(404);

    /// <summary>Its answer can change while the snapshot does not, so it is made anew each time.</summary>
    public static RouteHandlerBuilder IsFresh(this RouteHandlerBuilder route, params QueryWord[] words) =>
        route.WithMetadata(new PublicAnswer(words.Select(w => w.Name), keep: false));

    /// <summary>Its address holds what somebody says of a child, so nobody may keep it.</summary>
    public static RouteHandlerBuilder IsKeptNowhere(this RouteHandlerBuilder route, params QueryWord[] words) =>
        route.WithMetadata(new PublicAnswer(words.Select(w => w.Name), PublicAnswer.Nowhere, keep: false));

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, string name, string tag, string summary, params QueryWord[] words) =>
        route.Gives(typeof(T), "application/json", name, tag, summary, words);

    public static RouteHandlerBuilder Gives(this RouteHandlerBuilder route, Type type, string mediaType, string name, string tag, string summary, params QueryWord[] words) => route
        .WithName(name)
        .WithTags(tag)
        .WithSummary(summary)
        .WithDescription(summary)
        .Produces(200, type, mediaType)
        .WithMetadata([.. words])
        .WithMetadata(new PublicAnswer(words.Select(w => w.Name)));

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int status) => route.Produces<ApiProblem>(status, ApiProblem.MediaType);
}
