using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Infusions;

/// <summary>Compares a weight with the one before: pounds taken for kilograms give 2.2 times as much, kilograms for pounds 0.45 times.</summary>
public static class LastWeight
{
    public const decimal TooHigh = 1.6m;
    public const decimal TooLow = 0.6m;

    /// <summary>What is asked about a weight; null when it is near the last one, or there is none.</summary>
    public static string? Question(decimal weight, decimal last)
    {
        if (last <= 0 || (weight <= TooHigh * last && weight >= TooLow * last)) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{weight:0.##} kg, where the weight before was {last:0.##} kg. Is it in kilograms (1 pound is 0.4536 kg), and of this child?");
    }

    internal static async Task<OddAnswer?> Question(RegistryDb db, Participant child, Programme programme, ProgrammeForm form, Guid? recordId, FormValues values, CancellationToken cancel)
    {
        var field = programme.Treatment.Record.Weight;
        if (form.Field(field) is not { Unit: "kg" } || values.Number(field) is not { } weight) return null;
        // A question about an open form must not tell a rater of a weight, and so of an infusion, that is hidden.
        var forms = programme.Forms.Where(f => f.Field(field) is { Unit: "kg" } && (form.Blind == Blinding.HiddenFromRaters || f.Blind == Blinding.Open)).Select(f => f.Code).ToList();
        var before = await db.FormRecords.AsNoTracking().Where(r => r.ParticipantId == child.Id && forms.Contains(r.Form) && r.Id != recordId && r.Entry == 1 && r.State != RecordState.Draft).OrderByDescending(r => r.Id).Select(r => r.Values).ToListAsync(cancel);
        var last = before.Select(v => FormValues.Read(v).Number(field)).FirstOrDefault(n => n is not null);
        return last is { } known && Question(weight, known) is { } question ? new(field, question, IsSlip: true) : null;
    }
}
