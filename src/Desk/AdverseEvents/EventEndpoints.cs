using System.Globalization;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.AdverseEvents;

/// <summary>Adverse events: the list with its clocks, the quick entry, one event, its notices, follow-ups and report.</summary>
internal static class EventEndpoints
{
    public const string Root = DeskServices.Root + "/events";

    private const string One = "/events/{id:guid}", Notice = One + "/notices/{noticeId:guid}", FollowUp = One + "/follow-ups/{followUpId:guid}", New = "/children/{id:guid}/events/new";

    public static string Address(Guid eventId) => $"{Root}/{eventId}";

    public static string NewFor(Guid child) => $"{DeskServices.Root}/children/{child}/events/new";

    /// <summary>The whole form, where everything else is filled in.</summary>
    public static string FormOf(SeenEvent e) => $"{DeskServices.Root}/children/{e.ParticipantId}/forms/{e.Form}/{e.EventId}";

    /// <summary>Fields of several forms on one page are told apart by the row they are about.</summary>
    public static string Prefix(Guid row) => $"n{row.ToString("N")[^12..]}-";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/events", List).Needs(Right.AdverseEventsRead);
        pages.MapGet("/events/new", Find).Needs(Right.AdverseEventsWrite);
        pages.MapGet(New, Ask).Needs(Right.AdverseEventsWrite);
        pages.MapPost(New, Enter).Needs(Right.AdverseEventsWrite);
        pages.MapGet(One, Show).Needs(Right.AdverseEventsRead);
        pages.MapGet(One + "/report", Report).Needs(Right.AdverseEventsRead);
        pages.MapPost(Notice + "/sent", Sent).Needs(Right.AdverseEventsWrite);
        pages.MapPost(Notice + "/waive", (Guid id, Guid noticeId, DeskCall call, SendNotice send, ReadEvent read) =>
            call.Act(send.Waive(call.Acting, noticeId, call.Cancel), _ => call.GoTo(Address(id), "Recorded: this notice need not be sent."), () => Show(id, call, read))).Needs(Right.AdverseEventsWrite);
        pages.MapPost(FollowUp, Look).Needs(Right.AdverseEventsWrite);
        pages.MapPost(One + "/expectedness", Judge).Needs(Right.AdverseEventsWrite);
        MapForPrograms(api);
    }

    private static void MapForPrograms(IEndpointRouteBuilder api)
    {
        api.MapGet("/events", async (string? which, int? page, DeskCall call, ListEvents list) => ForProgramsBody.Answer(await list.Run(call.Acting, Filter(which), page ?? 1, call.Cancel)))
            .WithName("events").WithSummary("Adverse events, those whose clocks end first at the top. `which`: open, serious, special or all.").Produces<EventList>().Needs(Right.AdverseEventsRead);
        api.MapPost("/children/{id:guid}/events", (Guid id, DeskCall call, EnterEvent enter) => call.Run<FirstWords, SavedForm>(enter.Run, ("participantId", id.ToString())))
            .WithName("enterEvent").WithSummary("Enter what is known first of an event; its clocks start. `recordId` in the answer is the event.").Produces<SavedForm>().Needs(Right.AdverseEventsWrite);
        api.MapGet(One, async (Guid id, DeskCall call, ReadEvent read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("event").WithSummary("One event with its clocks, judgements and follow-ups.").Produces<SeenEvent>().Needs(Right.AdverseEventsRead);
        api.MapGet(One + "/report", async (Guid id, DeskCall call, ReadEventReport read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("eventReport").WithSummary("What a report of the event holds; the child by its pseudonym.").Produces<EventReport>().Needs(Right.AdverseEventsRead);
        api.MapPost(One + "/expectedness", (Guid id, DeskCall call, JudgeExpectedness judge) => call.Run<JudgedExpectedness, Expectedness>(judge.Run, ("eventId", id.ToString())))
            .WithName("judgeExpectedness").WithSummary("Judge an event otherwise than the reference safety information does; a reason is needed.").Produces<Expectedness>().Needs(Right.AdverseEventsWrite);
        api.MapPost("/notices/{id:guid}/sent", (Guid id, DeskCall call, SendNotice send) => call.Run<SentNotice, bool>(send.Run, ("noticeId", id.ToString())))
            .WithName("noticeSent").WithSummary("Record that a notice was sent; the answer says whether it was late.").Produces<bool>().Needs(Right.AdverseEventsWrite);
        api.MapPost("/notices/{id:guid}/waive", (Guid id, DeskCall call, SendNotice send) => call.Run<NoticeState>((acting, cancel) => send.Waive(acting, id, cancel)))
            .WithName("waiveNotice").WithSummary("Record that a notice need not be sent; a reason is needed.").Produces<NoticeState>().Needs(Right.AdverseEventsWrite);
    }

    private static EventFilter Filter(string? which) => Enum.GetValues<EventFilter>().FirstOrDefault(f => Words.Code(f) == which);

    private static async Task<IResult> List(string? which, int? page, DeskCall call, ListEvents list)
    {
        var filter = Filter(which);
        var events = await list.Run(call.Acting, filter, page ?? 1, call.Cancel);
        return events.Refused is { } refused ? call.Refuse(refused) : call.Page<EventsPage>(new { List = events.Done, Filter = filter });
    }

    private static async Task<IResult> Find(string? child, DeskCall call, EnterEvent enter)
    {
        var found = await enter.Child(call.Acting, child ?? "", call.Cancel);
        return found.Refused is { } refused ? call.Refuse(refused) : call.GoTo(NewFor(found.Done.ParticipantId));
    }

    private static async Task<IResult> Ask(Guid id, DeskCall call, EnterEvent enter)
    {
        var child = await enter.Child(call.Acting, id, call.Cancel);
        return child.Refused is { } refused ? call.Refuse(refused) : call.Page<NewEventPage>(new { Child = child.Done });
    }

    private static Task<IResult> Enter(Guid id, DeskCall call, EnterEvent enter)
    {
        var told = new FirstWords(id, call.Form.Text(EventForm.Verbatim))
        {
            Began = call.Form.IsOn("began-unknown") ? "unknown" : call.Form.Text(EventForm.Began),
            Aware = call.Form.Text(EventForm.Aware),
            AwareTime = call.Form.Text(EventForm.AwareTime),
            Serious = call.Form.Text(EventForm.Serious),
            SeriousWhy = call.Form.All(EventForm.SeriousWhy),
        };
        return call.Act(enter.Run(call.Acting, told, call.Cancel), saved => call.GoTo(Address(saved.RecordId), "Saved. What is not filled in yet waits on the form."), () => Ask(id, call, enter));
    }

    private static async Task<IResult> Show(Guid id, DeskCall call, ReadEvent read)
    {
        var e = await read.Run(call.Acting, id, call.Cancel);
        return e.Refused is { } refused ? call.Refuse(refused) : call.Page<EventPage>(new { Event = e.Done });
    }

    private static async Task<IResult> Report(Guid id, DeskCall call, ReadEventReport read)
    {
        var report = await read.Run(call.Acting, id, call.Cancel);
        return report.Refused is { } refused ? call.Refuse(refused) : call.Page<EventReportPage>(new { Report = report.Done });
    }

    private static async Task<IResult> Sent(Guid id, Guid noticeId, DeskCall call, SendNotice send, ReadEvent read)
    {
        var prefix = Prefix(noticeId);
        var day = call.Form.RequiredDay(prefix + "sentAt", "Say on which day it was sent.");
        if (!TimeOnly.TryParseExact(call.Form.Required(prefix + "time", "Say at what time it was sent."), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && call.Form.Text(prefix + "time") is not null)
            return await call.Again(Prefixed(new(RefusalCode.Invalid, "The notice cannot be recorded like this.") { Fields = [new("time", "time", "Write the time as hours and minutes, such as 08:30.")] }, prefix), () => Show(id, call, read));
        if (call.Form.Refuse() is { } unread) return await call.Again(unread, () => Show(id, call, read));
        var sent = await send.Run(call.Acting, new(noticeId, call.Site.Instant(day, time), call.Form.Text(prefix + "reference")), call.Cancel);
        return sent.Refused is { } refused ? await call.Again(Prefixed(refused, prefix), () => Show(id, call, read)) : call.GoTo(Address(id), sent.Done ? "Recorded. It was late; this is noted as a deviation." : "Recorded as sent.");
    }

    private static async Task<IResult> Look(Guid id, Guid followUpId, DeskCall call, RecordFollowUp record, ReadEvent read)
    {
        var prefix = Prefix(followUpId);
        var day = call.Form.RequiredDay(prefix + "on", "Say on which day it was looked at.");
        if (call.Form.Refuse() is { } unread) return await call.Again(unread, () => Show(id, call, read));
        var done = await record.Run(call.Acting, new(followUpId, day, call.Form.Text(prefix + "says") ?? ""), call.Cancel);
        return done.Refused is { } refused ? await call.Again(Prefixed(refused, prefix), () => Show(id, call, read)) : call.GoTo(Address(id), done.Done is { } next ? $"Recorded. It is looked at again on {SiteTime.Day(next)}." : "Recorded.");
    }

    private static async Task<IResult> Judge(Guid id, DeskCall call, JudgeExpectedness judge, ReadEvent read)
    {
        if (call.Form.Text("expected") is not ("yes" or "no")) return await call.Again(new(RefusalCode.Invalid, "Choose how it is judged.") { Fields = [new("expected", "required", "Choose how it is judged.")] }, () => Show(id, call, read));
        return await call.Act(judge.Run(call.Acting, new(id, call.Form.Text("expected") == "yes"), call.Cancel), _ => call.GoTo(Address(id), "Recorded."), () => Show(id, call, read));
    }

    private static Refused Prefixed(Refused refused, string prefix) => refused with { Fields = [.. refused.Fields.Select(f => f with { Field = prefix + f.Field })] };
}
