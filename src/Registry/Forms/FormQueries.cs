using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>An answer that does not seem to fit, and what is asked about it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Question">The question.</param>
/// <param name="IsSlip">Whether it may be a slip of the pen, such as another unit: whoever enters it is asked before it is saved.</param>
public readonly record struct OddAnswer(string Field, string Question, bool IsSlip = false);

/// <summary>The queries that saving a form opens by itself.</summary>
internal static class FormQueries
{
    public static void Conflicts(RegistryDb db, Acting acting, FormRecord record, ImmutableArray<FieldConflict> conflicts)
    {
        foreach (var conflict in conflicts)
            db.DataQueries.Add(New(acting, record, conflict.Field, QueryKind.Conflict, "Two people entered different answers. Which one is right?", conflict.Stands, conflict.Entered));
    }

    /// <summary>What whoever enters an unusual number is asked first, while it is new and nobody has said that it is right.</summary>
    public static ImmutableArray<FieldProblem> Unconfirmed(ProgrammeForm form, FormValues before, EntryReading read, ImmutableArray<string> sure) =>
    [
        .. from code in read.AskAbout
           where !sure.Contains(code, StringComparer.Ordinal) && read.Answers.GetValueOrDefault(code) is { } json && json != before.Json(code)
           let slip = UnitSlip.Of(form.Field(code)!, FormValues.Empty.With(code, read.Answers[code]).Number(code) ?? 0)
           select new FieldProblem(code, "unusual", $"{SaidAnswer.Of(form.Field(code), read.Answers[code])} is unusual here.{(slip is null ? "" : " " + slip)} If it is right, say so below and save again."),
    ];

    /// <summary>Asks about unusual numbers, once for each number. What was confirmed at entry counts as answered.</summary>
    public static async Task<ImmutableArray<string>> Unusual(RegistryDb db, Acting acting, ProgrammeForm form, FormRecord record, FormValues values, ImmutableArray<string> fields, ImmutableArray<string> sure, CancellationToken cancel)
    {
        if (fields.IsEmpty) return [];
        var before = await db.DataQueries.AsNoTracking().Where(q => q.FormRecordId == record.Id && q.Kind == QueryKind.Range).Select(q => new { q.Field, q.Stands }).ToListAsync(cancel);
        var asked = fields.Where(code => values.Number(code) is not null && before.TrueForAll(q => q.Field != code || q.Stands != values.Json(code))).ToImmutableArray();
        foreach (var code in asked)
        {
            var query = New(acting, record, code, QueryKind.Range, Question(form.Field(code)!, values.Json(code)!), values.Json(code), null);
            if (sure.Contains(code, StringComparer.Ordinal)) Confirm(query, acting);
            db.DataQueries.Add(query);
        }

        return asked;
    }

    /// <summary>The slips about which whoever enters them is asked first, while they are new and nobody has said that they are right.</summary>
    public static ImmutableArray<FieldProblem> Unconfirmed(IEnumerable<OddAnswer> odds, FormValues before, FormValues values, ImmutableArray<string> sure) =>
        [.. odds.Where(o => o.IsSlip && !sure.Contains(o.Field, StringComparer.Ordinal) && values.Json(o.Field) != before.Json(o.Field)).Select(o => new FieldProblem(o.Field, "unusual", o.Question + " If it is right as it stands, say so below and save again."))];

    /// <summary>Asks about answers that do not fit together, once for each answer that stands. What was confirmed at entry counts as answered.</summary>
    public static async Task<ImmutableArray<string>> Odd(RegistryDb db, Acting acting, FormRecord record, FormValues values, IEnumerable<OddAnswer> odd, ImmutableArray<string> sure, CancellationToken cancel)
    {
        var found = odd.ToList();
        if (found.Count == 0) return [];
        var before = await db.DataQueries.AsNoTracking().Where(q => q.FormRecordId == record.Id && q.Kind == QueryKind.Odd).Select(q => new { q.Field, q.Question, q.Stands }).ToListAsync(cancel);
        var asked = found.Where(o => before.TrueForAll(q => q.Field != o.Field || q.Question != o.Question || q.Stands != values.Json(o.Field))).ToList();
        foreach (var o in asked)
        {
            var query = New(acting, record, o.Field, QueryKind.Odd, o.Question, values.Json(o.Field), null);
            if (o.IsSlip && sure.Contains(o.Field, StringComparer.Ordinal)) Confirm(query, acting);
            db.DataQueries.Add(query);
        }

        return [.. asked.Select(o => o.Field)];
    }

    private static void Confirm(DataQuery query, Acting acting) => (query.State, query.Answer, query.AnsweredAt) = (QueryState.Answered, "It was looked at again at entry and is right.", acting.At);

    private static string Question(FormField field, string json) =>
        string.Create(CultureInfo.InvariantCulture, $"{field.Label}: {json}{(field.Unit is null ? "" : " " + field.Unit)} is unusual here. Is it right?");

    private static DataQuery New(Acting acting, FormRecord record, string field, QueryKind kind, string question, string? stands, string? entered) => new()
    {
        SiteId = acting.SiteId,
        Id = Guid.CreateVersion7(acting.At),
        ParticipantId = record.ParticipantId,
        FormRecordId = record.Id,
        Form = record.Form,
        Field = field,
        Kind = kind,
        State = QueryState.Open,
        Question = question,
        Stands = stands,
        Entered = entered,
        OpenedAt = acting.At,
        OpenedBy = acting.UserId,
    };
}
