using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Equipoise.Registry.History;

/// <summary>A row that is not as its history left it.</summary>
/// <param name="Table">Its table.</param>
/// <param name="RecordId">Its id.</param>
/// <param name="Field">The field that differs; null when the whole row is missing, or has no history.</param>
/// <param name="Stands">What stands in the table, as JSON.</param>
/// <param name="History">What the history says, as JSON.</param>
public sealed record RecordDifference(string Table, string RecordId, string? Field, string? Stands, string? History);

/// <summary>Compares every row of a site with what its history left: a row that was changed, added or taken away behind the program's back is named.</summary>
public sealed class VerifyRecords(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>How many differences are told.</summary>
    public const int Most = 100;

    private const int Batch = 500;

    public async Task<ImmutableArray<RecordDifference>> Run(Guid siteId, CancellationToken cancel = default)
    {
        var found = new List<RecordDifference>();
        List<IEntityType> types;
        await using (var db = databases.At(siteId)) types = [.. db.Model.GetEntityTypes().Where(t => typeof(SiteRow).IsAssignableFrom(t.ClrType)).OrderBy(t => t.GetTableName(), StringComparer.Ordinal)];
        foreach (var type in types)
        {
            var compare = (Task)typeof(VerifyRecords).GetMethod(nameof(Compare), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(type.ClrType).Invoke(this, [siteId, type.GetTableName(), found, cancel])!;
            await compare;
            if (found.Count >= Most) break;
        }

        return [.. found.Take(Most)];
    }

    private async Task Compare<T>(Guid siteId, string table, List<RecordDifference> found, CancellationToken cancel) where T : SiteRow
    {
        var after = "";
        while (found.Count < Most)
        {
            await using var db = databases.At(siteId);
#pragma warning disable CA1309, MA0001, MA0006 // the database compares
            var ids = await db.History.Where(h => h.Table == table && string.Compare(h.RecordId, after) > 0).Select(h => h.RecordId).Distinct().Order().Take(Batch).ToListAsync(cancel);
#pragma warning restore CA1309, MA0001, MA0006
            if (ids.Count == 0) break;
            var left = await Left(db, table, ids, cancel);
            var stand = await Standing<T>(db, ids, cancel);
            foreach (var id in ids) found.AddRange(Differences(table, id, stand.GetValueOrDefault(id), left[id]));
            after = ids[^1];
        }

        await Unknown<T>(siteId, table, found, cancel);
    }

    /// <summary>What the history left of each row.</summary>
    private static async Task<Dictionary<string, Dictionary<string, string>>> Left(RegistryDb db, string table, List<string> ids, CancellationToken cancel)
    {
        var left = ids.ToDictionary(id => id, _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var rows = await db.History.Where(h => h.Table == table && ids.Contains(h.RecordId)).OrderBy(h => h.Sequence).Select(h => new { h.RecordId, h.Changes }).ToListAsync(cancel);
        foreach (var row in rows)
        {
            using var changes = JsonDocument.Parse(row.Changes);
            foreach (var field in changes.RootElement.EnumerateObject())
            {
                if (field.Value[1].ValueKind == JsonValueKind.Null) left[row.RecordId].Remove(field.Name);
                else left[row.RecordId][field.Name] = field.Value[1].GetRawText();
            }
        }

        return left;
    }

    private static async Task<Dictionary<string, IReadOnlyDictionary<string, string>>> Standing<T>(RegistryDb db, List<string> ids, CancellationToken cancel) where T : SiteRow
    {
        var key = Key(db, typeof(T));
        var guids = ids.Select(Guid.Parse).ToList();
        var rows = await db.Set<T>().AsTracking().Where(r => guids.Contains(EF.Property<Guid>(r, key))).ToListAsync(cancel);
        return rows.ToDictionary(r => db.Entry(r).Property<Guid>(key).CurrentValue.ToString("D"), r => RowChanges.Fields(db.Entry(r)), StringComparer.Ordinal);
    }

    private static IEnumerable<RecordDifference> Differences(string table, string id, IReadOnlyDictionary<string, string>? stands, Dictionary<string, string> left)
    {
        if (stands is null) return [new(table, id, null, null, "a row")];
        return stands.Keys.Union(left.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(field => new RecordDifference(table, id, field, stands.GetValueOrDefault(field), left.GetValueOrDefault(field))).Where(d => d.Stands != d.History);
    }

    /// <summary>Rows that no history tells of.</summary>
    private async Task Unknown<T>(Guid siteId, string table, List<RecordDifference> found, CancellationToken cancel) where T : SiteRow
    {
        await using var db = databases.At(siteId);
        var key = Key(db, typeof(T));
        var after = Guid.Empty;
        while (found.Count < Most)
        {
            var ids = await db.Set<T>().Where(r => EF.Property<Guid>(r, key) > after).OrderBy(r => EF.Property<Guid>(r, key)).Select(r => EF.Property<Guid>(r, key)).Take(Batch).ToListAsync(cancel);
            if (ids.Count == 0) return;
            var texts = ids.ConvertAll(id => id.ToString("D"));
            var known = await db.History.Where(h => h.Table == table && texts.Contains(h.RecordId)).Select(h => h.RecordId).Distinct().ToListAsync(cancel);
            found.AddRange(texts.Except(known, StringComparer.Ordinal).Select(id => new RecordDifference(table, id, null, "a row", null)));
            after = ids[^1];
        }
    }

    /// <summary>The property of the key that is not the site; the site itself where there is no other.</summary>
    private static string Key(RegistryDb db, Type type) => db.Model.FindEntityType(type)!.FindPrimaryKey()!.Properties[^1].Name;
}
