using Equipoise.Site.Cells;
using Equipoise.Site.Changes;
using Equipoise.Site.Claims;
using Equipoise.Site.Costs;
using Equipoise.Site.Data;
using Equipoise.Site.Disagreements;
using Equipoise.Site.Families.Clinics;
using Equipoise.Site.Families.Finder;
using Equipoise.Site.Findings;
using Equipoise.Site.Glossary;
using Equipoise.Site.Home;
using Equipoise.Site.Instruments;
using Equipoise.Site.Records;
using Equipoise.Site.Releases;
using Equipoise.Site.Report;
using Equipoise.Site.Reviews;
using Equipoise.Site.RiskOfBias;
using Equipoise.Site.Screening;
using Equipoise.Site.Search;
using Equipoise.Site.Shelves;
using Equipoise.Site.SideEffects;
using Equipoise.Site.Sources;
using Equipoise.Site.Studies;
using Equipoise.Site.Trials;
using Equipoise.Site.Unknowns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Serving;

/// <summary>Everything programs may ask, gathered from the rooms.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("").AddEndpointFilter(CheckedQuery.Filter);
        IndexEndpoint.Map(api);
        AnswersEndpoint.Map(api);
        FindingsEndpoint.Map(api);
        StudiesEndpoint.Map(api);
        HarmsEndpoint.Map(api);
        BiasEndpoint.Map(api);
        ReviewsEndpoint.Map(api);
        TrialsEndpoint.Map(api);
        FinderEndpoint.Map(api);
        InstrumentsEndpoint.Map(api);
        CellsEndpoint.Map(api);
        FactsEndpoint.Map(api);
        PricesEndpoint.Map(api);
        GlossaryEndpoint.Map(api);
        SourcesEndpoint.Map(api);
        DisagreementsEndpoint.Map(api);
        UnknownsEndpoint.Map(api);
        SearchEndpoint.Map(api);
        ReleasesEndpoint.Map(api);
        ChangesEndpoint.Map(api);
        AmendmentsEndpoint.Map(api);
        RecordsEndpoint.Map(api);
        FlowEndpoint.Map(api);
        ClaimsEndpoint.Map(api);
        ClinicsEndpoint.Map(api);
        DownloadEndpoints.Map(api);
        ReportEndpoint.Map(api);
        SchemaEndpoint.Map(api);
        routes.MapOpenApi().WithMetadata(new PublicAnswer([]));
    }

    /// <summary>The record with this id as JSON, or 404.</summary>
    public static IResult ById<T>(this IReadOnlyDictionary<string, T> records, string id, string kind, string list) where T : class =>
        records.TryGetValue(id, out var record)
            ? Results.Json(record)
            : ApiProblem.NotFound.Because($"There is no {kind} '{(id.Length <= 80 ? id : id[..80] + "…")}'. {list} lists them.");
}
