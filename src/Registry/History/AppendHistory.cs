using System.Globalization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Equipoise.Registry.History;

/// <summary>Adds a line for every row that an operation changed, chained to the end of the site's history.</summary>
internal static class AppendHistory
{
    public static void Run(RegistryDb db, HistoryHead head, Acting acting, string what)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<SiteRow>().Where(e => e.State is not EntityState.Unchanged).ToList())
        {
            if (entry.State == EntityState.Deleted) throw new InvalidOperationException($"Rows of {entry.Metadata.ShortName()} are never deleted; nothing was saved.");
            if (RowChanges.Of(entry) is not { } changes)
            {
                entry.State = EntityState.Unchanged;
                continue;
            }

            if (entry.State == EntityState.Modified) entry.Entity.Version++;
            db.History.Add(Row(entry, head, acting, what, changes));
        }
    }

    private static HistoryRow Row(EntityEntry<SiteRow> entry, HistoryHead head, Acting acting, string what, string changes)
    {
        var row = new HistoryRow
        {
            SiteId = head.SiteId,
            Sequence = head.Sequence + 1,
            At = acting.At,
            UserId = acting.UserId.ToString("D"),
            Role = Words.Code(acting.Role),
            What = what,
            Table = entry.Metadata.GetTableName()!,
            RecordId = RecordId(entry),
            ParticipantId = entry.Entity is Participant child ? Text(child.Id) : Named(entry, "ParticipantId"),
            Form = Named(entry, "Form"),
            Changes = changes,
            Reason = acting.Reason,
            PreviousHash = head.Hash,
        };
        row.Hash = HistoryHash.Of(row);
        (head.Sequence, head.Hash) = (row.Sequence, row.Hash);
        return row;
    }

    /// <summary>The key without the site; for a row that is the site itself, the site.</summary>
    private static string RecordId(EntityEntry entry)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties;
        return string.Join('/', key.Skip(key.Count == 1 ? 0 : 1).Select(p => Text(entry.Property(p.Name).CurrentValue)));
    }

    private static string? Named(EntityEntry entry, string property) =>
        entry.Metadata.FindProperty(property) is null || entry.Property(property).CurrentValue is not { } value ? null : Text(value);

    private static string Text(object? value) => value is Guid id ? id.ToString("D") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
