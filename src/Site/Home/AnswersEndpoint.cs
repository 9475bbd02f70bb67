using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Home;

/// <summary>The answers of the first page for programs.</summary>
internal static class AnswersEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/answers", (HttpRequest request, Snapshot snapshot, FindingBook book) => Paging.Answer(request, FirstAnswers.From(snapshot, book)))
            .Lists<Answer>("answers", "Answers", "What the evidence says to the questions that families ask first, each with its doubt, its proof and the findings it is taken from.");
        api.MapGet("/api/answers/{id}", One)
            .Finds<Answer>("answer", "Answers", "One answer.");
    }

    private static IResult One(string id, Snapshot snapshot, FindingBook book) =>
        FirstAnswers.From(snapshot, book).ToDictionary(a => a.Id, StringComparer.OrdinalIgnoreCase).ById(id, "answer", "/api/answers");
}
