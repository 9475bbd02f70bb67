using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Studies;

/// <summary>Studies for programs, by the words of their page.</summary>
internal static class StudiesEndpoint
{
    private static readonly QueryWord[] Words =
    [
        .. StudyFacets.All.Select(facet => new QueryWord(StudyFacets.Parameter(facet), $"Only studies with this {StudyFacets.Parameter(facet)}; any of several.") { Repeats = true }),
        new(FilterParameter.YearFrom, "Reported in this year or later.") { IsNumber = true },
        new(FilterParameter.YearTo, "Reported in this year or earlier.") { IsNumber = true },
        new(FilterParameter.SizeFrom, "At least so many children."),
        new(FilterParameter.SizeTo, "At most so many children."),
        new(FilterParameter.Query, "Words to look for."),
        new(FilterParameter.Sort, "design, year, size or label; a minus before it turns it round."),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/studies", List)
            .Lists<Study>("studies", "Studies", "Every study on file, whole: design, arms, results, harms, and for each figure where and how it was read.", Words);
        api.MapGet("/api/studies/{id}", (string id, Snapshot snapshot) => snapshot.Studies.ById(id, "study", "/api/studies"))
            .Finds<Study>("study", "Studies", "One study with all its figures.");
    }

    private static IResult List(HttpRequest request, StudyCatalogue catalogue)
    {
        var reading = catalogue.Read(request.Query.Where(p => !p.Key.Equals(FilterParameter.Page, StringComparison.OrdinalIgnoreCase)).Select(p => KeyValuePair.Create(p.Key, p.Value.ToArray())));
        return reading.Problems.FirstOrDefault() is { } problem
            ? ApiProblem.UnknownParameterValue.Because($"'{problem.Parameter}' cannot be '{problem.Value}': {problem.Message}")
            : Paging.Answer(request, catalogue.Matching(reading.Filter));
    }
}
