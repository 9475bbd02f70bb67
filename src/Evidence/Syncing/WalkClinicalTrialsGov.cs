using System.Globalization;
using System.Net;
using System.Text.Json;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Syncing;

/// <summary>
/// Walks through version 2 of the API of ClinicalTrials.gov. The latest changes come first: whatever changes during a walk or after it would show on the first page,
/// so the mark of that page stands for all, and a study that is missed because it moved is newer than the walk and comes with the next.
/// </summary>
internal sealed class WalkClinicalTrialsGov(AskSource ask, SyncSettings settings) : SourceWalk
{
    public override RecordSource Source => RecordSource.ClinicalTrialsGov;

    public override string Query => settings.TrialQuery;

    public override string Host => settings.ClinicalTrialsGov.Host;

    public override string Address(DateOnly? since) => Asked(since, null).AbsoluteUri;

    public override async Task<WalkStep> First(DateOnly? since, KnownAnswer? known, CancellationToken cancel) =>
        Step(await ask.Get(Asked(since, null), known, Read, cancel));

    public override async Task<WalkStep> Next(DateOnly? since, string place, CancellationToken cancel)
    {
        try
        {
            return Step(await ask.Get(Asked(since, place), null, Read, cancel));
        }
        catch (SourceException e) when (e.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            throw new SourceException(e.Message, e) { PlaceIsGone = true, Status = e.Status };
        }
    }

    /// <summary>Every page repeats the parameters of the first, or the registry refuses its token.</summary>
    private Uri Asked(DateOnly? since, string? token) => Below(settings.ClinicalTrialsGov, "studies",
    [
        ("format", "json"),
        ("query.term", settings.TrialQuery),
        ("filter.advanced", since is { } day ? string.Create(CultureInfo.InvariantCulture, $"AREA[LastUpdatePostDate]RANGE[{day:yyyy-MM-dd},MAX]") : null),
        ("sort", "LastUpdatePostDate:desc"),
        ("pageSize", settings.PageSize.ToString(CultureInfo.InvariantCulture)),
        ("countTotal", "true"),
        ("pageToken", token),
    ]);

    private static WalkStep Step(SourceAnswer<Page> answer) => new()
    {
        Text = answer.Text,
        Records = answer.Read?.Studies ?? 0,
        Total = answer.Read?.Total,
        Next = answer.Read?.Next,
        ETag = answer.ETag,
        LastModified = answer.LastModified,
        IsUnchanged = answer.IsUnchanged,
    };

    private static Page Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var page = JsonDocument.Parse(text);
            if (page.RootElement.ValueKind == JsonValueKind.Object && page.RootElement.TryGetProperty("studies", out var studies) && studies.ValueKind == JsonValueKind.Array)
                return new(studies.GetArrayLength(), Text(page.RootElement, "nextPageToken"), Number(page.RootElement, "totalCount"));
            throw new SourceException("ClinicalTrials.gov answers with JSON that is no page of studies.") { MayPass = true };
        }
        catch (JsonException e)
        {
            throw new SourceException($"ClinicalTrials.gov answers with something that is no JSON, or not all of it (line {e.LineNumber + 1}).", e) { MayPass = true };
        }
    }

    private static string? Text(JsonElement page, string name) => page.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static int? Number(JsonElement page, string name) => page.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private sealed record Page(int Studies, string? Next, int? Total);
}
