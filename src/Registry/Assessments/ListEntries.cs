using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Statistics;
using Equipoise.Statistics.Agreement;
using Equipoise.Statistics.Proportions;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>A first entry that waits for its second.</summary>
/// <param name="RecordId">The first entry.</param>
/// <param name="ParticipantId">The child.</param>
/// <param name="Pseudonym">Its pseudonym.</param>
/// <param name="Form">Code of the form.</param>
/// <param name="Title">Its title.</param>
/// <param name="VisitId">The visit.</param>
/// <param name="Visit">Its name.</param>
/// <param name="Since">When the first entry was complete.</param>
/// <param name="MaySecond">Whether this person may make the second entry.</param>
public sealed record WaitingEntry(Guid RecordId, Guid ParticipantId, string Pseudonym, string Form, string Title, Guid? VisitId, string Visit, DateTimeOffset? Since, bool MaySecond);

/// <summary>Two entries that differ.</summary>
/// <param name="ComparisonId">The comparison.</param>
/// <param name="ParticipantId">The child.</param>
/// <param name="Pseudonym">Its pseudonym.</param>
/// <param name="Form">Code of the form.</param>
/// <param name="Title">Its title.</param>
/// <param name="Visit">Name of the visit.</param>
/// <param name="At">When they were compared.</param>
/// <param name="Fields">What differs now.</param>
public sealed record DifferingEntries(Guid ComparisonId, Guid ParticipantId, string Pseudonym, string Form, string Title, string Visit, DateTimeOffset At, ImmutableArray<DifferingField> Fields);

/// <summary>A field in which two entries differ.</summary>
/// <param name="Field">Its code.</param>
/// <param name="Label">Its label.</param>
/// <param name="First">The first answer as a person reads it.</param>
/// <param name="Second">The second.</param>
public sealed record DifferingField(string Field, string Label, string First, string Second);

/// <summary>How well the two entries of a field agreed at the site, before anything was decided.</summary>
/// <param name="Form">Code of the form.</param>
/// <param name="Field">Code of the field.</param>
/// <param name="Label">Its label.</param>
/// <param name="Compared">How many pairs.</param>
/// <param name="Differing">How many of them differed.</param>
/// <param name="Rate">Interval of the share that differed, Wilson, 95 percent; 0 to 1.</param>
/// <param name="Kappa">Agreement beyond chance, where the answers are choices and not all alike.</param>
public sealed record FieldAgreement(string Form, string Field, string Label, int Compared, int Differing, Interval Rate, double? Kappa);

/// <summary>Double entry at a site.</summary>
/// <param name="Waiting">The oldest first entries that wait, at most <see cref="ListEntries.Most"/>.</param>
/// <param name="AllWaiting">How many wait.</param>
/// <param name="Differing">The oldest undecided comparisons.</param>
/// <param name="AllDiffering">How many there are.</param>
/// <param name="Agreement">By field.</param>
public sealed record EntryList(ImmutableArray<WaitingEntry> Waiting, int AllWaiting, ImmutableArray<DifferingEntries> Differing, int AllDiffering, ImmutableArray<FieldAgreement> Agreement);

/// <summary>Lists first entries that wait for their second, entries that differ, and how well entries agree. Forms that the role may not read are not in it.</summary>
public sealed class ListEntries(IDbContextFactory<RegistryDb> databases)
{
    public const int Most = 100;

    public async Task<Outcome<EntryList>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AssessmentsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var forms = await Forms(db, acting, cancel);
        var (waiting, allWaiting) = await Waiting(db, acting, forms, cancel);
        var (differing, allDiffering) = await Differing(db, forms, null, cancel);
        return new EntryList(waiting, allWaiting, differing, allDiffering, await Agreement(db, forms, cancel));
    }

    /// <summary>Two entries that nobody has decided on yet.</summary>
    public async Task<Outcome<DifferingEntries>> One(Acting acting, Guid comparisonId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AssessmentsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var (found, _) = await Differing(db, await Forms(db, acting, cancel), comparisonId, cancel);
        return found.IsEmpty ? new Refused(RefusalCode.NotFound, "There is no such comparison at this site, or it was decided.") : found[0];
    }

    /// <summary>The forms that are entered twice and may be read, as the latest version has them.</summary>
    private static async Task<Dictionary<string, ProgrammeForm>> Forms(RegistryDb db, Acting acting, CancellationToken cancel)
    {
        var forms = new Dictionary<string, ProgrammeForm>(StringComparer.Ordinal);
        foreach (var hash in (await db.SiteProgrammes.OrderBy(p => p.From).Select(p => p.ProgrammeHash).ToListAsync(cancel)).Distinct(StringComparer.Ordinal))
        {
            var programme = await db.Programme(hash, cancel);
            foreach (var form in programme.Forms.Where(f => DoubleEntry.IsAsked(programme, f) && f.MayRead(acting.Role))) forms[form.Code] = form;
        }

        return forms;
    }

    private static async Task<(ImmutableArray<WaitingEntry> Waiting, int All)> Waiting(RegistryDb db, Acting acting, Dictionary<string, ProgrammeForm> forms, CancellationToken cancel)
    {
        var codes = forms.Keys.ToList();
        var firsts = db.FormRecords.Where(r => r.Entry == 1 && r.State != RecordState.Draft && codes.Contains(r.Form)
            && !db.FormRecords.Any(s => s.ParticipantId == r.ParticipantId && s.Form == r.Form && s.Instance == r.Instance && s.VisitId == r.VisitId && s.Entry == 2 && s.State != RecordState.Draft));
        var rows = await (from record in firsts
                          join child in db.Participants on new { record.SiteId, Id = record.ParticipantId } equals new { child.SiteId, child.Id }
                          orderby record.CompletedAt, record.Id
                          select new { Record = record, child.Pseudonym }).Take(Most).ToListAsync(cancel);
        var (ids, user) = (rows.ConvertAll(r => r.Record.Id.ToString("D")), acting.UserId.ToString("D"));
        var mine = await db.History.Where(h => h.Table == "FormRecords" && ids.Contains(h.RecordId) && h.UserId == user).Select(h => h.RecordId).Distinct().ToListAsync(cancel);
        var visits = await Visits(db, rows.Select(r => r.Record), cancel);
        return ([.. rows.Select(r => new WaitingEntry(r.Record.Id, r.Record.ParticipantId, r.Pseudonym, r.Record.Form, forms[r.Record.Form].Title, r.Record.VisitId, visits(r.Record), r.Record.CompletedAt,
            forms[r.Record.Form].MayWrite(acting.Role) && !mine.Contains(r.Record.Id.ToString("D"))))], await firsts.CountAsync(cancel));
    }

    private static async Task<(ImmutableArray<DifferingEntries> Differing, int All)> Differing(RegistryDb db, Dictionary<string, ProgrammeForm> forms, Guid? only, CancellationToken cancel)
    {
        var codes = forms.Keys.ToList();
        var open = db.EntryComparisons.Where(c => c.ResolvedAt == null && codes.Contains(c.Form) && (only == null || c.Id == only));
        var rows = await (from comparison in open
                          join first in db.FormRecords on new { comparison.SiteId, Id = comparison.FormRecordId } equals new { first.SiteId, first.Id }
                          join second in db.FormRecords on new { comparison.SiteId, Id = comparison.SecondRecordId } equals new { second.SiteId, second.Id }
                          join child in db.Participants on new { comparison.SiteId, Id = comparison.ParticipantId } equals new { child.SiteId, child.Id }
                          orderby comparison.At, comparison.Id
                          select new { comparison.Id, comparison.At, First = first, Second = second, child.Pseudonym }).Take(Most).ToListAsync(cancel);
        var visits = await Visits(db, rows.Select(r => r.First), cancel);
        var found = ImmutableArray.CreateBuilder<DifferingEntries>();
        foreach (var row in rows)
        {
            var programme = await db.Programme(row.First.ProgrammeHash, cancel);
            var form = programme.Form(row.First.Form)!;
            var fields = CompareEntries.Differences(programme, form, FormValues.Read(row.First.Values), FormValues.Read(row.Second.Values))
                .Select(d => new DifferingField(d.Field, form.Field(d.Field)!.Label, Said(form.Field(d.Field)!, row.First), Said(form.Field(d.Field)!, row.Second)));
            found.Add(new(row.Id, row.First.ParticipantId, row.Pseudonym, form.Code, form.Title, visits(row.First), row.At, [.. fields]));
        }

        return (found.ToImmutable(), await open.CountAsync(cancel));
    }

    private static async Task<ImmutableArray<FieldAgreement>> Agreement(RegistryDb db, Dictionary<string, ProgrammeForm> forms, CancellationToken cancel)
    {
        var pairs = new SortedDictionary<(string Form, string Field), List<(string First, string Second)>>();
        var codes = forms.Keys.ToList();
        await foreach (var row in db.EntryComparisons.Where(c => codes.Contains(c.Form)).Select(c => new { c.Form, c.Compared }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            using var json = JsonDocument.Parse(row.Compared);
            foreach (var field in json.RootElement.EnumerateObject())
            {
                if (!pairs.TryGetValue((row.Form, field.Name), out var list)) pairs[(row.Form, field.Name)] = list = [];
                list.Add((field.Value[0].GetRawText(), field.Value[1].GetRawText()));
            }
        }

        return
        [
            .. from pair in pairs
               let field = forms[pair.Key.Form].Field(pair.Key.Field)
               let differing = pair.Value.Count(p => p.First != p.Second)
               let isChoice = field?.Type is FieldType.Choice or FieldType.YesNo or FieldType.Multi
               select new FieldAgreement(pair.Key.Form, pair.Key.Field, field?.Label ?? pair.Key.Field, pair.Value.Count, differing, Wilson.Interval(differing, pair.Value.Count), isChoice ? CohenKappa.Of(pair.Value) : null),
        ];
    }

    private static async Task<Func<FormRecord, string>> Visits(RegistryDb db, IEnumerable<FormRecord> records, CancellationToken cancel)
    {
        var ids = records.Select(r => r.VisitId).OfType<Guid>().Distinct().ToList();
        var codes = await db.Visits.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Code, cancel);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hash in records.Select(r => r.ProgrammeHash).Distinct(StringComparer.Ordinal))
            foreach (var visit in (await db.Programme(hash, cancel)).Visits) names[visit.Code] = visit.Name;
        return record => record.VisitId is { } id && codes.TryGetValue(id, out var code) ? names.GetValueOrDefault(code, code) : "";
    }

    private static string Said(FormField field, FormRecord record)
    {
        var values = FormValues.Read(record.Values);
        if (values.Missing(field.Code) is { } missing) return Words.Of(missing);
        if (field.Choices.Length > 0) return string.Join(", ", values.Chosen(field.Code).Select(c => field.Choices.FirstOrDefault(choice => choice.Code == c)?.Label ?? c)) is { Length: > 0 } chosen ? chosen : "no answer";
        return values.Number(field.Code) is { } number ? FormValues.Of(number) : values.Text(field.Code) ?? "no answer";
    }
}
