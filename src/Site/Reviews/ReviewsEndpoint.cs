using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Reviews;

/// <summary>Published reviews for programs.</summary>
internal static class ReviewsEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/reviews", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, [.. snapshot.Content.Reviews.Select(r => new CheckedReview(r))]))
            .Lists<CheckedReview>("reviews", "Reviews", "Every published review on file. 'consistency' says what each printed interval implies and whether the printed p can belong to it.");
        api.MapGet("/api/reviews/{id}", One)
            .Finds<CheckedReview>("review", "Reviews", "One review, with the consistency of its printed numbers.");
    }

    private static IResult One(string id, Snapshot snapshot) =>
        snapshot.Reviews.TryGetValue(id, out var review) ? Results.Json(new CheckedReview(review)) : snapshot.Reviews.ById(id, "review", "/api/reviews");
}
