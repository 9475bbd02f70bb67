using System.Collections.Immutable;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Families.Clinics;

/// <summary>A clinic as it stands today.</summary>
/// <param name="Clinic">The record.</param>
/// <param name="Standings">One for each criterion; papers that have run out no longer count. There is no total.</param>
public sealed record ClinicToday(Clinic Clinic, ImmutableArray<Standing> Standings);

/// <summary>Clinics and the checklist for programs.</summary>
internal static class ClinicsEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/clinics", (HttpRequest request, ClinicDirectory directory) => Paging.Answer(request, ClinicPages.Search(directory, request.Query["q"])))
            .Lists<Clinic>("clinics", "Clinics", "Clinics on file, by name. None is shipped; with the demonstration switch there are invented ones, each marked.", new QueryWord("q", "Words in the name, the town or the country."));
        api.MapGet("/api/clinics/{id}", (string id, ClinicDirectory directory, TimeProvider time) => directory.Find(id) is { } clinic
                ? Results.Json(new ClinicToday(clinic, Standing.Of(clinic, directory.Checklist, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))))
                : directory.ById.ById(id, "clinic", "/api/clinics"))
            .Finds<ClinicToday>("clinic", "Clinics", "One clinic and how it stands today, criterion by criterion.");
        api.MapGet("/api/vetting", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Clinics.Checklist))
            .Lists<VettingCriterion>("vetting", "Clinics", "What a clinic has to show, by what, and who else asks for it.");
    }
}
