using Equipoise.Desk.Serving;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Programmes;

/// <summary>The draft of a programme as a whole: begin, text, take back, give up, publish.</summary>
internal static class DraftEndpoints
{
    private const string Base = "/programmes/{programme}/edit";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Base, Show).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base, (string programme, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) =>
            call.Act(change.Begin(call.Acting, programme, call.Cancel), _ => call.GoTo(Address(programme)), () => Show(programme, call, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapGet(Base + "/text", Text).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/text", SaveText).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/undo", (string programme, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) =>
            call.Act(change.Undo(call.Acting, Seen(programme, call), call.Cancel), _ => call.GoTo(Address(programme), "The last change was taken back."), () => Show(programme, call, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/redo", (string programme, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) =>
            call.Act(change.Redo(call.Acting, Seen(programme, call), call.Cancel), _ => call.GoTo(Address(programme), "The change is there again."), () => Show(programme, call, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/abandon", (string programme, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) =>
            call.Act(change.Abandon(call.Acting, Seen(programme, call), call.Cancel), _ => call.GoTo($"{ProgrammeEndpoints.Address}/{programme}", "The draft was given up."), () => Show(programme, call, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/publish", (string programme, DeskCall call, PublishDraft publish, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) =>
            call.Act(publish.Run(call.Acting, Seen(programme, call), evidence, call.Cancel), done => call.GoTo($"{ProgrammeEndpoints.Address}/{programme}/migrate", $"Version {done.Version} is published: children who come from now on follow it."), () => Show(programme, call, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        MapForPrograms(api);
    }

    public static string Address(string programme) => $"{ProgrammeEndpoints.Address}/{programme}/edit";

    public static SeenDraft Seen(string programme, DeskCall call) => new(programme, call.Form.Whole("seen") ?? -1);

    private static void MapForPrograms(IEndpointRouteBuilder api)
    {
        api.MapGet("/programmes/{programme}/draft", async (string programme, DeskCall call, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) =>
            await DraftView.Read(call, programme, databases, evidence, read) is { } view ? Results.Json(new DraftDocument(view.Id, view.Draft.Draft.Step, view.Draft.Text, [.. view.Findings], [.. view.Changes])) : Problems.Of(NoDraft))
            .WithName("draft").WithSummary("The open draft of a programme: its text, what is wrong with it, what differs.").Produces<DraftDocument>().Needs(Right.ProgrammesWrite);
        api.MapPost("/programmes/{programme}/draft", (string programme, DeskCall call, ChangeDraft change) => call.Run<int>((acting, cancel) => change.Begin(acting, programme, cancel))).WithName("beginDraft").WithSummary("Begin a draft from the version of now.").Produces<int>().Needs(Right.ProgrammesWrite);
        api.MapPut("/programmes/{programme}/draft", (string programme, DeskCall call, ChangeDraft change) => call.Run<DraftText, int>((acting, text, cancel) => change.Run(acting, new(programme, text.Seen, text.Text, text.Says), cancel))).WithName("changeDraft").WithSummary("Give the draft another text; say which step you saw.").Produces<int>().Needs(Right.ProgrammesWrite);
        api.MapPost("/programmes/{programme}/draft/undo", (string programme, DeskCall call, ChangeDraft change) => call.Run<SeenStep, int>((acting, seen, cancel) => change.Undo(acting, new(programme, seen.Seen), cancel))).WithName("undoDraft").WithSummary("Take the last change back.").Produces<int>().Needs(Right.ProgrammesWrite);
        api.MapPost("/programmes/{programme}/draft/publish", (string programme, DeskCall call, PublishDraft publish, Snapshot evidence) => call.Run<SeenStep, PublishedVersion>((acting, seen, cancel) => publish.Run(acting, new(programme, seen.Seen), evidence, cancel))).WithName("publishDraft").WithSummary("Publish the draft as the next version; the body gives the reason.").Produces<PublishedVersion>().Needs(Right.ProgrammesWrite);
    }

    private static Refused NoDraft { get; } = new(RefusalCode.NotFound, "There is no open draft of this programme.");

    private static async Task<IResult> Show(string programme, DeskCall call, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read)
    {
        var running = await read.One(call.Acting, programme, null, call.Cancel);
        if (running.Refused is { } refused) return call.Refuse(refused);
        return await DraftView.Read(call, programme, databases, evidence, read) is { } view ? call.Page<DraftPage>(new { View = view }) : call.Page<NoDraftPage>(new { Programme = running.Done });
    }

    private static async Task<IResult> Text(string programme, DeskCall call, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) =>
        await DraftView.Read(call, programme, databases, evidence, read) is { } view ? call.Page<DraftTextPage>(new { View = view }) : call.Refuse(NoDraft);

    private static Task<IResult> SaveText(string programme, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read)
    {
        var text = (call.Form.Raw("text") ?? "").ReplaceLineEndings("\n");
        return call.Act(change.Run(call.Acting, new(programme, Seen(programme, call).Seen, text, call.Form.Text("says") ?? "Changed in the text."), call.Cancel), _ => call.GoTo(Address(programme) + "/text", "Kept."), () => Text(programme, call, databases, evidence, read));
    }
}

/// <summary>A draft as programs read it.</summary>
public sealed record DraftDocument(string ProgrammeId, int Step, string Text, DraftFinding[] Findings, ProgrammeChange[] Changes);

/// <summary>Another text for a draft.</summary>
public sealed record DraftText(int Seen, string Text, string Says);

/// <summary>The step of a draft that was looked at.</summary>
public sealed record SeenStep(int Seen);
