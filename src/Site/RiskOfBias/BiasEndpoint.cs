using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.RiskOfBias;

/// <summary>Judgements on risk of bias for programs.</summary>
internal static class BiasEndpoint
{
    private static readonly QueryWord Tool = new("tool", "Only results judged with these tools.") { Repeats = true, Choices = [.. Enum.GetValues<BiasTool>().Where(t => t != BiasTool.RobMe).Select(Choice.Word)] };

    private static readonly QueryWord Of = new("study", "Only results of these studies, by id.") { Repeats = true };

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/risk-of-bias", List)
            .Lists<StudyBiasAnswer>("risk-of-bias", "Risk of bias", "Every judged result of a study: the tool, the answers by item number with their reasons, and the judgements that follow by the tool's own algorithm.", Tool, Of);
        api.MapGet("/api/missing-results", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, MissingResultsAnswer.In(snapshot)))
            .Lists<MissingResultsAnswer>("missing-results", "Risk of bias", "What is missing from each body of evidence, study by study, judged with the items of ROB-ME.");
    }

    private static IResult List(HttpRequest request, Snapshot snapshot)
    {
        var tools = request.Query["tool"];
        var studies = request.Query["study"];
        var unknown = studies.FirstOrDefault(id => !snapshot.Studies.ContainsKey(id ?? ""));
        if (unknown is not null) return ApiProblem.UnknownParameterValue.Because($"There is no study '{unknown}'. /api/studies lists them.");
        return Paging.Answer(request,
        [
            .. StudyBiasAnswer.In(snapshot)
                .Where(row => tools.Count == 0 || tools.Contains(Choice.Word(row.Tool), StringComparer.OrdinalIgnoreCase))
                .Where(row => studies.Count == 0 || studies.Contains(row.Study, StringComparer.OrdinalIgnoreCase)),
        ]);
    }
}
