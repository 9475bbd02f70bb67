using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Forms;
using Equipoise.Registry.History;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

public sealed class FormTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory]
    [InlineData(FieldType.Integer, "12", "12")]
    [InlineData(FieldType.Integer, "12.0", "12")]
    [InlineData(FieldType.Integer, "12.5", "whole")]
    [InlineData(FieldType.Decimal, "12.50", "12.5")]
    [InlineData(FieldType.Decimal, "12,5", "number")]
    [InlineData(FieldType.Decimal, "1e3", "number")]
    [InlineData(FieldType.Decimal, "=1+1", "number")]
    [InlineData(FieldType.Decimal, "4", "min")]
    [InlineData(FieldType.Decimal, "101", "max")]
    [InlineData(FieldType.Text, " <b>Nga</b> ", "\"<b>Nga</b>\"")]
    [InlineData(FieldType.Text, "two\nlines", "characters")]
    [InlineData(FieldType.LongText, "two\r\nlines", "\"two\\nlines\"")]
    [InlineData(FieldType.Date, "2026-11-26", "\"2026-11-26\"")]
    [InlineData(FieldType.Date, "2026-11-27", "future")]
    [InlineData(FieldType.Date, "2025-02-29", "date")]
    [InlineData(FieldType.Date, "26/11/2026", "date")]
    [InlineData(FieldType.PartialDate, "2026", "\"2026\"")]
    [InlineData(FieldType.PartialDate, "2026-12", "future")]
    [InlineData(FieldType.Time, "08:30", "\"08:30\"")]
    [InlineData(FieldType.Time, "25:00", "time")]
    [InlineData(FieldType.Choice, "a", "\"a\"")]
    [InlineData(FieldType.Choice, "c", "choice")]
    [InlineData(FieldType.Multi, "b", "[\"b\"]")]
    [InlineData(FieldType.YesNo, "maybe", "choice")]
    public void An_answer_is_taken_as_it_was_meant_or_refused_with_the_reason(FieldType type, string text, string expected)
    {
        var number = type is FieldType.Integer or FieldType.Decimal;
        var field = new FormField { Code = "x", Label = "x", Type = type, Min = number ? 5 : null, Max = number ? 100 : null, Choices = [new() { Code = "a", Label = "A" }, new() { Code = "b", Label = "B" }] };
        var reading = ReadField.Of(field, new() { Text = text }, Today);
        Assert.Equal(expected, reading.Problem?.Code ?? reading.Json);
    }

    [Fact]
    public void Texts_have_a_length_and_a_reason_stands_only_where_it_may()
    {
        var field = new FormField { Code = "x", Label = "x", Type = FieldType.Text, Missing = [MissingCode.Refused] };
        Assert.Equal("length", ReadField.Of(field, new() { Text = new string('x', 5000) }, Today).Problem!.Code);
        Assert.Equal("""{"missing":"refused"}""", ReadField.Of(field, new() { Missing = MissingCode.Refused }, Today).Json);
        Assert.Equal("missing-code", ReadField.Of(field, new() { Missing = MissingCode.NotDone }, Today).Problem!.Code);
        Assert.Equal("both", ReadField.Of(field, new() { Text = "x", Missing = MissingCode.Refused }, Today).Problem!.Code);
        Assert.Null(ReadField.Of(field, new() { Text = "  " }, Today).Json);
    }

    [Theory, EachEngine]
    public async Task A_form_is_a_draft_until_all_that_is_required_is_there_and_then_changes_have_a_reason(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        var entry = new FormEntry(child, "vitals") { VisitId = visit, Values = Cohort.Inputs(("height", "90"), ("temperature", "!NotDone")) };
        var draft = (await cohort.Save(Role.Clinician, entry)).Done;
        Assert.Equal((RecordState.Draft, 1), (draft.State, draft.Version));
        Assert.Equal("weight", Assert.Single((await cohort.Save(Role.Clinician, entry with { Complete = true, RecordId = draft.RecordId, Seen = 1 })).Refused!.Fields).Field);
        var done = (await cohort.Save(Role.Clinician, entry with { Complete = true, RecordId = draft.RecordId, Seen = 1, Values = Cohort.Inputs(("weight", "13.2")) })).Done;
        Assert.Equal((RecordState.Complete, 2), (done.State, done.Version));
        Assert.Equal(RefusalCode.ReasonMissing, (await cohort.Save(Role.Clinician, entry with { RecordId = draft.RecordId, Seen = 2, Values = Cohort.Inputs(("weight", "13.4")) })).Refused!.Code);
        Assert.Equal(3, (await cohort.Save(Role.Clinician, entry with { RecordId = draft.RecordId, Seen = 2, Values = Cohort.Inputs(("weight", "13.4")) }, "Misread.")).Done.Version);
        await using var db = cohort.Registry.Reading(cohort.Site);
        var last = await db.History.Where(h => h.Form == "vitals").OrderByDescending(h => h.Sequence).FirstAsync(Cancel);
        Assert.Equal(("""{"values.weight":[13.2,13.4]}""", "Misread."), (last.Changes, last.Reason));
        Assert.Equal("""{"height":90,"temperature":{"missing":"not-done"},"weight":13.4}""", (await db.FormRecords.SingleAsync(r => r.Form == "vitals", Cancel)).Values);
    }

    [Theory, EachEngine]
    public async Task Two_browsers_merge_by_field_and_a_conflict_keeps_both_answers_and_asks(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var entry = new FormEntry(child, "vitals") { VisitId = (await cohort.Visit(child, "baseline-1")).Id };
        var first = (await cohort.Save(Role.Clinician, entry with { Values = Cohort.Inputs(("weight", "13"), ("height", "90")) })).Done;
        entry = entry with { RecordId = first.RecordId, Seen = first.Version };
        Assert.Empty((await cohort.Save(Role.Clinician, entry with { Values = Cohort.Inputs(("weight", "13.5"), ("height", "90")) })).Done.Conflicts);
        var second = (await cohort.Save(Role.Coordinator, entry with { Values = Cohort.Inputs(("weight", "14"), ("height", "91"), ("head", "50")) })).Done;
        Assert.Equal(new FieldConflict("weight", "13.5", "14"), Assert.Single(second.Conflicts));
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Equal("""{"head":50,"height":91,"weight":13.5}""", (await db.FormRecords.SingleAsync(r => r.Form == "vitals", Cancel)).Values);
        var query = await db.DataQueries.SingleAsync(q => q.Kind == QueryKind.Conflict, Cancel);
        Assert.Equal(("weight", "13.5", "14"), (query.Field, query.Stands, query.Entered));

        var late = (await cohort.Save(Role.Coordinator, entry with { RecordId = null, Seen = 0, Values = Cohort.Inputs(("weight", "15"), ("height", "91")) })).Done; // a page that did not know of the record
        Assert.Equal((first.RecordId, "weight"), (late.RecordId, late.Conflicts.Single().Field));
    }

    [Theory, EachEngine]
    public async Task The_unusual_is_taken_and_asked_about_once(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var entry = new FormEntry(child, "vitals") { VisitId = (await cohort.Visit(child, "baseline-1")).Id, Values = Cohort.Inputs(("weight", "35")) };
        var saved = (await cohort.Save(Role.Clinician, entry)).Done;
        Assert.Equal(["weight"], saved.AskedAbout);
        Assert.Empty((await cohort.Save(Role.Clinician, entry with { RecordId = saved.RecordId, Seen = 1, Values = Cohort.Inputs(("weight", "35"), ("height", "90")) })).Done.AskedAbout);
        var ask = new AskQuery(cohort.Registry.Database);
        Guid query;
        await using (var db = cohort.Registry.Reading(cohort.Site)) query = (await db.DataQueries.SingleAsync(Cancel)).Id;
        Assert.Equal(RefusalCode.ReasonMissing, (await ask.Close(cohort.Registry.As(cohort.Site, Role.Monitor), query, Cancel)).Refused!.Code);
        Assert.Equal(QueryState.Answered, (await ask.Answer(cohort.Registry.As(cohort.Site, Role.Clinician), new(query, "Weighed twice."), Cancel)).Done);
        Assert.Equal(RefusalCode.NotAllowed, (await ask.Close(cohort.Registry.As(cohort.Site, Role.Clinician), query, Cancel)).Refused!.Code);
        Assert.Equal(QueryState.Closed, (await ask.Close(cohort.Registry.As(cohort.Site, Role.Monitor), query, Cancel)).Done);
        Assert.Equal(RefusalCode.NotFound, (await ask.Open(cohort.Registry.As(cohort.Site, Role.Monitor), new(saved.RecordId, "nonsense", "?"), Cancel)).Refused!.Code);
        Assert.True((await ask.Open(cohort.Registry.As(cohort.Site, Role.Monitor), new(saved.RecordId, "height", "Standing or lying?"), Cancel)).IsDone);
    }

    [Theory, EachEngine]
    public async Task A_form_is_filled_in_only_by_those_who_may_where_it_belongs_with_fields_that_it_has(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        Assert.Equal(RefusalCode.NotAllowed, (await cohort.Save(child, "infusion", visit, Role.BlindedRater, false)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await cohort.Save(child, "vabs-3", visit, Role.Clinician, false)).Refused!.Code);
        Assert.True((await cohort.Save(child, "vabs-3", visit, Role.BlindedRater, false, ("abc", "70"))).IsDone);
        Assert.Equal(RefusalCode.WrongState, (await cohort.Save(child, "cgi-i", visit, Role.Clinician, false)).Refused!.Code);
        Assert.Equal(RefusalCode.Invalid, (await cohort.Save(child, "vitals", null, Role.Clinician, false)).Refused!.Code);
        Assert.Equal("unknown", Assert.Single((await cohort.Save(child, "vitals", visit, Role.Clinician, false, ("nonsense", "1"))).Refused!.Fields).Code);
        Assert.Equal("not-asked", Assert.Single((await cohort.Save(child, "mb-cdi", visit, Role.Coordinator, false, ("list", "sentences"), ("understood", "12"))).Refused!.Fields).Code);
        Assert.Equal(RefusalCode.NotFound, (await cohort.Save(child, "no-form", visit, Role.Clinician, false)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await cohort.Save(Guid.NewGuid(), "vitals", visit, Role.Clinician, false)).Refused!.Code);

        var parent = cohort.Registry.As(cohort.Site, Role.Parent);
        var words = new FormEntry(child, "mb-cdi") { VisitId = visit, Values = Cohort.Inputs(("list", "sentences"), ("produced", "80")) };
        var save = new SaveForm(cohort.Registry.Database);
        Assert.Equal(RefusalCode.NotAllowed, (await save.Run(parent, words, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await save.Run(parent with { ChildId = Guid.NewGuid() }, words, Cancel)).Refused!.Code);
        Assert.True((await save.Run(parent with { ChildId = child }, words, Cancel)).IsDone);
        Assert.Equal(RefusalCode.NotAllowed, (await save.Run(parent with { ChildId = child }, new(child, "cgi-s") { VisitId = visit }, Cancel)).Refused!.Code);
    }

    [Theory, EachEngine]
    public async Task A_locked_record_is_changed_no_more(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var saved = (await cohort.Save(child, "medication", null, Role.Clinician, true, ("name", "Melatonin"), ("kind", "medicine"), ("from", "2026-10"))).Done;
        var locks = new LockForm(cohort.Registry.Database);
        var administrator = cohort.Registry.As(cohort.Site, Role.Administrator);
        Assert.Equal(RecordState.Locked, (await locks.Lock(administrator, saved.RecordId, Cancel)).Done);
        Assert.Equal(RefusalCode.WrongState, (await cohort.Save(Role.Clinician, new(child, "medication") { RecordId = saved.RecordId, Seen = 2, Values = Cohort.Inputs(("name", "x")) }, "x")).Refused!.Code);
        Assert.Equal(RefusalCode.ReasonMissing, (await locks.Unlock(administrator, saved.RecordId, Cancel)).Refused!.Code);
        Assert.Equal(RecordState.Complete, (await locks.Unlock(administrator with { Reason = "A letter came." }, saved.RecordId, Cancel)).Done);
        Assert.Equal(2, (await cohort.Save(child, "medication", null, Role.Clinician, false, ("name", "Iron"))).Done is var next ? await Instance(cohort, next.RecordId) : 0);
        Assert.True((await new VerifyHistory(cohort.Registry.Database).Run(cohort.Site, cancel: Cancel)).Holds);
    }

    [Theory, EachEngine]
    public async Task Everybody_may_save_at_once_and_nothing_is_lost(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var entry = new FormEntry(child, "vitals") { VisitId = (await cohort.Visit(child, "baseline-1")).Id, Values = Cohort.Inputs(("weight", "10")) };
        var first = (await cohort.Save(Role.Clinician, entry)).Done;
        var saved = await Task.WhenAll(Enumerable.Range(11, 12).Select(kg =>
            cohort.Save(Role.Clinician, entry with { RecordId = first.RecordId, Seen = 1, Values = Cohort.Inputs(("weight", kg.ToString(System.Globalization.CultureInfo.InvariantCulture))) })));
        Assert.All(saved, s => Assert.True(s.IsDone));
        Assert.Equal(11, saved.Sum(s => s.Done.Conflicts.Length));
        await using var db = cohort.Registry.Reading(cohort.Site);
        var kept = await db.DataQueries.Where(q => q.Kind == QueryKind.Conflict).Select(q => q.Entered).ToListAsync(Cancel);
        var stands = FormValues.Read((await db.FormRecords.SingleAsync(r => r.Form == "vitals", Cancel)).Values).Json("weight");
        Assert.Equal(Enumerable.Range(11, 12).Select(kg => kg.ToString(System.Globalization.CultureInfo.InvariantCulture)), kept.Append(stands).Order(StringComparer.Ordinal));
    }

    private static async Task<int> Instance(Cohort cohort, Guid record)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        return (await db.FormRecords.SingleAsync(r => r.Id == record, Cancel)).Instance;
    }
}
