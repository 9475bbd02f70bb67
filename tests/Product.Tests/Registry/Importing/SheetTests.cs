using System.Collections.Immutable;
using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.History;
using Equipoise.Registry.Importing;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry.Importing;

public sealed class SheetTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_sheet_is_understood_by_the_names_of_its_columns_taken_once_and_never_twice(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var (one, _) = (await cohort.Enrolled(), await cohort.Enrolled("Trần Thị Bình"));
        var file = Csv("Pseudonym;Visit;Visit date;Weight (lb);Height;Head circumference;Nurse", "HAN1-0001;Baseline 1;26.11.2026;29,1;90,5;not done;Hoa", "HAN1-0002;baseline-1;26.11.2026;'30,0;;;Hoa", ";;;;;;");
        var looked = (await Import(cohort).Preview(As(cohort), file, cancel: Cancel)).Done;
        Assert.Equal((2, 0, 0, 6), (looked.Taken, looked.Unchanged, looked.Refused, looked.Answers));
        Assert.Equal(["Nurse"], looked.Unused);
        Assert.Contains(looked.Notes, n => n is { Row: 2, Column: "Weight (lb)", Code: "converted", Refuses: false } && n.Message == "29.1 lb was taken as 13.199538 kg.");
        await using (var db = cohort.Registry.Reading(cohort.Site)) Assert.Equal((0, 0), (await db.FormRecords.CountAsync(r => r.Form == "vitals", Cancel), await db.ImportRuns.CountAsync(Cancel)));

        var taken = (await Import(cohort).Run(As(cohort), file, cancel: Cancel)).Done;
        Assert.Equal((2, looked.Answers), (taken.Taken, taken.Answers));
        await using (var db = cohort.Registry.Reading(cohort.Site))
        {
            var record = await db.FormRecords.SingleAsync(r => r.Form == "vitals" && r.ParticipantId == one, Cancel);
            Assert.Equal((RecordState.Complete, """{"head":{"missing":"not-done"},"height":90.5,"weight":13.199538}"""), (record.State, record.Values));
            Assert.Equal(VisitState.Done, (await cohort.Visit(one, "baseline-1")).State);
            var told = await db.History.FirstAsync(h => h.Table == "FormRecords" && h.What == "records.imported", Cancel);
            Assert.Equal(("The sheet of 2026.", "coordinator"), (told.Reason, told.Role));
            var run = await db.ImportRuns.SingleAsync(Cancel);
            Assert.Equal((taken.RunId, 2, 0), (run.Id, run.Taken, run.Refused));
        }

        var again = (await Import(cohort).Run(As(cohort), file, cancel: Cancel)).Done;
        Assert.Equal((0, 2, null), (again.Taken, again.Unchanged, again.RunId));
        Assert.True((await new VerifyHistory(cohort.Registry.Database).Run(cohort.Site, cancel: Cancel)).Holds);
        Assert.Empty(await new VerifyRecords(cohort.Registry.Database).Run(cohort.Site, Cancel));
    }

    [Theory, EachEngine]
    public async Task What_cannot_be_taken_is_told_by_row_and_column_and_only_a_wanted_part_is_taken(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await cohort.Enrolled();
        var file = Csv("participant,visit,weight,height,temperature", "HAN1-0001,baseline-1,13.2,90,36.6", "HAN1-0009,baseline-1,13,,", "HAN1-0001,week 99,13,,", "HAN1-0001,baseline-2,300,90,", "HAN1-0001,month-6,heavy,,", "HAN1-0001,baseline-1,14,,", "HAN1-0001,infusion-day,13,,");
        var report = (await Import(cohort).Preview(As(cohort), file, cancel: Cancel)).Done;
        Assert.Equal([(3, "participant", "no-child"), (4, "visit", "no-visit"), (5, "weight", "max"), (6, "weight", "number"), (7, "weight", "differs")],
            report.Notes.Where(n => n.Refuses && n.Row < 8).Select(n => (n.Row, n.Column!, n.Code)));
        Assert.Equal([RowFate.Taken, RowFate.Refused, RowFate.Refused, RowFate.Refused, RowFate.Refused, RowFate.Refused], report.Lines.Take(6).Select(l => l.Fate));
        var refused = (await Import(cohort).Run(As(cohort), file, cancel: Cancel)).Refused!;
        Assert.Contains(refused.Fields, f => f is { Field: "row 5, weight", Message: "At most 80 kg is possible here." });
        await using (var db = cohort.Registry.Reading(cohort.Site)) Assert.Equal(0, await db.FormRecords.CountAsync(r => r.Form == "vitals", Cancel));
        Assert.Equal(report.Taken, (await Import(cohort).Run(As(cohort), file with { AcceptPartial = true }, cancel: Cancel)).Done.Taken);
        await using (var db = cohort.Registry.Reading(cohort.Site)) Assert.Contains(await db.FormRecords.Where(r => r.Form == "vitals").Select(r => r.Values).ToListAsync(Cancel), v => v.Contains("\"weight\":13.2", StringComparison.Ordinal));
        Assert.Equal(RefusalCode.ReasonMissing, (await Import(cohort).Run(As(cohort) with { Reason = null }, file, cancel: Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await Import(cohort).Run(cohort.Registry.As(cohort.Site, Role.BlindedRater) with { Reason = "x" }, file, cancel: Cancel)).Refused!.Code);
        Assert.Contains((await Import(cohort).Preview(cohort.Registry.As(cohort.Site, Role.Administrator), file, cancel: Cancel)).Done.Notes, n => n.Code == RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task Where_a_day_or_a_number_can_be_read_in_two_ways_it_is_asked_for()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        await cohort.Enrolled();
        var file = Csv("participant;name;kind;from", "HAN1-0001;Melatonin;supplement;03/04/2026", "HAN1-0001;Zinc;Supplement;2026-05", "HAN1-0001;Iron;medicine;04/04/2026");
        var asked = Assert.Single((await Import(cohort).Preview(As(cohort), file, cancel: Cancel)).Done.Notes, n => n.Refuses);
        Assert.Equal((2, "from", "day-order"), (asked.Row, asked.Column, asked.Code));
        Assert.Contains("2026-04-03 or 2026-03-04", asked.Message, StringComparison.Ordinal);
        var said = file with { Mapping = new() { Days = DayOrder.MonthFirst } };
        Assert.Equal((3, 0), ((await Import(cohort).Run(As(cohort), said, cancel: Cancel)).Done.Taken, (await Import(cohort).Preview(As(cohort), said, cancel: Cancel)).Done.Taken));
        await using var db = cohort.Registry.Reading(cohort.Site);
        var records = await db.FormRecords.Where(r => r.Form == "medication").OrderBy(r => r.Instance).ToListAsync(Cancel);
        Assert.Equal([1, 2, 3], records.Select(r => r.Instance));
        Assert.Equal("""{"from":"2026-03-04","kind":"supplement","name":"Melatonin"}""", records[0].Values);

        foreach (var (cells, mark, code) in ((string[], DecimalMark?, string?)[])[(["1,234"], null, "decimal-mark"), (["1,234", "12,5"], null, null), (["1,234"], DecimalMark.Point, "max"), (["1.234,5"], null, "max"), (["12,5 kg"], null, null)])
        {
            var numbers = Csv(["participant;visit;weight;height", .. cells.Select((c, i) => $"HAN1-0001;{(i == 0 ? "baseline-1" : "baseline-2")};{c};90")]) with { Mapping = new() { Decimals = mark } };
            Assert.Equal(code is null ? cells[0] == "1,234" ? "min" : null : code, (await Import(cohort).Preview(As(cohort), numbers, cancel: Cancel)).Done.Notes.FirstOrDefault(n => n.Refuses)?.Code);
        }
    }

    [Theory, EachEngine]
    public async Task Nothing_enters_that_a_page_would_refuse(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var (withdrawn, screened) = (await cohort.Enrolled(), (await cohort.Add("Trần Thị Bình")).Done.ParticipantId);
        await cohort.Say(withdrawn, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: WithdrawalScope.FutureData);
        cohort.Registry.Clock.Now += TimeSpan.FromDays(2);
        var file = Csv("participant,visit,visit date,weight,height", "HAN1-0001,baseline-1,2026-11-28,13,90", "HAN1-0002,baseline-1,,13,90", "HAN1-0001,baseline-1,2026-11-30,,");
        var notes = (await Import(cohort).Preview(As(cohort), file, cancel: Cancel)).Done.Notes.Where(n => n.Refuses).Select(n => (n.Row, n.Code)).ToList();
        Assert.Contains((2, RefusalCode.NoConsent), notes);
        Assert.Contains((3, "no-visit"), notes);
        Assert.Contains((4, "future"), notes);
        Assert.NotEqual(withdrawn, screened);
        var unknown = file with { Mapping = new() { Fields = [new("weight", "vitals", "wait")], Visit = "when" } };
        Assert.Equal(["column", "field"], (await Import(cohort).Preview(As(cohort), unknown, cancel: Cancel)).Refused!.Fields.Select(f => f.Code));
        foreach (var (bytes, says) in ((byte[], string)[])[([], "empty"), ([1, 0, 2, 0], "neither a workbook"), (Encoding.Latin1.GetBytes("a,b\nPhở\xff,1"), "not UTF-8"), ("a,a\n1,2"u8.ToArray(), "two columns named 'a'"), ("PK\u0003\u0004 broken"u8.ToArray(), "cannot be read")])
            Assert.Contains(says, (await Import(cohort).Preview(As(cohort), file with { Bytes = bytes }, cancel: Cancel)).Refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_read_with_its_days_and_numbers_and_children_are_found_by_name_and_birth_date()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled();
        var born = cohort.Today.AddMonths(-30);
        var workbook = Workbook.Of([["Họ tên", "Born", "Visit", "Weight", "Height", "Temperature"], ["An Nguyen Van", born, "baseline-1", 13.2, "'90.5", "refused"], ["Somebody Else", born, "baseline-1", 13, 90, 36.5]]);
        var file = new SheetToImport("p3", "old.xlsx", workbook) { Mapping = new() { Name = "Họ tên", BirthDate = "Born" }, AcceptPartial = true };
        var report = (await Import(cohort).Run(As(cohort), file, cancel: Cancel)).Done;
        Assert.Equal((1, 1), (report.Taken, report.Refused));
        Assert.Equal((3, "Họ tên", "no-child"), Assert.Single(report.Notes, n => n.Refuses) is var n ? (n.Row, n.Column, n.Code) : default);
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Equal("""{"height":90.5,"temperature":{"missing":"refused"},"weight":13.2}""", (await db.FormRecords.SingleAsync(r => r.Form == "vitals" && r.ParticipantId == child, Cancel)).Values);
        Assert.Equal(RefusalCode.NotAllowed, (await Import(cohort).Preview(cohort.Registry.As(cohort.Site, Role.Administrator), file, cancel: Cancel)).Refused!.Code);
    }

    [Fact]
    public async Task Records_of_REDCap_find_their_events_forms_and_checkboxes()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled();
        var file = Csv("record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,redcap_data_access_group,diagnosed,regression,therapies___speech,therapies___play,history_complete,weight,height,vitals_complete,medication_name,kind,from",
            "1,baseline_1_arm_1,,,hanoi,2025-03,0,1,0,2,13.2,90,2,,,", "1,,medication,1,hanoi,,,,,,,,,Melatonin,1,2026-01-02") with
        { Mapping = new() { Children = ImmutableSortedDictionary<string, string>.Empty.Add("1", "HAN1-0001"), Fields = [new("medication_name", "medication", "name"), new("kind", "medication", "kind") { Values = ImmutableSortedDictionary<string, string>.Empty.Add("1", "supplement") }] } };
        var report = (await Import(cohort).Run(As(cohort), file, cancel: Cancel)).Done;
        Assert.Equal((2, 0), (report.Taken, report.Refused));
        await using var db = cohort.Registry.Reading(cohort.Site);
        var values = (await db.FormRecords.Where(r => r.ParticipantId == child && r.Form != "screening").ToListAsync(Cancel)).ToDictionary(r => r.Form, r => r.Values);
        Assert.Equal("""{"diagnosed":"2025-03","regression":"no","therapies":["speech"]}""", values["history"]);
        Assert.Equal("""{"height":90,"weight":13.2}""", values["vitals"]);
        Assert.Equal("""{"from":"2026-01-02","kind":"supplement","name":"Melatonin"}""", values["medication"]);
    }

    private static ImportSheet Import(Cohort cohort) => new(cohort.Registry.Database, cohort.Vault);

    private static Equipoise.Registry.Access.Acting As(Cohort cohort) => cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "The sheet of 2026." };

    private static SheetToImport Csv(params string[] lines) => new("p3", "old.csv", Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"));
}
