using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>A record in a list; its first answers are in words.</summary>
public sealed record RecordSummary(Guid RecordId, Guid? VisitId, string? Visit, int Instance, int Entry, RecordState State, int Version, ImmutableArray<string> Answers);

/// <summary>The records of one form of a child, in the order they were begun.</summary>
public sealed record RecordList(Guid ParticipantId, string Pseudonym, string Form, string Title, bool Repeats, bool MayWrite, ImmutableArray<string> Columns, ImmutableArray<RecordSummary> Records);

/// <summary>Lists what was entered into a form of a child.</summary>
public sealed class ListRecords(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>How many answers tell records apart in a list.</summary>
    private const int Columns = 4;

    public async Task<Outcome<RecordList>> Run(Acting acting, Guid participantId, string code, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        await using var db = databases.For(acting);
        var child = await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel);
        var programme = child is null ? null : await db.Programme(child.ProgrammeHash, cancel);
        if (child is null || programme?.Form(code) is not { } form || !form.MayRead(acting.Role)) return new Refused(RefusalCode.NotFound, "There is no such form of a child at this site, or your role may not read it.");
        var records = await db.FormRecords.Where(r => r.ParticipantId == participantId && r.Form == code).OrderBy(r => r.Instance).ThenBy(r => r.Entry).ThenBy(r => r.Id).ToListAsync(cancel);
        var visits = await db.Visits.Where(v => v.ParticipantId == participantId).ToDictionaryAsync(v => v.Id, v => v.Code, cancel);
        var hidden = new HashSet<Guid>();
        foreach (var record in records) if (await db.Hides(acting, programme, record, cancel)) hidden.Add(record.Id);
        var first = form.Fields.Where(f => f.MayRead(acting.Role) && f.Type is not (FieldType.LongText or FieldType.Items)).Take(Columns).ToList();
        return new RecordList(child.Id, child.Pseudonym, code, form.Title, form.Repeats, form.MayWrite(acting.Role), [.. first.Select(f => f.Label)],
        [
            .. from record in records
               let visit = record.VisitId is { } id ? visits.GetValueOrDefault(id) : null
               where visit is null || programme.MaySee(visit, acting.Role)
               let values = hidden.Contains(record.Id) ? FormValues.Empty : FormValues.Read(record.Values)
               select new RecordSummary(record.Id, record.VisitId, visit is null ? null : programme.NameOf(visit), record.Instance, record.Entry, record.State, record.Version, [.. first.Select(f => values.Json(f.Code) is { } json ? SaidAnswer.Of(f, json) : "")]),
        ]);
    }
}
