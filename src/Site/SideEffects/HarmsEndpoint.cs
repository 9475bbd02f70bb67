using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.SideEffects;

/// <summary>Harms of all studies for programs.</summary>
internal static class HarmsEndpoint
{
    private static readonly QueryWord Kind = new("kind", "Only harms of these kinds.") { Repeats = true, Choices = [.. Enum.GetValues<HarmKind>().Select(Choice.Word)] };

    private static readonly QueryWord Of = new("study", "Only harms of these studies, by id.") { Repeats = true };

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/api/side-effects", List)
            .Lists<StudyHarm>("side-effects", "Side effects", "Every harm that a study reports or reports not to have seen. 'exact' is the share of children with its exact 95% interval: none of 30 still allows about 1 in 9.", Kind, Of);

    private static IResult List(HttpRequest request, Snapshot snapshot)
    {
        var kinds = request.Query["kind"];
        var studies = request.Query["study"];
        var unknown = studies.FirstOrDefault(id => !snapshot.Studies.ContainsKey(id ?? ""));
        if (unknown is not null) return ApiProblem.UnknownParameterValue.Because($"There is no study '{unknown}'. /api/studies lists them.");
        return Paging.Answer(request,
        [
            .. StudyHarm.In(snapshot)
                .Where(row => kinds.Count == 0 || kinds.Contains(Choice.Word(row.Harm.Kind), StringComparer.OrdinalIgnoreCase))
                .Where(row => studies.Count == 0 || studies.Contains(row.Study, StringComparer.OrdinalIgnoreCase)),
        ]);
    }
}
