using Equipoise.Evidence.Importing.Storing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>Reads the newest versions of some records at once.</summary>
internal static class NewestRecords
{
    public static async Task<Dictionary<string, (StoredRecord Row, ImportedRecord Record)>> Of(EvidenceDb db, RecordSource source, string[] ids, CancellationToken cancel)
    {
        var found = await (
            from r in db.ImportedRecords.AsNoTracking()
            where r.Source == source && ids.Contains(r.Id)
            join v in db.ImportedVersions.AsNoTracking() on new { r.Source, r.Id, Number = r.Newest } equals new { v.Source, Id = v.RecordId, v.Number }
            join t in db.ImportedTexts.AsNoTracking() on new { v.Source, v.RecordId, v.Number } equals new { t.Source, t.RecordId, t.Number }
            select new { r, v, t }).ToArrayAsync(cancel);
        return found.ToDictionary(f => f.r.Id, f => (f.r, FindRecords.Understood(f.v, f.t)), StringComparer.Ordinal);
    }
}
