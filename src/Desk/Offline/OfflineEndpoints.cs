using System.Security.Cryptography;
using System.Text.Json;
using Equipoise.Desk.Frame;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Offline;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Offline;

/// <summary>Who sends, for the script of the page: what lies on the device goes only where it came from.</summary>
internal sealed record OfflineSender(string Who, string As, string TokenField, string Token);

/// <summary>Filling in forms without a connection: an empty page that a browser may keep, what it takes along, and sending what was filled in.</summary>
internal static class OfflineEndpoints
{
    public const string Address = DeskServices.Root + "/offline";

    private const string Worker = "offline-worker.js";
    private const string Empty = "The page is empty: what it shows lies on the device.";

    private static readonly string[] Scripts = ["desk.js", "offline-store.js", "offline-form.js", "offline-send.js", "offline.js"];
    private static readonly Right[] Writing = [.. Enum.GetValues<FormTopic>().Select(t => FormAccess.Rights(t).Write).Distinct()];

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/offline", (DeskCall call) => call.Page<OfflinePage>()).IsOpen(Empty);
        pages.MapGet("/" + Worker, (DeskAssets scripts, Assets files) => Results.Bytes(WorkerText(scripts, files), "text/javascript; charset=utf-8")).IsOpen("A script says nothing about anybody.");
        pages.MapGet("/offline/who", (DeskCall call, IAntiforgery antiforgery) => Results.Json(Sender(call, antiforgery))).Needs(Right.ParticipantsRead);
        pages.MapGet("/offline/take", Take).Needs(Right.ParticipantsRead);
        pages.MapPost("/offline/save", Save).Needs(Writing);
        api.MapGet("/offline", async (DeskCall call, TakeAlong take) => ForProgramsBody.Answer(await take.Run(call.Acting, call.Cancel)))
            .WithName("takeAlong").WithSummary("The forms of today's children, to fill in without a connection; save them with the idempotency key of each.").Produces<TakenAlong>().Needs(Right.ParticipantsRead);
    }

    private static OfflineSender Sender(DeskCall call, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(call.Http);
        return new(TakeAlong.WhoIs(call.Acting), $"{Words.Of(call.Acting.Role)} at {call.Site.Code}", tokens.FormFieldName, tokens.RequestToken!);
    }

    private static async Task<IResult> Take(DeskCall call, TakeAlong take)
    {
        var taken = await take.Run(call.Acting, call.Cancel);
        return taken.Refused is { } refused ? Problems.Of(refused) : Results.Bytes(CanonicalJson.Write(taken.Done), "application/json");
    }

    private static async Task<IResult> Save(DeskCall call, SaveForm save)
    {
        if (call.Form.Text("who") != TakeAlong.WhoIs(call.Acting)) return Problems.Of(new(RefusalCode.NotAllowed, "This was filled in by somebody else, or in another role. Whoever filled it in signs in and sends it."));
        if (Entry(call.Form.Raw("entry")) is not { } entry) return Problems.Of(new(RefusalCode.Invalid, "This was kept by another version of the page and cannot be read."));
        var saved = await save.Run(call.Acting, entry, call.Cancel);
        return saved.Refused is { } refused ? Problems.Of(refused) : Results.Bytes(CanonicalJson.Write(saved.Done), "application/json");
    }

    private static FormEntry? Entry(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<FormEntry>(json, CanonicalJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The script, with the files it keeps before it. Another version of any of them is another script.</summary>
    private static byte[] WorkerText(DeskAssets scripts, Assets files)
    {
        string[] kept = [Address, files.Address("site.css"), files.Address("favicon.svg"), .. Scripts.Select(scripts.Address)];
        var script = System.Text.Encoding.UTF8.GetString(scripts.Bytes(Worker));
        var version = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join(' ', kept) + script)))[..12];
        return System.Text.Encoding.UTF8.GetBytes($"const VERSION = \"{version}\", FILES = {JsonSerializer.Serialize(kept)};\n{script}");
    }
}
