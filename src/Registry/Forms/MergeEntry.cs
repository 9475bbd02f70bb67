using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>The answers after merging.</summary>
internal sealed record MergedEntry(FormValues Values, ImmutableArray<FieldConflict> Conflicts);

/// <summary>
/// Merges what was entered on a screen with what others have saved since it was shown, field by field. A field that both changed, differently, keeps
/// what stands; the other answer is a conflict, kept with a query, and never lost.
/// </summary>
internal static class MergeEntry
{
    private const string Prefix = "values.";

    public static async Task<MergedEntry> Run(RegistryDb db, FormRecord? record, int seen, FormValues before, ImmutableSortedDictionary<string, string?> answers, CancellationToken cancel)
    {
        var changed = record is null || seen >= record.Version ? [] : await ChangedSince(db, record, seen, cancel);
        var conflicts = ImmutableArray.CreateBuilder<FieldConflict>();
        var values = before;
        foreach (var (code, json) in answers)
        {
            if (json == before.Json(code)) continue;
            if (!changed.Contains(code)) values = values.With(code, json);
            else if (json is not null || seen > 0) conflicts.Add(new(code, before.Json(code), json));
        }

        return new(values, conflicts.ToImmutable());
    }

    /// <summary>The fields that the versions after the one seen have changed, as the history has them.</summary>
    private static async Task<HashSet<string>> ChangedSince(RegistryDb db, FormRecord record, int seen, CancellationToken cancel)
    {
        var id = record.Id.ToString("D");
        var rows = await db.History.AsNoTracking().Where(h => h.Table == "FormRecords" && h.RecordId == id).OrderByDescending(h => h.Sequence).Take(record.Version - seen).Select(h => h.Changes).ToListAsync(cancel);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var changes in rows)
        {
            using var json = JsonDocument.Parse(changes);
            foreach (var field in json.RootElement.EnumerateObject().Where(p => p.Name.StartsWith(Prefix, StringComparison.Ordinal))) changed.Add(field.Name[Prefix.Length..]);
        }

        return changed;
    }
}
