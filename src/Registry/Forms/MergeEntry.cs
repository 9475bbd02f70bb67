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
            if (!changed.TryGetValue(code, out var shown)) values = values.With(code, json);
            else if (json != shown) conflicts.Add(new(code, before.Json(code), json));
        }

        return new(values, conflicts.ToImmutable());
    }

    /// <summary>The fields that the versions after the one seen have changed, as the history has them, each with the answer that was seen: whoever sends that back has not touched it.</summary>
    private static async Task<Dictionary<string, string?>> ChangedSince(RegistryDb db, FormRecord record, int seen, CancellationToken cancel)
    {
        var id = record.Id.ToString("D");
        var rows = await db.History.AsNoTracking().Where(h => h.Table == "FormRecords" && h.RecordId == id).OrderByDescending(h => h.Sequence).Take(record.Version - seen).Select(h => h.Changes).ToListAsync(cancel);
        var shown = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var changes in rows) // the latest first, so that the oldest of several changes has the last word
        {
            using var json = JsonDocument.Parse(changes);
            foreach (var field in json.RootElement.EnumerateObject().Where(p => p.Name.StartsWith(Prefix, StringComparison.Ordinal)))
                shown[field.Name[Prefix.Length..]] = field.Value[0] is { ValueKind: not JsonValueKind.Null } old ? old.GetRawText() : null;
        }

        return shown;
    }
}
