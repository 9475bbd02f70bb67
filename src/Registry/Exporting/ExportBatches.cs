using System.Runtime.CompilerServices;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Exporting;

/// <summary>Some children at a time, with what belongs to them when it is asked for: however many there are, no more than one batch is held.</summary>
internal sealed class ExportBatch(RegistryDb db, ExportScope scope, List<Participant> children)
{
    private readonly List<Guid> ids = children.ConvertAll(c => c.Id);
    private Dictionary<Guid, DateOnly>? infused;

    public IReadOnlyList<Participant> Children => children;

    public Participant Of(Guid id) => children.Find(c => c.Id == id)!;

    /// <summary>How the days of each child are written.</summary>
    public async Task<Func<Participant, ExportDays>> Days(CancellationToken cancel)
    {
        if (scope.Dates == ExportDates.Absolute) return _ => new(scope.Site, null);
        var first = await FirstInfusions(cancel);
        return child => new(scope.Site, first.TryGetValue(child.Id, out var day) ? day : child.EnrolledOn ?? child.ScreenedOn);
    }

    public async Task<List<ExportedChild>> Standing(CancellationToken cancel)
    {
        var first = await FirstInfusions(cancel);
        var said = scope.Reads(Right.ConsentsRead) ? (await Consents(cancel)).ToLookup(c => c.ParticipantId) : null;
        var standing = new List<ExportedChild>(children.Count);
        foreach (var child in children)
        {
            var rule = (await db.Programme(child.ProgrammeHash, cancel)).Consent;
            var consent = said is null ? null : ConsentStanding.Of([.. said[child.Id]], rule, child.AgeMonthsOn(scope.Today), scope.Today);
            standing.Add(new(child, consent, first.TryGetValue(child.Id, out var day) ? day : null));
        }

        return standing;
    }

    public Task<List<ConsentEvent>> Consents(CancellationToken cancel) => If(Right.ConsentsRead, db.ConsentEvents.Where(e => ids.Contains(e.ParticipantId)).OrderBy(e => e.ParticipantId).ThenBy(e => e.Number), cancel);

    public Task<List<SuitabilityDecision>> Decisions(CancellationToken cancel) => If(Right.ScreeningRead, db.SuitabilityDecisions.Where(d => ids.Contains(d.ParticipantId)).OrderBy(d => d.ParticipantId).ThenBy(d => d.At).ThenBy(d => d.Id), cancel);

    public Task<List<Visit>> Visits(CancellationToken cancel) => If(Right.VisitsRead, db.Visits.Where(v => ids.Contains(v.ParticipantId)).OrderBy(v => v.ParticipantId).ThenBy(v => v.Place).ThenBy(v => v.Id), cancel);

    public Task<List<Deviation>> Deviations(CancellationToken cancel) => If(Right.DeviationsRead, db.Deviations.Where(d => ids.Contains(d.ParticipantId)).OrderBy(d => d.ParticipantId).ThenBy(d => d.On).ThenBy(d => d.Id), cancel);

    /// <summary>Queries about fields that whoever asks may read.</summary>
    public async Task<List<DataQuery>> Queries(CancellationToken cancel)
    {
        var asked = await If(Right.QueriesRead, db.DataQueries.Where(q => ids.Contains(q.ParticipantId)).OrderBy(q => q.ParticipantId).ThenBy(q => q.OpenedAt).ThenBy(q => q.Id), cancel);
        return asked.FindAll(q => scope.Forms.FirstOrDefault(f => f.Form.Code == q.Form)?.ByCode.ContainsKey(q.Field) == true);
    }

    public async Task<IEnumerable<FormRecord>> Records(CancellationToken cancel)
    {
        var forms = scope.Forms.Select(f => f.Form.Code).ToList();
        var records = await db.FormRecords.Where(r => ids.Contains(r.ParticipantId) && forms.Contains(r.Form)).ToListAsync(cancel);
        return records.OrderBy(r => r.Form, StringComparer.Ordinal).ThenBy(r => r.Instance).ThenBy(r => r.Entry).ThenBy(r => r.Id); // the engines order texts differently
    }

    public Task<List<FormRecord>> Records(string form, CancellationToken cancel) =>
        db.FormRecords.Where(r => ids.Contains(r.ParticipantId) && r.Form == form).OrderBy(r => r.ParticipantId).ThenBy(r => r.Instance).ThenBy(r => r.Entry).ThenBy(r => r.Id).ToListAsync(cancel);

    /// <summary>The codes of visits, for those who may read visits.</summary>
    public async Task<Dictionary<Guid, string>> VisitCodes(CancellationToken cancel) =>
        scope.Reads(Right.VisitsRead) ? await db.Visits.Where(v => ids.Contains(v.ParticipantId)).ToDictionaryAsync(v => v.Id, v => v.Code, cancel) : [];

    private async Task<Dictionary<Guid, DateOnly>> FirstInfusions(CancellationToken cancel)
    {
        if (infused is not null) return infused;
        infused = [];
        if (!scope.Reads(Right.InfusionsRead)) return infused;
        foreach (var record in scope.Programmes.Select(p => p.Treatment.Record).Distinct())
        {
            var records = await db.FormRecords.Where(r => ids.Contains(r.ParticipantId) && r.Form == record.Form && r.State != RecordState.Draft).Select(r => new { r.ParticipantId, r.Values }).ToListAsync(cancel);
            foreach (var one in records)
                if (FormValues.Read(one.Values).Day(record.Date) is { } day && (!infused.TryGetValue(one.ParticipantId, out var first) || day < first)) infused[one.ParticipantId] = day;
        }

        return infused;
    }

    private Task<List<T>> If<T>(Right right, IQueryable<T> rows, CancellationToken cancel) => scope.Reads(right) ? rows.ToListAsync(cancel) : Task.FromResult<List<T>>([]);
}

/// <summary>Goes through the children of an export in the order of their numbers.</summary>
internal static class ExportBatches
{
    private const int Size = 200;

    public static async IAsyncEnumerable<ExportBatch> Of(RegistryDb db, ExportScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (after, screened) = (0, scope.Reads(Right.ScreeningRead));
        while (true)
        {
            var children = await db.Participants.Where(p => p.ProgrammeId == scope.Request.ProgrammeId && p.Number > after && (screened || p.EnrolledOn != null)).OrderBy(p => p.Number).Take(Size).ToListAsync(cancel);
            if (children.Count == 0) yield break;
            after = children[^1].Number;
            children.RemoveAll(c => scope.Excluded.Contains(c.Id));
            if (children.Count > 0) yield return new(db, scope, children);
        }
    }
}
