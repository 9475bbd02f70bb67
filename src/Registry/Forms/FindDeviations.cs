using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Studies;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Infusions;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>Finds what a completed form tells of departures from the programme, and moves visits that are anchored on an infusion.</summary>
internal static class FindDeviations
{
    public static async Task<ImmutableArray<string>> Run(RegistryDb db, Acting acting, Participant child, ProgrammeForm form, FormRecord record, FormValues values, Visit? visit, DateOnly today, CancellationToken cancel)
    {
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var infused = form.Code == programme.Treatment.Record.Form;
        var day = (infused ? values.Day(programme.Treatment.Record.Date) : null) ?? visit?.ActualOn ?? today;
        var found = new Dictionary<DeviationKind, string>();
        if (form.Topic != FormTopic.Screening && NoConsent(await db.Consent(child, day, cancel), infused) is { } consent) found[DeviationKind.Consent] = consent;
        if (infused && Dose(programme, values) is { } dose) found[DeviationKind.Dose] = dose;
        if (infused) await PlanFollowUps.OfInfusion(db, acting, child, record, day, cancel);
        if (infused) await PlanVisits.Run(db, child, await PlanVisits.Infusions(db, child, cancel), cancel);
        var before = await db.Deviations.Where(d => d.FormRecordId == record.Id && (d.Kind == DeviationKind.Consent || d.Kind == DeviationKind.Dose)).ToListAsync(cancel);
        foreach (var deviation in before.Where(d => d.ResolvedAt is null && (!found.TryGetValue(d.Kind, out var says) || says != d.Says))) deviation.ResolvedAt = acting.At;
        foreach (var (kind, says) in found.Where(f => before.TrueForAll(d => d.Kind != f.Key || d.Says != f.Value || d.ResolvedAt is not null)))
            db.Deviations.Add(Deviations.New(acting, child.Id, kind, day, says, visit?.Id, record.Id));
        return [.. found.Values];
    }

    private static string? NoConsent(ConsentStanding consent, bool infused)
    {
        if (!consent.IsComplete) return $"It was recorded while consent was lacking. {string.Join(' ', consent.Lacking)}";
        if (!infused) return null;
        return consent.DissentedToday ? "Cells were given on a day on which the child said no."
            : !consent.MayTreat ? "Cells were given after the consent to treatment was taken back." : null;
    }

    private static string? Dose(Programme programme, FormValues values)
    {
        if (programme.Treatment.Doses.All(d => d.Code != values.Text(programme.Treatment.Record.Dose))) return "A dose or route was given that the programme does not have.";
        if (InfusionDose.Of(programme, values) is not { IsWithin: false, Intended: { } dose, Counted: { } given, OffPercent: { } off }) return null;
        var unit = dose.Basis == DoseBasis.PerKg ? " cells per kg" : " cells";
        return string.Create(CultureInfo.InvariantCulture, $"{given:N0}{unit} were given instead of {dose.Amount:N0}: {decimal.Abs(off):0.#} percent too {(off > 0 ? "many" : "few")}, where {dose.TolerancePercent:0.#} are allowed.");
    }
}
