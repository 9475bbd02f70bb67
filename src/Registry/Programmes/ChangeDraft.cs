using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Programmes;

/// <summary>A draft with another text.</summary>
/// <param name="ProgrammeId">Of which programme.</param>
/// <param name="Seen">The step that was on the screen.</param>
/// <param name="Text">The programme as YAML; it may have problems, and is kept with them.</param>
/// <param name="Says">What was changed, in words.</param>
public sealed record DraftChange(string ProgrammeId, int Seen, string Text, string Says);

/// <summary>A step of a draft that somebody saw, to be taken back or published.</summary>
public sealed record SeenDraft(string ProgrammeId, int Seen);

/// <summary>Keeps the draft of a programme: begins it, changes it, takes the last change back and brings it again, gives it up.</summary>
public sealed class ChangeDraft(IDbContextFactory<RegistryDb> databases)
{
    public const int LongestText = 400_000;
    public const int LongestSays = 400;

    /// <summary>Begins a draft from the version that the site follows.</summary>
    /// <returns>The step that stands; that of the open draft, when there is one.</returns>
    public Task<Outcome<int>> Begin(Acting acting, string programmeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<int>(acting, Right.ProgrammesWrite, "draft.begun", programmeId, async db =>
        {
            if (await db.OpenDraft(programmeId, cancel) is { } open) return open.Step;
            if (await db.Current(programmeId, cancel) is not { } current) return new Refused(RefusalCode.NotFound, "The site does not follow this programme; adopt it first.");
            var draft = new ProgrammeDraft { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), ProgrammeId = programmeId, BasedOn = current.ProgrammeHash, Step = 0, State = DraftState.Open };
            db.ProgrammeDrafts.Add(draft);
            db.ProgrammeDraftSteps.Add(Step(acting, draft, 0, 0, $"Begun from version {current.ProgrammeVersion}.", ReadProgramme.Write(await db.Programme(current.ProgrammeHash, cancel))));
            return 0;
        }, cancel);
    }

    /// <returns>The step that stands now.</returns>
    public Task<Outcome<int>> Run(Acting acting, DraftChange change, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(change);
        return databases.Act<int>(acting, Right.ProgrammesWrite, "draft.changed", change, async db =>
        {
            if (change.Text is null or { Length: 0 or > LongestText }) return new Refused(RefusalCode.Invalid, "The programme is empty or too long.") { Fields = [new("text", "length", $"A programme has up to {LongestText:N0} characters.")] };
            if (string.IsNullOrWhiteSpace(change.Says) || change.Says.Length > LongestSays) return new Refused(RefusalCode.Invalid, "Say what was changed.") { Fields = [new("says", "length", $"1 to {LongestSays} characters.")] };
            var found = await Find(db, new(change.ProgrammeId, change.Seen), cancel);
            if (found.Refused is { } refused) return refused;
            var draft = found.Done;
            if ((await db.ProgrammeDraftSteps.SingleAsync(s => s.DraftId == draft.Id && s.Number == draft.Step, cancel)).Text == change.Text) return draft.Step;
            var number = await db.ProgrammeDraftSteps.Where(s => s.DraftId == draft.Id).MaxAsync(s => s.Number, cancel) + 1;
            db.ProgrammeDraftSteps.Add(Step(acting, draft, number, draft.Step, change.Says.Trim(), change.Text));
            return draft.Step = number;
        }, cancel);
    }

    /// <summary>Takes the last change back. It stays on record and can be brought again.</summary>
    public Task<Outcome<int>> Undo(Acting acting, SeenDraft seen, CancellationToken cancel = default) => Move(acting, "draft.undone", seen, async (db, draft) =>
        draft.Step == 0 ? new Refused(RefusalCode.WrongState, "Nothing was changed yet.") : (await db.ProgrammeDraftSteps.SingleAsync(s => s.DraftId == draft.Id && s.Number == draft.Step, cancel)).After, cancel);

    /// <summary>Brings back the change that was taken back last.</summary>
    public Task<Outcome<int>> Redo(Acting acting, SeenDraft seen, CancellationToken cancel = default) => Move(acting, "draft.redone", seen, async (db, draft) =>
        await db.ProgrammeDraftSteps.Where(s => s.DraftId == draft.Id && s.After == draft.Step && s.Number > draft.Step).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel) is { } next
            ? next.Number : new Refused(RefusalCode.WrongState, "Nothing was taken back here."), cancel);

    /// <summary>Gives the draft up. It stays on record, and a new one can be begun.</summary>
    public Task<Outcome<int>> Abandon(Acting acting, SeenDraft seen, CancellationToken cancel = default) => Move(acting, "draft.abandoned", seen, (_, draft) =>
    {
        draft.State = DraftState.Abandoned;
        return Task.FromResult<Outcome<int>>(draft.Step);
    }, cancel);

    internal static async Task<Outcome<ProgrammeDraft>> Find(RegistryDb db, SeenDraft seen, CancellationToken cancel)
    {
        if (await db.OpenDraft(seen.ProgrammeId, cancel) is not { } draft) return new Refused(RefusalCode.NotFound, "There is no open draft of this programme.");
        return draft.Step == seen.Seen ? draft : new Refused(RefusalCode.Conflict, "Somebody else changed the draft meanwhile; your change was not made. Look at what stands there now, and make it again.");
    }

    private Task<Outcome<int>> Move(Acting acting, string what, SeenDraft seen, Func<RegistryDb, ProgrammeDraft, Task<Outcome<int>>> to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(seen);
        return databases.Act<int>(acting, Right.ProgrammesWrite, what, seen, async db =>
        {
            var found = await Find(db, seen, cancel);
            if (found.Refused is { } refused) return refused;
            var step = await to(db, found.Done);
            if (step.IsDone) found.Done.Step = step.Done;
            return step;
        }, cancel);
    }

    private static ProgrammeDraftStep Step(Acting acting, ProgrammeDraft draft, int number, int after, string says, string text) => new()
    {
        SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), DraftId = draft.Id, Number = number, After = after, Says = says, UserId = acting.UserId, At = acting.At, Text = text, TextHash = KeptProgrammes.HashOf(text),
    };
}
