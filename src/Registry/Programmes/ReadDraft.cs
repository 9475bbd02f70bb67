using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Programmes;

/// <summary>A draft with all its steps, the first first; the texts of other steps than the one that stands are left out.</summary>
public sealed record StandingDraft(ProgrammeDraft Draft, string Text, ImmutableArray<DraftStepLine> Steps)
{
    /// <summary>The changes that led to what stands, the last first.</summary>
    public IEnumerable<DraftStepLine> Made
    {
        get
        {
            for (var number = Draft.Step; ;)
            {
                var step = Steps.First(s => s.Number == number);
                yield return step;
                if (step.Number == 0) yield break;
                number = step.After;
            }
        }
    }

    public bool CanRedo => Steps.Any(s => s.After == Draft.Step && s.Number > Draft.Step);
}

/// <summary>A step of a draft without its text.</summary>
public sealed record DraftStepLine(int Number, int After, string Says, Guid UserId, DateTimeOffset At);

/// <summary>Drafts as they stand.</summary>
public static class ReadDraft
{
    /// <summary>The open draft of a programme; null when there is none.</summary>
    public static async Task<ProgrammeDraft?> OpenDraft(this RegistryDb db, string programmeId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.ProgrammeDrafts.SingleOrDefaultAsync(d => d.ProgrammeId == programmeId && d.State == DraftState.Open, cancel);
    }

    /// <summary>The open draft with its text; null when there is none.</summary>
    public static async Task<StandingDraft?> Standing(this RegistryDb db, string programmeId, CancellationToken cancel)
    {
        if (await db.OpenDraft(programmeId, cancel) is not { } draft) return null;
        var steps = await db.ProgrammeDraftSteps.Where(s => s.DraftId == draft.Id).OrderBy(s => s.Number).Select(s => new DraftStepLine(s.Number, s.After, s.Says, s.UserId, s.At)).ToListAsync(cancel);
        var text = await db.ProgrammeDraftSteps.Where(s => s.DraftId == draft.Id && s.Number == draft.Step).Select(s => s.Text).SingleAsync(cancel);
        return new(draft, text, [.. steps]);
    }
}
