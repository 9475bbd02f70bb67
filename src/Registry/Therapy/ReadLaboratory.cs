using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Therapy;

/// <summary>Where a value lies.</summary>
public enum RangePlace
{
    /// <summary>No range is on file for the age.</summary>
    NoRange,

    Within, Low, High,
}

/// <summary>A laboratory value.</summary>
/// <param name="Code">Its field.</param>
/// <param name="Label">What it is.</param>
/// <param name="Answer">The value or the answer in words, without its unit.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Low">The low end of what is ordinary at the age; null for none.</param>
/// <param name="High">The high end; null for none.</param>
/// <param name="Source">Key of the source of the range.</param>
/// <param name="Flag">Where it lies.</param>
public sealed record LaboratoryValue(string Code, string Label, string Answer, string? Unit, decimal? Low, decimal? High, string? Source, RangePlace Flag);

/// <summary>One sample or report.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Form">The form's code.</param>
/// <param name="Title">The form's title.</param>
/// <param name="On">The day; null when it is not said.</param>
/// <param name="Values">What was found.</param>
public sealed record LaboratorySheet(Guid RecordId, string Form, string Title, DateOnly? On, ImmutableArray<LaboratoryValue> Values);

/// <summary>Everything from laboratories and of imaging, the newest first.</summary>
public sealed record LaboratoryList(Participant Child, ImmutableArray<LaboratorySheet> Sheets, ImmutableArray<ProgrammeForm> Forms);

/// <summary>Reads laboratory results, biomarkers and imaging reports of a child, with what is high or low by the programme's ranges.</summary>
public sealed class ReadLaboratory(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<LaboratoryList>> Run(Acting acting, Guid childId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.LaboratoryRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == childId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var forms = programme.Forms.Where(f => f.Topic == FormTopic.Laboratory && f.MayRead(acting.Role)).ToDictionary(f => f.Code, StringComparer.Ordinal);
        var codes = forms.Keys.ToList();
        var records = await db.FormRecords.Where(r => r.ParticipantId == childId && r.Entry == 1 && codes.Contains(r.Form)).ToListAsync(cancel);
        var sheets = records.Select(r => Sheet(child, r, forms[r.Form], acting.Role)).OrderByDescending(s => s.On).ThenByDescending(s => s.RecordId);
        return new LaboratoryList(child, [.. sheets], [.. forms.Values.Where(f => f.Repeats && f.MayWrite(acting.Role))]);
    }

    private static LaboratorySheet Sheet(Participant child, FormRecord record, ProgrammeForm form, Role role)
    {
        var values = FormValues.Read(record.Values);
        var on = ReadTherapy.On(form, values);
        var age = child.AgeMonthsOn(on ?? child.ScreenedOn);
        return new(record.Id, form.Code, form.Title, on, [.. form.Fields.Where(f => f.MayRead(role) && f.Type != FieldType.Date && values.Json(f.Code) is not null).Select(f => Value(f, values, age))]);
    }

    private static LaboratoryValue Value(FormField field, FormValues values, int ageMonths)
    {
        var (number, range) = (values.Number(field.Code), field.Ranges.FirstOrDefault(r => r.CountsAt(ageMonths)));
        var flag = number is null || range is null ? RangePlace.NoRange : number < range.Low ? RangePlace.Low : number > range.High ? RangePlace.High : RangePlace.Within;
        return new(field.Code, field.Label, number is null ? SaidAnswer.Of(field, values.Json(field.Code)) : values.Json(field.Code)!, number is null ? null : field.Unit, range?.Low, range?.High, range?.Source, flag);
    }
}
