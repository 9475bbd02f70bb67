using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>One change of one answer; answers as JSON, null for none.</summary>
public sealed record AnswerChange(string Field, string? Old, string? New, DateTimeOffset At, string? By, string Role, string? Reason);

/// <summary>Reads how each answer of a record came to be: who, when, old and new, why.</summary>
public sealed class ReadFormHistory(IDbContextFactory<RegistryDb> databases)
{
    private const string Answer = "values.";

    public async Task<Outcome<ImmutableArray<AnswerChange>>> Run(Acting acting, Guid recordId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.HistoryRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var record = await db.FormRecords.SingleOrDefaultAsync(r => r.Id == recordId, cancel);
        var form = record is null ? null : await Form(db, record, cancel);
        if (form?.MayRead(acting.Role) != true) return new Refused(RefusalCode.NotFound, "There is no such record, or your role may not read it.");
        if (await db.Hides(acting, await db.Programme(record!.ProgrammeHash, cancel), record, cancel)) return new Refused(RefusalCode.NotAllowed, "This waits for its second entry, which you may make; what was entered is shown to you after that.");
        var id = recordId.ToString("D");
        var rows = await db.History.Where(h => h.Table == "FormRecords" && h.RecordId == id).OrderBy(h => h.Sequence).ToListAsync(cancel);
        var names = await db.Names(rows.Select(r => Guid.Parse(r.UserId)), cancel);
        var changes = ImmutableArray.CreateBuilder<AnswerChange>();
        foreach (var row in rows)
        {
            using var json = JsonDocument.Parse(row.Changes);
            foreach (var field in json.RootElement.EnumerateObject().Where(p => p.Name.StartsWith(Answer, StringComparison.Ordinal)))
            {
                var code = field.Name[Answer.Length..];
                if (form.Field(code)?.MayRead(acting.Role) == false) continue;
                changes.Add(new(code, Json(field.Value[0]), Json(field.Value[1]), row.At, names.GetValueOrDefault(Guid.Parse(row.UserId)), row.Role, row.Reason));
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>The form as the child's programme has it now, or as it was when the record was saved last.</summary>
    private static async Task<ProgrammeForm?> Form(RegistryDb db, FormRecord record, CancellationToken cancel)
    {
        var child = await db.Participants.SingleAsync(p => p.Id == record.ParticipantId, cancel);
        return (await db.Programme(child.ProgrammeHash, cancel)).Form(record.Form) ?? (await db.Programme(record.ProgrammeHash, cancel)).Form(record.Form);
    }

    private static string? Json(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetRawText();
}
