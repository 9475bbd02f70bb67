using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Searching;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Search;

/// <summary>What a search found, best first.</summary>
/// <param name="Items">Up to 20 records.</param>
/// <param name="Total">How many on all pages.</param>
/// <param name="Next">Address of the next page.</param>
/// <param name="Query">The question as it was searched.</param>
/// <param name="Partial">True when no record has all the words, so that records with some of them are given.</param>
/// <param name="DidYouMean">The question with its unknown words mended, where something near is known.</param>
public sealed record SearchAnswer(ImmutableArray<SearchHit> Items, int Total, string? Next, string Query, bool Partial, string? DidYouMean);

/// <summary>Search for programs.</summary>
internal static class SearchEndpoint
{
    private static readonly QueryWord[] Words =
    [
        new("q", $"Words to look for; {SearchIndex.LongestQuery} characters at most."),
        new("page", "Which page of 20, from 1.") { IsNumber = true },
    ];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/api/search", Find)
            .Gives<SearchAnswer>("search", "Search", "Records that speak of the words: studies, reviews, trials, instruments, cells, facts, prices, glossary and sources. Accents, plurals and slips of the finger are forgiven.", Words)
            .Refuses(400);

    private static IResult Find(HttpRequest request, SearchIndex index)
    {
        var question = request.Query["q"].ToString();
        if (string.IsNullOrWhiteSpace(question)) return ApiProblem.UnknownParameterValue.Because("'q' holds the words to look for: /api/search?q=cord+blood");
        if (question.Length > SearchIndex.LongestQuery) return ApiProblem.UnknownParameterValue.Because($"'q' has at most {SearchIndex.LongestQuery} characters.");
        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        var found = index.Search(question, page);
        if (page > Math.Max(1, found.Pages)) return ApiProblem.PageOutOfRange.Because($"There is no page {page}; the last is {Math.Max(1, found.Pages)}.");
        return Results.Json(new SearchAnswer(found.Hits, found.Total, page < found.Pages ? Paging.Next(request, page + 1) : null, found.Query, found.Partial, found.DidYouMean));
    }
}
