using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Clinics;

/// <summary>A paper that has run out or soon will.</summary>
/// <param name="Clinic">Id of the clinic.</param>
/// <param name="Document">Id of the paper within its file.</param>
/// <param name="Title">What it is.</param>
/// <param name="Expires">Its last day.</param>
/// <param name="DaysLeft">Days from today; negative when it has run out.</param>
/// <param name="Criteria">The criteria that rest on it.</param>
public sealed record ExpiringDocument(string Clinic, string Document, string Title, PartialDate Expires, int DaysLeft, ImmutableArray<string> Criteria)
{
    /// <summary>Those that run out within so many days, the most urgent first.</summary>
    public static ImmutableArray<ExpiringDocument> Of(IEnumerable<Clinic> clinics, DateOnly today, int within) =>
        [.. clinics.SelectMany(clinic => clinic.Documents.Where(d => d.Expires is not null).Select(d => Of(clinic, d, today)))
            .Where(d => d.DaysLeft <= within).OrderBy(d => d.DaysLeft).ThenBy(d => d.Clinic, StringComparer.Ordinal).ThenBy(d => d.Document, StringComparer.Ordinal)];

    private static ExpiringDocument Of(Clinic clinic, ClinicDocument document, DateOnly today) => new(
        clinic.Id, document.Id, document.Title, document.Expires!.Value, document.Expires.Value.Latest.DayNumber - today.DayNumber,
        [.. clinic.Vetting.Where(j => j.Documents.Contains(document.Id, StringComparer.Ordinal)).Select(j => j.Criterion)]);
}
