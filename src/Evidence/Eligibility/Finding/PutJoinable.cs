using Equipoise.Evidence.Importing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Eligibility.Finding;

/// <summary>Puts the rows of some records in place of those that were there; in the transaction that is open.</summary>
internal static class PutJoinable
{
    /// <param name="db">The database.</param>
    /// <param name="records">Their keys, with the rows of each; none for a record that is no trial about autism.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task Run(EvidenceDb db, IReadOnlyCollection<((RecordSource Source, string Id) Key, JoinableRow[] Rows, bool IsNew)> records, CancellationToken cancel)
    {
        foreach (var group in records.Where(r => !r.IsNew).GroupBy(r => r.Key.Source))
        {
            var (source, ids) = (group.Key, group.Select(r => r.Key.Id).ToArray());
            await db.JoinableTrials.Where(r => r.Source == source && ids.Contains(r.RecordId)).ExecuteDeleteAsync(cancel);
        }

        var rows = records.SelectMany(r => r.Rows).ToList();
        if (rows.Count == 0) return;
        db.JoinableTrials.AddRange(rows);
        await db.SaveChangesAsync(cancel);
    }
}
