using System.Text.Json.Nodes;
using Equipoise.Desk.Serving;
using Equipoise.Desk.Visits;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Forms;

/// <summary>Filling in and reading the forms of a programme.</summary>
internal static class FormEndpoints
{
    private const string OfVisit = "/children/{id:guid}/visits/{visitId:guid}/forms/{form}", OfChild = "/children/{id:guid}/forms/{form}";

    private static readonly Right[] Reading = [.. Enum.GetValues<FormTopic>().Select(t => FormAccess.Rights(t).Read).Distinct()];
    private static readonly Right[] Writing = [.. Enum.GetValues<FormTopic>().Select(t => FormAccess.Rights(t).Write).Distinct()];

    public static string Address(Guid child, string form, Guid? record = null) => $"{DeskServices.Root}/children/{child}/forms/{form}{(record is null ? "" : "/" + record)}";

    public static string AtVisit(Guid child, Guid visit, string form, int entry = 1) => $"{VisitEndpoints.Address(child, visit)}/forms/{form}{(entry == 1 ? "" : "?entry=" + entry)}";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(OfVisit, (Guid id, Guid visitId, string form, int? entry, int? since, DeskCall call, ReadForm read) => Show(call, read, new(id, form) { VisitId = visitId, Entry = entry ?? 1, Since = since })).Needs(Reading);
        pages.MapPost(OfVisit, (Guid id, Guid visitId, string form, int? entry, DeskCall call, ReadForm read, SaveForm save) => Save(call, read, save, new(id, form) { VisitId = visitId, Entry = entry ?? 1 })).Needs(Writing);
        pages.MapGet(OfChild, List).Needs(Reading);
        pages.MapPost(OfChild, (Guid id, string form, DeskCall call, ReadForm read, SaveForm save) => Save(call, read, save, new(id, form))).Needs(Writing);
        pages.MapGet(OfChild + "/new", (Guid id, string form, DeskCall call, ReadForm read) => Show(call, read, new(id, form))).Needs(Reading);
        pages.MapPost(OfChild + "/new", (Guid id, string form, DeskCall call, ReadForm read, SaveForm save) => Save(call, read, save, new(id, form))).Needs(Writing);
        pages.MapGet(OfChild + "/{recordId:guid}", (Guid id, string form, Guid recordId, int? since, DeskCall call, ReadForm read) => Show(call, read, new(id, form) { RecordId = recordId, Since = since })).Needs(Reading);
        pages.MapPost(OfChild + "/{recordId:guid}", (Guid id, string form, Guid recordId, DeskCall call, ReadForm read, SaveForm save) => Save(call, read, save, new(id, form) { RecordId = recordId })).Needs(Writing);
        pages.MapGet(OfChild + "/{recordId:guid}/history", History).Needs(Right.HistoryRead);
        pages.MapPost(OfChild + "/{recordId:guid}/lock", (Guid id, string form, Guid recordId, DeskCall call, LockForm locking, ReadForm read) =>
            call.Act(locking.Lock(call.Acting, recordId, call.Cancel), _ => call.GoTo(Address(id, form, recordId), "Locked: it is changed no more."), () => Show(call, read, new(id, form) { RecordId = recordId }))).Needs(Right.RecordsLock);
        pages.MapPost(OfChild + "/{recordId:guid}/unlock", (Guid id, string form, Guid recordId, DeskCall call, LockForm locking, ReadForm read) =>
            call.Act(locking.Unlock(call.Acting, recordId, call.Cancel), _ => call.GoTo(Address(id, form, recordId), "Unlocked."), () => Show(call, read, new(id, form) { RecordId = recordId }))).Needs(Right.RecordsLock);
        pages.MapGet("/programmes/{programme}/forms/{form}/paper", Paper).Needs(Right.ProgrammesRead);
        MapForPrograms(api);
    }

    private static void MapForPrograms(IEndpointRouteBuilder api)
    {
        api.MapGet(OfChild, async (Guid id, string form, DeskCall call, ListRecords list) => ForProgramsBody.Answer(await list.Run(call.Acting, id, form, call.Cancel)))
            .WithName("formRecords").WithSummary("What was entered into a form of a child.").Produces<RecordList>().Needs(Reading);
        api.MapGet(OfChild + "/{recordId:guid}", async (Guid id, string form, Guid recordId, DeskCall call, ReadForm read) =>
            await read.Run(call.Acting, new(id, form) { RecordId = recordId }, call.Cancel) is { } sheet && sheet.Refused is { } refused ? Problems.Of(refused) : Results.Json(FilledForm.Of(sheet.Done)))
            .WithName("formRecord").WithSummary("One record: its answers, its version, what is asked about it.").Produces<FilledForm>().Needs(Reading);
        foreach (var method in (string[])["POST", "PUT"])
            api.MapMethods(OfChild, [method], (Guid id, string form, DeskCall call, SaveForm save) => call.Run<FormEntry, SavedForm>(save.Run, ("participantId", id.ToString()), ("form", form)))
                .WithName(method == "POST" ? "saveForm" : "putForm").WithSummary("Save a form, new or changed. Fields that are not named stay as they are; say in `seen` which version you changed.").Produces<SavedForm>().Needs(Writing);
        api.MapPost(OfChild + "/{recordId:guid}/lock", (Guid recordId, DeskCall call, LockForm locking) => call.Run<RecordState>((acting, cancel) => locking.Lock(acting, recordId, cancel)))
            .WithName("lockRecord").WithSummary("Lock a complete record about which nothing is asked.").Needs(Right.RecordsLock);
        api.MapPost(OfChild + "/{recordId:guid}/unlock", (Guid recordId, DeskCall call, LockForm locking) => call.Run<RecordState>((acting, cancel) => locking.Unlock(acting, recordId, cancel)))
            .WithName("unlockRecord").WithSummary("Unlock a record; a reason is needed.").Needs(Right.RecordsLock);
        api.MapGet(OfChild + "/{recordId:guid}/history", async (Guid recordId, DeskCall call, ReadFormHistory history) => ForProgramsBody.Answer(await history.Run(call.Acting, recordId, call.Cancel)))
            .WithName("formHistory").WithSummary("How each answer of a record came to be.").Needs(Right.HistoryRead);
    }

    private static async Task<IResult> Show(DeskCall call, ReadForm read, WantedForm wanted)
    {
        var sheet = await read.Run(call.Acting, wanted, call.Cancel);
        return sheet.Refused is { } refused ? call.Refuse(refused) : call.Page<FormPage>(new { Sheet = sheet.Done });
    }

    private static async Task<IResult> Save(DeskCall call, ReadForm read, SaveForm save, WantedForm wanted)
    {
        var sheet = await read.Run(call.Acting, wanted, call.Cancel);
        if (sheet.Refused is { } refused) return call.Refuse(refused);
        var entry = TypedEntry.Of(call.Form, sheet.Done);
        return await call.Act(save.Run(call.Acting, entry, call.Cancel), saved => Next(call, sheet.Done, entry, saved), () => Task.FromResult(call.Page<FormPage>(new { Sheet = sheet.Done })));
    }

    /// <summary>After a form is complete, its visit; else the form once more, with what has happened to it.</summary>
    private static IResult Next(DeskCall call, FormSheet sheet, FormEntry entry, SavedForm saved)
    {
        var others = sheet.Record is { } record && entry.Seen < record.Version;
        var here = Address(sheet.ParticipantId, sheet.Form.Code, saved.RecordId) + (others || !saved.Conflicts.IsEmpty ? "?since=" + entry.Seen.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
        var stays = others || !saved.Conflicts.IsEmpty || saved.State == RecordState.Draft || sheet.Visit is null || !call.Acting.May(Right.VisitsRead);
        return call.GoTo(stays ? here : VisitEndpoints.Address(sheet.ParticipantId, sheet.Visit!.VisitId), string.Join(' ', Said(sheet, saved)));
    }

    private static IEnumerable<string> Said(FormSheet sheet, SavedForm saved)
    {
        yield return saved.State == RecordState.Draft ? $"{sheet.Form.Title}: saved as a draft." : $"{sheet.Form.Title}: saved, complete.";
        if (!saved.Conflicts.IsEmpty) yield return saved.Conflicts.Length == 1 ? "Somebody else had answered one question differently meanwhile: both answers are kept, see below." : $"Somebody else had answered {saved.Conflicts.Length} questions differently meanwhile: both answers are kept, see below.";
        foreach (var deviation in saved.Deviations) yield return "Noted as a deviation: " + deviation;
    }

    private static async Task<IResult> List(Guid id, string form, DeskCall call, ListRecords list, ReadForm read)
    {
        var records = await list.Run(call.Acting, id, form, call.Cancel);
        if (records.Refused is { } refused) return call.Refuse(refused);
        return records.Done is { Repeats: false, Records.IsEmpty: true } ? await Show(call, read, new(id, form))
            : records.Done is { Repeats: false, Records: [var only] } ? await Show(call, read, new(id, form) { RecordId = only.RecordId })
            : call.Page<RecordsPage>(new { List = records.Done });
    }

    private static async Task<IResult> History(Guid id, string form, Guid recordId, DeskCall call, ReadForm read, ReadFormHistory history)
    {
        var sheet = await read.Run(call.Acting, new(id, form) { RecordId = recordId }, call.Cancel);
        if (sheet.Refused is { } refused) return call.Refuse(refused);
        var changes = await history.Run(call.Acting, recordId, call.Cancel);
        return changes.Refused is { } no ? call.Refuse(no) : call.Page<FormHistoryPage>(new { Sheet = sheet.Done, Changes = changes.Done });
    }

    private static async Task<IResult> Paper(string programme, string form, DeskCall call, ReadProgrammeForm read)
    {
        var blank = await read.Run(call.Acting, programme, form, call.Cancel);
        return blank.Refused is { } refused ? call.Refuse(refused) : call.Page<PaperPage>(new { Blank = blank.Done });
    }
}

/// <summary>A record as programs read it.</summary>
public sealed record FilledForm(Guid ParticipantId, string Pseudonym, string Form, Guid? VisitId, Guid? RecordId, int Version, RecordState? State, int Instance, int Entry, string ProgrammeHash, DateTimeOffset? SavedAt, string? SavedBy, JsonNode Values, SheetQuery[] Queries)
{
    internal static FilledForm Of(FormSheet sheet) => new(sheet.ParticipantId, sheet.Pseudonym, sheet.Form.Code, sheet.Visit?.VisitId, sheet.Record?.RecordId, sheet.Record?.Version ?? 0, sheet.Record?.State, sheet.Record?.Instance ?? 1, sheet.Entry,
        sheet.ProgrammeHash, sheet.Record?.SavedAt, sheet.Record?.SavedBy, JsonNode.Parse(sheet.Values.Write())!, [.. sheet.Queries]);
}
