using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Importing;

/// <summary>
/// Goes through a sheet row by row and does with each what a page would do: records the visit, saves the forms, by the very same checks. It saves nothing itself: its context is saved by an operation, or thrown away after a preview.
/// An answer that is there is never overwritten by another, and an empty cell empties nothing.
/// </summary>
internal sealed class TakeSheet(RegistryDb db, Acting acting, Sheet sheet, SheetMapping mapping, PersonVault vault, SheetChildren children, DateOnly today)
{
    private readonly ImmutableArray<SheetLine>.Builder lines = ImmutableArray.CreateBuilder<SheetLine>(sheet.Rows.Length);
    private readonly ImmutableArray<SheetNote>.Builder notes = ImmutableArray.CreateBuilder<SheetNote>();
    private readonly Dictionary<string, int> columns = sheet.Columns.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
    private readonly Dictionary<string, ColumnHabits> habits = new(StringComparer.Ordinal);

    public ImmutableArray<SheetLine> Lines => lines.ToImmutable();

    public ImmutableArray<SheetNote> Notes => notes.ToImmutable();

    /// <param name="without">Rows that are left alone.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task Run(IReadOnlySet<int> without, IProgress<double>? progress, CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            for (var i = 0; i < sheet.Rows.Length; i++)
            {
                cancel.ThrowIfCancellationRequested();
                if (!without.Contains(sheet.Rows[i].Number)) await Row(sheet.Rows[i], cancel);
                if (i % 50 == 0) progress?.Report((double)i / sheet.Rows.Length);
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true; // an operation appends the history next
        }
    }

    private async Task Row(SheetRow row, CancellationToken cancel)
    {
        var before = notes.Count;
        if (Child(row) is not { } child)
        {
            lines.Add(new(row.Number, null, null, RowFate.Refused, 0));
            return;
        }

        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var (visit, on) = Visit(row, programme);
        var entries = Entries(row, child, programme, visit, on);
        var answers = 0;
        if (!IsRefused(before) && (on is not null || entries.Count > 0)) answers = await Do(row, child, visit, on, entries, cancel);
        var fate = IsRefused(before) ? RowFate.Refused : answers > 0 ? RowFate.Taken : entries.Count == 0 && on is null ? RowFate.Empty : RowFate.Unchanged;
        lines.Add(new(row.Number, child.Pseudonym, visit, fate, fate == RowFate.Taken ? answers : 0));
    }

    private bool IsRefused(int since) => notes.Skip(since).Any(n => n.Refuses);

    private Participant? Child(SheetRow row)
    {
        if (mapping.Name is { } name && mapping.BirthDate is { } birth)
        {
            var (day, reading) = ReadCell.Day(Cell(row, birth), Habits(birth));
            if (day is null) return Refuse<Participant>(row, birth, reading.Code ?? "birth-date", reading.Message ?? "The birth date is missing.");
            return children.Of(vault.IndexOf(acting.SiteId, new(Cell(row, name), day.Value))) ?? Refuse<Participant>(row, name, "no-child", "There is no child of this name and birth date here. Take it into the screening log first.");
        }

        if (mapping.Child is not { } column) return Refuse<Participant>(row, null, "no-child-column", "No column says which child it is.");
        var said = Cell(row, column);
        var pseudonym = mapping.Children.GetValueOrDefault(said, said);
        return said.Length == 0 ? Refuse<Participant>(row, column, "no-child", "The row names no child.")
            : children.Named(pseudonym) ?? Refuse<Participant>(row, column, "no-child", $"There is no child '{(pseudonym.Length > 40 ? pseudonym[..40] : pseudonym)}' in this programme. Take it in first, or say in the mapping which one is meant (children).");
    }

    private (string? Visit, DateOnly? On) Visit(SheetRow row, Programme programme)
    {
        var visit = mapping.AtVisit;
        if (mapping.Visit is { } column && Cell(row, column) is { Length: > 0 } cell && (visit = GuessMapping.Visit(cell, mapping, programme)) is null)
            Refuse<string>(row, column, "no-visit", $"'{cell}' is no visit of the programme: {string.Join(", ", programme.Visits.Select(v => v.Code))}. Say in the mapping which one is meant (visits).");
        if (mapping.VisitDay is not { } dayColumn || Cell(row, dayColumn).Length == 0) return (visit, null);
        var (on, reading) = ReadCell.Day(Cell(row, dayColumn), Habits(dayColumn));
        if (on is null) Refuse<string>(row, dayColumn, reading.Code!, reading.Message!);
        return (visit, on);
    }

    /// <summary>What the row says, by form and visit.</summary>
    private List<SheetEntry> Entries(SheetRow row, Participant child, Programme programme, string? visit, DateOnly? on)
    {
        var entries = new List<SheetEntry>();
        foreach (var column in mapping.Fields)
        {
            if (programme.Form(column.Form) is not { } form || form.Field(column.Field) is not { } field)
            {
                if (Cell(row, column.Column).Length > 0) Refuse<string>(row, column.Column, "no-field", $"The programme of this child has no field {column.Form}.{column.Field}.");
                continue;
            }

            var reading = ReadCell.Of(field, column, mapping, Habits(column.Column), Cell(row, column.Column), column.UnitColumn is { } unit ? Cell(row, unit) : null);
            if (reading.Code is not null) notes.Add(new(row.Number, column.Column, reading.Code, reading.Message!, reading.Refuses));
            if (reading.Input is not { } input) continue;
            if (!form.MayWrite(acting.Role) || !form.MayRead(acting.Role) || !field.MayRead(acting.Role))
            {
                Refuse<string>(row, column.Column, RefusalCode.NotAllowed, $"As {Words.Of(acting.Role)} you may not fill in '{form.Title}'.");
                continue;
            }

            var at = form.Topic == FormTopic.Screening ? null : column.Visit ?? visit;
            if (form.Repeats && at != Visits.Visit.Unscheduled && (at is null || programme.Visit(at)?.Forms.Contains(form.Code, StringComparer.Ordinal) != true)) at = null;
            var entry = entries.Find(e => e.Form == form && e.Visit == at);
            if (entry is null) entries.Add(entry = new(form, at));
            entry.Add(column.Column, field, input);
        }

        foreach (var entry in entries) Resolve(row, child, on, entry);
        return entries;
    }

    private void Resolve(SheetRow row, Participant child, DateOnly? on, SheetEntry entry)
    {
        foreach (var (code, input) in entry.Inputs)
        {
            var reading = ReadField.Of(entry.Form.Field(code)!, input, today);
            if (reading.Problem is { } problem) Refuse<string>(row, entry.Columns[code], problem.Code, problem.Message);
            else if (reading.Json is not null) entry.Answers[code] = reading.Json;
        }

        if (entry.Visit is null) return;
        entry.Place = children.Visit(child, entry.Visit, on);
        if (entry.Place is null && entry.Visit != Visits.Visit.Unscheduled) Refuse<string>(row, mapping.Visit, "no-visit", child.EnrolledOn is null ? "The child is not enrolled, and so has no visits yet." : $"The child has no visit '{entry.Visit}'.");
        else if (entry.Place is null && on is null) Refuse<string>(row, mapping.Visit, "no-day", "An unscheduled visit needs its day.");
    }

    /// <returns>How many answers and days were not there before.</returns>
    private async Task<int> Do(SheetRow row, Participant child, string? visit, DateOnly? on, List<SheetEntry> entries, CancellationToken cancel)
    {
        var news = 0;
        if (on is { } day && visit is not null) news += await Went(row, child, visit, day, cancel);
        foreach (var entry in entries)
        {
            if (entry.Visit == Visits.Visit.Unscheduled) entry.Place = children.Visit(child, entry.Visit, on);
            news += await Save(row, child, entry, cancel);
        }

        return news;
    }

    private async Task<int> Went(SheetRow row, Participant child, string code, DateOnly on, CancellationToken cancel)
    {
        var visit = children.Visit(child, code, on);
        if (visit?.ActualOn == on) return 0;
        if (visit?.ActualOn is not null) return Refuse(row, mapping.VisitDay, "differs", "Another day is on record for this visit; correct it on its page.");
        if (!acting.May(Right.VisitsWrite)) return Refuse(row, mapping.VisitDay, RefusalCode.NotAllowed, $"As {Words.Of(acting.Role)} you may not record visits.");
        var done = await RecordVisit.Within(db, acting, new(child.Id, visit?.Id, on), cancel);
        if (done.Refused is { } refused) return refused.Fields is [var field, ..] ? Refuse(row, mapping.VisitDay, field.Code, field.Message) : Refuse(row, mapping.VisitDay, refused.Code, refused.Message);
        if (visit is null) children.Add(db.Visits.Local.First(v => v.Id == done.Done.VisitId));
        foreach (var sentence in done.Done.Deviations) notes.Add(new(row.Number, mapping.VisitDay, "deviation", sentence, Refuses: false));
        return 1;
    }

    private async Task<int> Save(SheetRow row, Participant child, SheetEntry entry, CancellationToken cancel)
    {
        if (entry.Answers.Count == 0) return 0;
        var record = entry.Form.Repeats ? children.Same(child, entry.Form.Code, entry.Place?.Id, entry.Answers) : children.Record(child, entry.Form.Code, entry.Place?.Id);
        var before = record is null ? FormValues.Empty : FormValues.Read(record.Values);
        var added = entry.Answers.Where(a => before.Json(a.Key) != a.Value).ToList();
        if (added.Count == 0) return 0;
        foreach (var (code, _) in added.Where(a => before.Json(a.Key) is not null)) Refuse(row, entry.Columns[code], "differs", "Another answer is there. An import never overwrites; correct it on its page.");
        if (added.Exists(a => before.Json(a.Key) is not null)) return 0;
        var (programme, together) = (await db.Programme(child.ProgrammeHash, cancel), added.Aggregate(before, (values, answer) => values.With(answer.Key, answer.Value)));
        var saved = await SaveForm.Within(db, acting, new(child.Id, entry.Form.Code)
        {
            VisitId = entry.Place?.Id, RecordId = record?.Id, Seen = record?.Version ?? 0, Complete = !CheckForm.Lacking(programme, entry.Form, together).Any(),
            Values = added.ToImmutableSortedDictionary(a => a.Key, a => entry.Inputs[a.Key], StringComparer.Ordinal),
        }, cancel);
        if (saved.Refused is { } refused) return Refuse(row, entry, refused);
        children.Add(db.FormRecords.Local.First(r => r.Id == saved.Done.RecordId));
        foreach (var code in saved.Done.AskedAbout) notes.Add(new(row.Number, entry.Columns.GetValueOrDefault(code), "asked-about", "The answer is unusual; it is taken, and a query is opened.", Refuses: false));
        foreach (var sentence in saved.Done.Deviations) notes.Add(new(row.Number, null, "deviation", sentence, Refuses: false));
        return added.Count;
    }

    private int Refuse(SheetRow row, SheetEntry entry, Refused refused)
    {
        if (refused.Fields.IsEmpty) Refuse(row, null, refused.Code, $"{entry.Form.Title}: {refused.Message}");
        foreach (var field in refused.Fields) Refuse(row, entry.Columns.GetValueOrDefault(field.Field), field.Code, string.Create(CultureInfo.InvariantCulture, $"{entry.Form.Title}, {field.Field}: {field.Message}"));
        return 0;
    }

    private int Refuse(SheetRow row, string? column, string code, string message)
    {
        notes.Add(new(row.Number, column, code, message, Refuses: true));
        return 0;
    }

    private T? Refuse<T>(SheetRow row, string? column, string code, string message) where T : class
    {
        Refuse(row, column, code, message);
        return null;
    }

    private string Cell(SheetRow row, string column) => row.Cells[columns[column]];

    private ColumnHabits Habits(string column)
    {
        if (!habits.TryGetValue(column, out var known)) habits[column] = known = ColumnHabits.Of(sheet.Rows.Select(r => Cell(r, column)), mapping);
        return known;
    }
}

/// <summary>What a row says for one form at one visit.</summary>
internal sealed class SheetEntry(ProgrammeForm form, string? visit)
{
    public ProgrammeForm Form => form;

    public string? Visit => visit;

    public Visit? Place { get; set; }

    public Dictionary<string, FieldInput> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Which column a field came from.</summary>
    public Dictionary<string, string> Columns { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Choices that have a column each come together.</summary>
    public void Add(string column, FormField field, FieldInput input)
    {
        Columns.TryAdd(field.Code, column);
        Inputs[field.Code] = Inputs.TryGetValue(field.Code, out var before) && field.Type == FieldType.Multi ? before with { Chosen = [.. before.Chosen, .. input.Chosen] } : input;
    }
}
