using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.History;
using Equipoise.Registry.Infusions;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>Reads a form of a child: empty, or as it was filled in.</summary>
public sealed class ReadForm(IDbContextFactory<RegistryDb> databases)
{
    private const string Answer = "values.";

    public async Task<Outcome<FormSheet>> Run(Acting acting, WantedForm wanted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(wanted);
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == wanted.ParticipantId, cancel) is not { } child) return None;
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var record = await Record(db, wanted, programme.Form(wanted.Form), cancel);
        if (wanted.RecordId is not null && record is null) return None;
        // A form that the child's programme has no more is read as it was when it was filled in.
        var form = programme.Form(wanted.Form) ?? (record is null ? null : (await db.Programme(record.ProgrammeHash, cancel)).Form(wanted.Form));
        if (form?.MayRead(acting.Role) != true) return None;
        var visitId = record?.VisitId ?? wanted.VisitId;
        var visit = visitId is null ? null : await db.Visits.SingleOrDefaultAsync(v => v.Id == visitId && v.ParticipantId == child.Id, cancel);
        if (visitId is not null && (visit is null || !programme.MaySee(visit.Code, acting.Role))) return None;

        var seen = form with { Fields = [.. form.Fields.Where(f => f.MayRead(acting.Role))] };
        var hidden = record is not null && await db.Hides(acting, programme, record, cancel);
        var values = record is null || hidden ? FormValues.Empty : Readable(FormValues.Read(record.Values), form, seen, acting);
        return new FormSheet(child.Id, child.Pseudonym, programme.Id, programme.Version, child.ProgrammeHash, seen)
        {
            Visit = visit is null ? null : new(visit.Id, visit.Code, programme.NameOf(visit.Code), visit.PlannedOn, visit.ActualOn),
            Record = record is null ? null : await Line(db, record, cancel),
            Values = values,
            Note = form.Code == programme.Treatment.Record.Form ? InfusionDose.Of(programme, values)?.Says : null,
            Entry = record?.Entry ?? wanted.Entry,
            MayWrite = !hidden && programme.Form(form.Code)?.MayWrite(acting.Role) == true,
            IsHidden = hidden,
            Computed = [.. seen.Fields.Where(f => CheckForm.IsAlwaysComputed(programme, seen, f)).Select(f => f.Code)],
            Gone = [.. values.Codes.Where(code => form.Field(code) is null).Select(code => new FormField { Code = code, Label = code, Type = FieldType.Text })],
            Queries = record is null || hidden || !acting.May(Right.QueriesRead) ? [] : await Queries(db, record, seen, cancel),
            ChangedByOthers = record is null || hidden || wanted.Since is null ? [] : [.. seen.Fields.Select(f => f.Code).Where((await ChangedByOthers(db, acting, record, wanted.Since.Value, cancel)).Contains)],
        };
    }

    private static Refused None => new(RefusalCode.NotFound, "There is no such form of a child at this site, or your role may not read it.");

    /// <summary>Who might read a field that the form has no more is not known, so that only those see it who read everything.</summary>
    private static FormValues Readable(FormValues values, ProgrammeForm form, ProgrammeForm seen, Acting acting) =>
        values.Codes.Where(code => seen.Field(code) is null && (form.Field(code) is not null || !acting.May(Right.HistoryRead))).ToList().Aggregate(values, (all, code) => all.With(code, null));

    private static async Task<FormRecord?> Record(RegistryDb db, WantedForm wanted, ProgrammeForm? form, CancellationToken cancel)
    {
        var mine = db.FormRecords.Where(r => r.ParticipantId == wanted.ParticipantId && r.Form == wanted.Form);
        if (wanted.RecordId is { } id) return await mine.SingleOrDefaultAsync(r => r.Id == id, cancel);
        return form is null or { Repeats: true } ? null : await mine.SingleOrDefaultAsync(r => r.VisitId == wanted.VisitId && r.Entry == wanted.Entry, cancel);
    }

    private static async Task<SheetRecord> Line(RegistryDb db, FormRecord record, CancellationToken cancel)
    {
        var id = record.Id.ToString("D");
        var saved = await db.History.Where(h => h.Table == "FormRecords" && h.RecordId == id).OrderByDescending(h => h.Sequence).Select(h => new { h.At, h.UserId }).FirstOrDefaultAsync(cancel);
        var by = Guid.TryParse(saved?.UserId, out var user) ? user : Guid.Empty;
        var names = await db.Names([by, record.CompletedBy ?? Guid.Empty], cancel);
        return new(record.Id, record.Version, record.Instance, record.State, saved?.At, names.GetValueOrDefault(by), record.CompletedAt, names.GetValueOrDefault(record.CompletedBy ?? Guid.Empty));
    }

    private static async Task<ImmutableArray<SheetQuery>> Queries(RegistryDb db, FormRecord record, ProgrammeForm seen, CancellationToken cancel)
    {
        var queries = await db.DataQueries.Where(q => q.FormRecordId == record.Id && q.State != QueryState.Closed).OrderBy(q => q.OpenedAt).ThenBy(q => q.Id).ToListAsync(cancel);
        return [.. seen.Fields.SelectMany(f => queries.Where(q => q.Field == f.Code)).Select(q => new SheetQuery(q.Id, q.Field, q.Kind, q.State, q.Question, q.Stands, q.Entered, q.Answer))];
    }

    private static async Task<HashSet<string>> ChangedByOthers(RegistryDb db, Acting acting, FormRecord record, int since, CancellationToken cancel)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        if (since < 0 || since >= record.Version) return changed;
        var (id, me) = (record.Id.ToString("D"), acting.UserId.ToString("D"));
        var rows = await db.History.Where(h => h.Table == "FormRecords" && h.RecordId == id).OrderByDescending(h => h.Sequence).Take(record.Version - since).Select(h => new { h.UserId, h.Changes }).ToListAsync(cancel);
        foreach (var row in rows.Where(r => r.UserId != me))
        {
            using var json = JsonDocument.Parse(row.Changes);
            foreach (var field in json.RootElement.EnumerateObject().Where(p => p.Name.StartsWith(Answer, StringComparison.Ordinal))) changed.Add(field.Name[Answer.Length..]);
        }

        return changed;
    }
}
