using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Studies;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
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
        if (infused) await PlanVisits.Run(db, child, await PlanVisits.Infusions(db, child, cancel), cancel);
        var before = await db.Deviations.Where(d => d.FormRecordId == record.Id).ToListAsync(cancel);
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
        var record = programme.Treatment.Record;
        if (programme.Treatment.Doses.FirstOrDefault(d => d.Code == values.Text(record.Dose)) is not { } dose) return "A dose or route was given that the programme does not have.";
        if (values.Number(record.Cells) is not { } cells || values.Number(record.Weight) is not (> 0 and { } weight)) return null;
        var given = dose.Basis == DoseBasis.PerKg ? cells / weight : cells;
        var off = 100 * (given - dose.Amount) / dose.Amount;
        if (decimal.Abs(off) <= dose.TolerancePercent) return null;
        var unit = dose.Basis == DoseBasis.PerKg ? " cells per kg" : " cells";
        return string.Create(CultureInfo.InvariantCulture, $"{given:N0}{unit} were given instead of {dose.Amount:N0}: {decimal.Abs(off):0.#} percent too {(off > 0 ? "many" : "few")}, where {dose.TolerancePercent:0.#} are allowed.");
    }
}
