using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Infusions;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>An infusion before an event.</summary>
/// <param name="On">The day; null when it is not known.</param>
/// <param name="Dose">What was given, in a sentence.</param>
/// <param name="Route">As the form has it.</param>
/// <param name="Product">The identifier of the product.</param>
/// <param name="DaysBefore">Days from the infusion to the beginning of the event; null when either day is not known.</param>
public sealed record ReportedInfusion(DateOnly? On, string Dose, string? Route, string? Product, int? DaysBefore);

/// <summary>One version of what was said about the event.</summary>
public sealed record ReportedVersion(int Version, DateTimeOffset At, string Role, ImmutableArray<string> Changed, string? Reason);

/// <summary>A report of one event in the shape of the forms CIOMS I and MedWatch: a child by its pseudonym, and nothing that tells who it is.</summary>
public sealed record EventReport(string Number, string SiteCode, string Country, string ProgrammeTitle, string Cells, Sex Sex, int? AgeMonths, SeenEvent Event)
{
    public required ImmutableArray<ReportedInfusion> Infusions { get; init; }

    /// <summary>Medicines, diets and supplements, each as its form says it.</summary>
    public required ImmutableArray<string> Medication { get; init; }

    public required ImmutableArray<ReportedVersion> Versions { get; init; }

    public bool Synthetic { get; init; }
}

/// <summary>Reads what a report of an adverse event holds.</summary>
public sealed class ReadEventReport(IDbContextFactory<RegistryDb> databases)
{
    private const string Answer = "values.";

    public async Task<Outcome<EventReport>> Run(Acting acting, Guid eventId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AdverseEventsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await ReadEvent.Of(db, acting, eventId, cancel) is not { } seen) return EventAccess.NoEvent;
        var site = await db.Sites.SingleAsync(cancel);
        var child = await db.Participants.SingleAsync(p => p.Id == seen.ParticipantId, cancel);
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var record = await db.FormRecords.SingleAsync(r => r.Id == eventId, cancel);
        var form = (await db.Programme(record.ProgrammeHash, cancel)).Form(record.Form)!;
        var began = EventFacts.Of(FormValues.Read(record.Values), site).Began;
        var day = began is { Day: not null } known ? known.Earliest : (DateOnly?)null;
        return new EventReport(string.Create(CultureInfo.InvariantCulture, $"{child.Pseudonym}-AE{seen.Number}"), site.Code, site.Country, programme.Title, programme.Treatment.Cells, child.Sex, child.AgeMonthsOn(day ?? site.Today(seen.AwareAt)), seen)
        {
            Infusions = acting.May(Right.InfusionsRead) ? await Infusions(db, acting, child, programme, day, cancel) : [],
            Medication = acting.May(Right.MedicationRead) ? await Medication(db, acting, child, programme, cancel) : [],
            Versions = acting.May(Right.HistoryRead) ? await Versions(db, acting, eventId, form, cancel) : [],
            Synthetic = site.Synthetic,
        };
    }

    private static async Task<ImmutableArray<ReportedInfusion>> Infusions(RegistryDb db, Acting acting, Participant child, Programme programme, DateOnly? began, CancellationToken cancel)
    {
        var how = programme.Treatment.Record;
        if (programme.Form(how.Form) is not { } form || !form.MayRead(acting.Role)) return [];
        var records = await db.FormRecords.Where(r => r.ParticipantId == child.Id && r.Form == how.Form && r.State != RecordState.Draft && r.Entry == 1).OrderBy(r => r.Instance).Select(r => r.Values).ToListAsync(cancel);
        return [.. records.Select(FormValues.Read).Select(v => Infusion(programme, form, v, began)).Where(i => i.DaysBefore is null or >= 0)];
    }

    private static ReportedInfusion Infusion(Programme programme, ProgrammeForm form, FormValues values, DateOnly? began)
    {
        var how = programme.Treatment.Record;
        var on = values.Day(how.Date);
        return new(on, InfusionDose.Of(programme, values)?.Says ?? "Not known.", values.Json(how.Dose) is { } dose ? SaidAnswer.Of(form.Field(how.Dose), dose) : null, values.Text("product"), began?.DayNumber - on?.DayNumber);
    }

    private static async Task<ImmutableArray<string>> Medication(RegistryDb db, Acting acting, Participant child, Programme programme, CancellationToken cancel)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var form in programme.Forms.Where(f => f.Topic == FormTopic.Medication && f.MayRead(acting.Role)))
        {
            var records = await db.FormRecords.Where(r => r.ParticipantId == child.Id && r.Form == form.Code && r.Entry == 1).OrderBy(r => r.Instance).Select(r => r.Values).ToListAsync(cancel);
            lines.AddRange(records.Select(v => string.Join("; ", ReadEvent.Said(form, FormValues.Read(v), acting.Role).Select(s => $"{s.Label}: {s.Said}"))).Where(line => line.Length > 0));
        }

        return lines.ToImmutable();
    }

    private static async Task<ImmutableArray<ReportedVersion>> Versions(RegistryDb db, Acting acting, Guid recordId, ProgrammeForm form, CancellationToken cancel)
    {
        var id = recordId.ToString("D");
        var rows = await db.History.Where(h => h.Table == "FormRecords" && h.RecordId == id).OrderBy(h => h.Sequence).Select(h => new { h.At, h.Role, h.Changes, h.Reason }).ToListAsync(cancel);
        return [.. rows.Select((row, i) => new ReportedVersion(i + 1, row.At, row.Role.Replace('-', ' '), Changed(row.Changes, form, acting.Role), row.Reason))];
    }

    private static ImmutableArray<string> Changed(string changes, ProgrammeForm form, Role role)
    {
        using var json = JsonDocument.Parse(changes);
        var codes = json.RootElement.EnumerateObject().Where(p => p.Name.StartsWith(Answer, StringComparison.Ordinal)).Select(p => p.Name[Answer.Length..]).ToHashSet(StringComparer.Ordinal);
        return [.. form.Fields.Where(f => codes.Contains(f.Code) && f.MayRead(role)).Select(f => f.Label)];
    }
}
