using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Importing;

/// <summary>The children that a sheet may name, with their visits and records.</summary>
internal sealed class SheetChildren
{
    private const int Batch = 500;

    private readonly Dictionary<string, Participant> byPseudonym;
    private readonly Dictionary<string, Participant> byIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, List<Visit>> visits;
    private readonly Dictionary<Guid, List<FormRecord>> records;
    private readonly HashSet<Guid> used = [];

    private SheetChildren(List<Participant> children, List<Visit> visits, List<FormRecord> records)
    {
        byPseudonym = children.ToDictionary(c => c.Pseudonym, StringComparer.OrdinalIgnoreCase);
        this.visits = visits.GroupBy(v => v.ParticipantId).ToDictionary(g => g.Key, g => g.ToList());
        this.records = records.GroupBy(r => r.ParticipantId).ToDictionary(g => g.Key, g => g.ToList());
    }

    public static async Task<SheetChildren> Load(RegistryDb db, string programmeId, CancellationToken cancel)
    {
        var children = await db.Participants.Where(p => p.ProgrammeId == programmeId).OrderBy(p => p.Number).ToListAsync(cancel);
        var (visits, records) = (new List<Visit>(), new List<FormRecord>());
        foreach (var ids in children.Select(c => c.Id).Chunk(Batch))
        {
            visits.AddRange(await db.Visits.Where(v => ids.Contains(v.ParticipantId)).ToListAsync(cancel));
            records.AddRange(await db.FormRecords.Where(r => ids.Contains(r.ParticipantId) && r.Entry == 1).OrderBy(r => r.Instance).ToListAsync(cancel));
        }

        return new(children, visits, records);
    }

    /// <summary>The same children by the keyed hash of name and birth date.</summary>
    public async Task Know(RegistryDb db, CancellationToken cancel)
    {
        var byId = byPseudonym.Values.ToDictionary(c => c.Id);
        foreach (var person in await db.PersonIdentities.AsNoTracking().Where(p => p.Index != null).Select(p => new { p.ParticipantId, p.Index }).ToListAsync(cancel))
            if (byId.TryGetValue(person.ParticipantId, out var child)) byIndex[Convert.ToHexString(person.Index!)] = child;
    }

    public Participant? Named(string pseudonym) => byPseudonym.GetValueOrDefault(pseudonym);

    public Participant? Of(byte[] index) => byIndex.GetValueOrDefault(Convert.ToHexString(index));

    public Visit? Visit(Participant child, string code, DateOnly? on) => visits.GetValueOrDefault(child.Id)?.Find(v => v.Code == code && (code != Visits.Visit.Unscheduled || v.ActualOn == on));

    public void Add(Visit visit)
    {
        if (!visits.TryGetValue(visit.ParticipantId, out var mine)) visits[visit.ParticipantId] = mine = [];
        mine.Add(visit);
    }

    public void Add(FormRecord record)
    {
        if (!records.TryGetValue(record.ParticipantId, out var mine)) records[record.ParticipantId] = mine = [];
        if (!mine.Contains(record)) mine.Add(record);
        used.Add(record.Id);
    }

    /// <summary>The record of a form that is filled in once.</summary>
    public FormRecord? Record(Participant child, string form, Guid? visit) => records.GetValueOrDefault(child.Id)?.Find(r => r.Form == form && r.VisitId == visit);

    /// <summary>A record of a form that repeats which says the same, and which no row of this sheet has claimed.</summary>
    public FormRecord? Same(Participant child, string form, Guid? visit, IReadOnlyDictionary<string, string> answers)
    {
        var same = records.GetValueOrDefault(child.Id)?.Find(r => r.Form == form && r.VisitId == visit && !used.Contains(r.Id) && FormValues.Read(r.Values) is var values && answers.All(a => values.Json(a.Key) == a.Value));
        if (same is not null) used.Add(same.Id);
        return same;
    }
}
