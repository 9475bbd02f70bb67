using System.Collections.Immutable;
using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>Two answers to one field, as JSON; null for no answer.</summary>
public sealed record EntryDifference(string Field, string? First, string? Second);

/// <summary>Compares two entries of a form.</summary>
public static class CompareEntries
{
    /// <summary>Every field that is compared: all that were asked, except what is computed and free text.</summary>
    public static IEnumerable<EntryDifference> Compared(Programme programme, ProgrammeForm form, FormValues first, FormValues second)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return from field in form.Fields
               where field.Type is not (FieldType.Items or FieldType.LongText)
               where IsEntered(programme, form, field, first) || IsEntered(programme, form, field, second)
               let pair = new EntryDifference(field.Code, first.Json(field.Code), second.Json(field.Code))
               where pair is not { First: null, Second: null }
               select pair;
    }

    /// <summary>The fields in which they differ.</summary>
    public static ImmutableArray<EntryDifference> Differences(Programme programme, ProgrammeForm form, FormValues first, FormValues second) =>
        [.. Compared(programme, form, first, second).Where(d => d.First != d.Second)];

    /// <summary>Notes the comparison once both entries are complete; entries that agree need no decision.</summary>
    internal static async Task Note(RegistryDb db, Acting acting, Programme programme, ProgrammeForm form, FormRecord second, CancellationToken cancel)
    {
        if (second.State == RecordState.Draft || await db.EntryComparisons.AnyAsync(c => c.SecondRecordId == second.Id, cancel)) return;
        var first = await db.FormRecords.AsNoTracking().SingleAsync(r => r.ParticipantId == second.ParticipantId && r.Form == second.Form && r.VisitId == second.VisitId && r.Instance == second.Instance && r.Entry == 1, cancel);
        var compared = Compared(programme, form, FormValues.Read(first.Values), FormValues.Read(second.Values)).ToImmutableArray();
        var differing = compared.Count(d => d.First != d.Second);
        db.EntryComparisons.Add(new()
        {
            SiteId = acting.SiteId,
            Id = Guid.CreateVersion7(acting.At),
            ParticipantId = first.ParticipantId,
            Form = form.Code,
            FormRecordId = first.Id,
            SecondRecordId = second.Id,
            Compared = $"{{{string.Join(',', compared.OrderBy(d => d.Field, StringComparer.Ordinal).Select(d => $"\"{d.Field}\":[{d.First ?? "null"},{d.Second ?? "null"}]"))}}}",
            Differing = differing,
            At = acting.At,
            Decided = "{}",
            ResolvedAt = differing == 0 ? acting.At : null,
            ResolvedBy = differing == 0 ? acting.UserId : null,
        });
    }

    internal static string Decided(IEnumerable<DecidedField> fields) => Encoding.UTF8.GetString(CanonicalJson.Write(
        fields.ToImmutableSortedDictionary(f => f.Field, f => new { f.Chosen, f.Reason }, StringComparer.Ordinal)));

    private static bool IsEntered(Programme programme, ProgrammeForm form, FormField field, FormValues values) =>
        CheckForm.IsShown(field, values) && !CheckForm.IsComputed(programme, form, field, values);
}
